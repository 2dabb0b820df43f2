"""What a question must be so that somebody can answer it and have it right."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.faults import sentence_of
from curriculum.readers.problems import Say
from curriculum.rules.imports import MAX_SOURCE, MAX_TOPIC
from curriculum.rules.packs import PackQuestion, wording_of
from curriculum.rules.questions import Choice, faults_of


def check_question(question: PackQuestion, lines: Sequence[int], say: Say) -> None:
    """`lines` are those of the choices."""
    if not question.prompt:
        say(question.line, _("La question n’a pas de texte. Écrivez-le avant l’accolade."))
    if len(question.topic) > MAX_TOPIC or len(question.source) > MAX_SOURCE:
        say(
            question.line, _("Thème (120 signes) ou source (300 signes) trop longs. Raccourcissez.")
        )
    if question.kind in ("single", "several"):
        _check_choices(question, lines, say)
    else:
        _check_others(question, say)


def _check_others(question: PackQuestion, say: Say) -> None:
    """Without any answer, what stands there instead was said already; nothing does after `#`."""
    is_said = not question.choices and question.kind != "numeric"
    faults = [] if is_said else faults_of(wording_of(question))
    for fault in faults:
        if fault not in ("no_prompt", "not_a_number"):  # said already, at their line
            say(question.line, sentence_of(fault))


def _check_choices(question: PackQuestion, lines: Sequence[int], say: Say) -> None:
    if len(question.choices) == 1:
        say(question.line, _("Un seul choix. Proposez-en au moins deux."))
    _check_texts(question.choices, lines, say)
    if question.kind == "single":
        _check_single(question, lines, say)
    else:
        _check_several(question, say)


def _check_texts(choices: Sequence[Choice], lines: Sequence[int], say: Say) -> None:
    seen: dict[str, int] = {}
    for choice, line in zip(choices, lines, strict=True):
        words = " ".join(choice.text.casefold().split())
        if not words:
            say(line, _("Ce choix est vide. Écrivez-le ou retirez son signe."))
        elif words in seen:
            sentence = _("Ce choix est déjà à la ligne %(line)s. Changez l’un des deux.")
            say(line, sentence % {"line": seen[words]})
        seen.setdefault(words, line)


def _check_single(question: PackQuestion, lines: Sequence[int], say: Say) -> None:
    right = [at for at, choice in enumerate(question.choices) if choice.fraction == 1]
    if len(right) > 1:
        say(
            lines[right[1]],
            _(
                "Deux bonnes réponses. Écrivez \\= pour un signe égal dans un texte,"
                " ou ~%50% devant chacune."
            ),
        )


def _check_several(question: PackQuestion, say: Say) -> None:
    total = sum((it.fraction for it in question.choices if it.fraction > 0), Decimal(0))
    if not total:
        say(question.line, _("Aucune bonne réponse. Mettez = devant le bon choix."))
    elif total.quantize(Decimal("0.00001")) != 1:
        shown = f"{(total * 100).normalize():f}".replace(".", ",")
        sentence = _("Les poids des bonnes réponses font %(total)s %%, pas 100 %%. Corrigez-les.")
        say(question.line, sentence % {"total": shown})
