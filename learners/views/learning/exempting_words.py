"""The sentences of exemptions: why not, and how things stand."""

from django.utils.translation import gettext

from learners.queries.learning.exemptions import Standing
from learners.rules.learning.exempting import Refusal


def spared() -> str:
    """For whoever has just handed the quiz in."""
    return gettext("Sans erreur au premier essai : le reste du module est dispensé.")


def why_not(refusal: Refusal | None) -> str:
    """For whoever asks; nothing when it may be asked."""
    return {
        None: "",
        Refusal.OVER: gettext("Ce parcours n’est plus en cours. Rien n’est à dispenser."),
        Refusal.USED: gettext("C’est déjà fait : le reste de ce module est dispensé."),
        Refusal.TRIED: gettext("Ce quiz a déjà été rendu une fois. Seul le premier essai compte."),
        Refusal.NO_QUIZ: gettext("Ce module n’a pas de quiz qui puisse en dispenser."),
        Refusal.NOTHING: gettext("Ce module ne demande rien d’autre que son quiz, ou il est fini."),
        Refusal.WITHDRAWN: gettext("La personne qui vous forme a retiré cette dispense."),
        Refusal.BEGUN: gettext("Ce module est déjà commencé. Continuez, rien n’est perdu."),
    }[refusal]


def how_it_stands(standing: Standing) -> str:
    """One module, for a trainer."""
    row = standing.exemption
    if row is None:
        return gettext("Pas de dispense.")
    if row.used_at is not None:
        return gettext("Dispensé : le quiz est sans erreur au premier essai.")
    if row.withdrawn_at is not None:
        return gettext("Dispense retirée.")
    if standing.refusal == Refusal.TRIED:
        return gettext("Le quiz a été rendu, avec une erreur : rien n’est dispensé.")
    if row.granted_by is None:
        return gettext("La personne a choisi de commencer par le quiz.")
    return gettext("Dispense accordée : le quiz d’abord.")
