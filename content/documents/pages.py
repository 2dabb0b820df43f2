"""Help, contact and what the law wants said: whole texts, one template a language.

They are kept whole, rather than cut in messages, so that they can be read, corrected and
translated as texts. `templates/content/documents/fr/help.html` has its twin under `en/`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from content.rules.accessibility import DECLARED_ON, PLAN_YEARS, STANDARD, STATE

TITLES: Mapping[str, Any] = {
    "help": _("Aide"),
    "contact": _("Nous écrire"),
    "accessibility": _("Déclaration d’accessibilité"),
    "accessibility_plan": _("Schéma pluriannuel d’accessibilité"),
    "legal_notice": _("Mentions légales"),
    "privacy": _("Données personnelles"),
}
WRITTEN_IN = ("fr", "en")


@dataclass(frozen=True)
class Section:
    """A part of the help page, as a search finds it."""

    id: str
    title: str
    text: str


def template_of(name: str, language: str) -> str:
    """A language that we do not write gets the French text."""
    known = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return f"content/documents/{known}/{name}.html"


def facts() -> dict[str, Any]:
    """What these texts say of this site."""
    return {
        "body": settings.TRAINING_BODY,
        "host": settings.HOSTING,
        "contact": settings.CONTACT_EMAIL,
        "site": settings.SITE_URL,
        "state": STATE,
        "declared_on": DECLARED_ON,
        "standard": STANDARD,
        "plan": {"first": PLAN_YEARS[0], "last": PLAN_YEARS[1]},
    }


@lru_cache(maxsize=len(WRITTEN_IN))
def help_sections(language: str) -> tuple[Section, ...]:
    """The help page cut at its titles. It changes with the code alone."""
    with translation.override(language):
        page = BeautifulSoup(
            render_to_string(template_of("help", language), facts()), "html.parser"
        )
    return tuple(
        Section(str(part["id"]), _text(part.select("h2")), _text(part.select("p, li")))
        for part in page.select("section[id]")
    )


def _text(tags: Iterable[Tag]) -> str:
    return " ".join(tag.get_text() for tag in tags)
