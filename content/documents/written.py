"""What authors wrote, in a page that speaks another language: marked as French."""

from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from content.rules.languages import WRITTEN_IN, has_english
from content.rules.typography import typo


def is_foreign(said: Any) -> bool:  # noqa: ANN401  # a text, or anything made of texts
    """Whether these words of an author are in another language than the page."""
    language = (get_language() or WRITTEN_IN).split("-")[0]
    return language != WRITTEN_IN and not has_english(said)


def within(said: str) -> SafeString:
    """A few words of an author, for a sentence of the page: marked when they stay in French."""
    text = conditional_escape(typo(said))
    return format_html('<span lang="{}">{}</span>', WRITTEN_IN, text) if is_foreign(said) else text
