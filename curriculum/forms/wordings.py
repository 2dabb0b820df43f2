"""From the lines that an author typed to what a question says, and back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from curriculum.forms.choices import WHOLE, TypedChoice
from curriculum.rules.questions import (
    KINDS_TYPED,
    Choice,
    Fault,
    QuestionKind,
    Wording,
    fractions,
    number_in,
    plain,
)

LINES_HELP: dict[QuestionKind, Any] = {
    "single": _("Le retour est lu par qui choisit cette réponse."),
    "several": _(
        "Les réponses justes se partagent le point. Le retour est lu par qui choisit cette réponse."
    ),
    "true_false": _("Cochez la bonne réponse. Le retour est lu par qui choisit cette réponse."),
    "matching": _(
        "Deux lignes peuvent aller avec la même réponse. Laissez « À associer » vide pour une"
        " réponse de trop. Les retours sont lus quand tout est juste."
    ),
    "ordering": _(
        "Écrivez-les dans le bon ordre : les stagiaires les reçoivent mélangées. Les retours sont"
        " lus quand tout est juste."
    ),
    "numeric": _(
        "La première ligne qui convient compte. Une étoile (*) reprend tout autre nombre : elle"
        " sert à donner un retour, pour 0 %."
    ),
    "short_text": _(
        "La première ligne qui convient compte. Majuscules, accents et espaces sont pardonnés."
        " Une étoile (*) remplace n’importe quels mots."
    ),
}
WEIGHED_HELP = _(
    "Dites ce que vaut chaque réponse, de -100 à 100 %. Un moins (-) retire des points à qui la"
    " choisit."
)
MORE_LINES = _("Besoin d’autres lignes ? Enregistrez : il en vient trois.")

TOO_FEW: dict[QuestionKind, Any] = {
    "matching": _("Il faut au moins deux lignes et deux réponses. Ajoutez-en."),
    "ordering": _("Il faut au moins deux lignes à ordonner. Ajoutez-en."),
}
WHAT_IS_WRONG: dict[Fault, Any] = {
    "too_few": _("Il faut au moins deux réponses. Ajoutez-en."),
    "one_right": _("Cochez « Juste » devant une réponse, et une seule."),
    "none_right": _("Cochez « Juste » devant au moins une réponse."),
    "not_true_or_false": _("Cochez la bonne réponse : vrai, ou faux."),
}
NOT_WHOLE = _("Ensemble, les réponses justes doivent valoir 100 %.")
NONE_WHOLE = _("Il faut au moins une réponse qui vaut 100 %. Ajoutez-en une.")


ONE_WHOLE = _("Une réponse, et une seule, vaut 100 %.")


def sentence_for(fault: Fault, kind: QuestionKind, *, weighed: bool) -> str:
    """What has to be put right, in the words of the form."""
    if fault == "one_right" and weighed:
        return str(ONE_WHOLE)
    if fault == "too_few" and kind in TOO_FEW:
        return str(TOO_FEW[kind])
    if fault == "none_right" and (weighed or kind in KINDS_TYPED):
        return str(NOT_WHOLE if kind == "several" else NONE_WHOLE)
    return str(WHAT_IS_WRONG.get(fault, NOT_WHOLE))


def choices_of(
    kind: QuestionKind, lines: Sequence[TypedChoice], said: Wording | None, *, weighed: bool
) -> tuple[Choice, ...]:
    """`said` is what the question says now: shares that no column shows stay as they are."""
    if weighed or kind in KINDS_TYPED:
        shares = [(number_in(line.share) or _unsaid(line.share)) / WHOLE for line in lines]
    else:
        shares = _shares(kind, lines, said)
    return tuple(
        Choice(
            line.text,
            share,
            line.feedback,
            line.match if kind == "matching" else "",
            (number_in(line.tolerance) or Decimal(0)) if kind == "numeric" else Decimal(0),
        )
        for line, share in zip(lines, shares, strict=True)
    )


def _shares(
    kind: QuestionKind, lines: Sequence[TypedChoice], said: Wording | None
) -> list[Decimal]:
    known = [choice.fraction for choice in said.choices] if said and said.kind == kind else []
    if kind in ("matching", "ordering"):
        return [known[place] if place < len(known) else Decimal(1) for place in range(len(lines))]
    right = [line.is_right for line in lines]
    return known if [share > 0 for share in known] == right and known else fractions(kind, right)


def _unsaid(share: str) -> Decimal:
    """A line that says nothing of what it is worth is worth everything; « 0 », nothing."""
    return Decimal(0 if share else WHOLE)


def typed_from(wording: Wording) -> list[TypedChoice]:
    """The lines of the form for what a question says."""
    return [
        TypedChoice(
            text=choice.text,
            is_right=choice.fraction > 0,
            feedback=choice.feedback,
            match=choice.match,
            tolerance=plain(choice.tolerance) if choice.tolerance else "",
            share=plain(choice.fraction * WHOLE),
        )
        for choice in wording.choices
    ]


def is_weighed_apart(wording: Wording) -> bool:
    """Whether its choices have shares that « Juste » alone would not give."""
    known = [choice.fraction for choice in wording.choices]
    usual = fractions(wording.kind, [share > 0 for share in known])
    return wording.kind in ("single", "several") and known != usual
