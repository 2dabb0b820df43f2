"""The names of the public facts, the same in the office and on pages."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curriculum.models import LearningPath

FROM_MODULES = {"objectives": _("objectifs"), "duration": _("durée")}
# Where each stands on the page: an address that is shared does not change.
ANCHORS = {
    "prerequisites": "prerequis",
    "objectives": "objectifs",
    "recognition": "reconnaissance",
    "duration": "duree",
    "arrangements": "organisation",
    "access_time": "delai-d-acces",
    "prices": "tarifs",
    "contacts": "contacts",
    "methods": "methodes",
    "assessment": "evaluation",
    "disability_access": "accessibilite",
}


def name_of(fact: str) -> str:
    """« Délai d’accès »."""
    name = FROM_MODULES.get(fact) or getattr(LearningPath, fact).field.verbose_name
    return str(capfirst(str(name)))


def what_is_missing(facts: Iterable[str]) -> str:
    """« Il manque : Tarifs, Contacts »."""
    return gettext("Il manque : %(facts)s.") % {"facts": ", ".join(map(name_of, facts))}
