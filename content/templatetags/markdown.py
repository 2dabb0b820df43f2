"""`{% load markdown %}`: what authors wrote, as HTML."""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from content.rules.markdown import render_cell, render_markdown, render_quotation
from content.rules.typography import typo_html

register = template.Library()

# What authors write is in French, whatever language the page around it speaks.
WRITTEN_IN = "fr"


@register.filter
def markdown(text: str) -> SafeString:
    """Safe HTML with French typography; nothing for nothing."""
    return mark_safe(_rendered(text)) if text else mark_safe("")  # noqa: S308  # nh3 cleaned it


@lru_cache(maxsize=4096)
def _rendered(text: str) -> str:
    """A text is read far more often than it is written: about a thousand lessons' worth."""
    return typo_html(render_markdown(text))


@register.filter
def markdown_cell(text: str) -> SafeString:
    """A cell of a table: one line, with its links."""
    return mark_safe(typo_html(render_cell(text)))  # noqa: S308  # nh3 cleaned it


@register.filter
def quoted(text: str) -> SafeString:
    """Somebody's words between « », which no author has to type."""
    return mark_safe(typo_html(render_quotation(text)))  # noqa: S308  # nh3 cleaned it


@register.simple_tag
def written_lang() -> SafeString:
    """` lang="fr"` on what authors wrote, in a page that speaks another language."""
    other = (get_language() or WRITTEN_IN).split("-")[0] != WRITTEN_IN
    return mark_safe(f' lang="{WRITTEN_IN}"') if other else mark_safe("")  # noqa: S308  # ours
