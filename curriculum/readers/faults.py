"""Why a question could not be asked, said to who wrote the file."""

from django.utils.translation import gettext as _

from curriculum.rules.imports import MAX_TEXT
from curriculum.rules.questions import Fault, Wording, faults_of


def sentence_of(fault: Fault) -> str:
    return {
        "no_prompt": _("La question n’a pas de texte. Écrivez son énoncé."),
        "too_few": _("Une seule proposition. Il en faut au moins deux."),
        "twice": _("Deux propositions disent la même chose. Changez l’une des deux."),
        "empty": _("Une proposition est vide. Écrivez-la ou retirez-la."),
        "one_right": _("Il faut une bonne réponse à 100 %, et une seule."),
        "none_right": _("Aucune réponse ne donne 100 %. Dites laquelle est juste."),
        "not_whole": _("Les parts des bonnes réponses ne font pas 100 %. Corrigez-les."),
        "not_a_number": _("Une réponse n’est pas un nombre. Écrivez-la en chiffres."),
        "not_true_or_false": _("Dites laquelle de « vrai » ou « faux » est juste."),
    }[fault]


def sentences_about(wording: Wording) -> tuple[str, ...]:
    """None when the question can be asked."""
    texts = [wording.prompt, wording.general_feedback]
    for choice in wording.choices:
        texts += [choice.text, choice.match, choice.feedback]
    too_long = [_("Un texte dépasse 20 000 signes. Raccourcissez-le.")]
    said = [sentence_of(fault) for fault in dict.fromkeys(faults_of(wording))]
    return tuple(said + (too_long if any(len(text) > MAX_TEXT for text in texts) else []))
