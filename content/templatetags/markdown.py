"""`{% load markdown %}`: what authors wrote, as HTML."""

import re
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from content.documents.written import is_foreign, within
from content.rules.glossary_terms import Found, Glossary
from content.rules.languages import WRITTEN_IN, English, has_english
from content.rules.markdown import render_cell, render_markdown, render_quotation
from content.rules.typography import typo, typo_html

register = template.Library()

# Links to pages that have a language: neither files nor the office, nor those that name one.
PAGES = re.compile(r'href="/(?!/|en/|admin/|api/|media/|static/|sous-titres/)')


@register.filter
def markdown(text: str) -> SafeString:
    """Safe HTML with French typography, if it is French; nothing for nothing.

    A link to a page of the site keeps the language of the page it stands in.
    """
    if not text:
        return mark_safe("")
    rendered = _rendered(text, isinstance(text, English), get_language() or WRITTEN_IN)
    return mark_safe(rendered)  # noqa: S308  # nh3 cleaned it


@lru_cache(maxsize=4096)
def _rendered(text: str, is_english: bool, language: str) -> str:  # a key of the cache
    """A text is read far more often than it is written: about a thousand lessons' worth."""
    html = render_markdown(text)
    if language != WRITTEN_IN:
        html = PAGES.sub(f'href="/{language}/', html)
    return html if is_english else typo_html(html)


@register.simple_tag(takes_context=True)
def explained(context: Context, text: str) -> SafeString:
    """The same, where each word of the page's `glossary` says what it means, once a page.

    Without a glossary (on paper, in a preview), or in English: the text alone.
    """
    glossary: Glossary | None = context.get("glossary")
    html = markdown(text)
    if glossary is None or isinstance(text, English):
        return html
    address = reverse("glossary")
    return mark_safe("".join(_told(piece, address) for piece in glossary.tell(html)))  # noqa: S308  # nh3 cleaned it


def _told(piece: Found, address: str) -> str:
    if piece.entry is None:
        return piece.html
    return format_html(
        '<a class="term" href="{}#{}" data-meaning="{}">{}</a>',
        address,
        piece.entry.slug,
        typo(piece.entry.meaning),
        mark_safe(piece.html),  # noqa: S308  # nh3 cleaned it
    )


@register.filter
def markdown_cell(text: str) -> SafeString:
    """A cell of a table: one line, with its links."""
    html = render_cell(text)
    return mark_safe(html if isinstance(text, English) else typo_html(html))  # noqa: S308  # nh3 cleaned it


@register.filter
def quoted(text: str) -> SafeString:
    """Somebody's words between « », which no author has to type; “ ” in English."""
    if isinstance(text, English):
        return mark_safe(render_quotation(text, "“", "”"))  # noqa: S308  # nh3 cleaned it
    return mark_safe(typo_html(render_quotation(text)))  # noqa: S308  # nh3 cleaned it


@register.simple_tag
def written_lang(*said: Any) -> SafeString:
    """` lang="fr"` on what authors wrote, in a page that speaks another language.

    Not on what is said in that language: give it the words, the piece or the pieces.
    """
    return mark_safe(f' lang="{WRITTEN_IN}"') if is_foreign(said) else mark_safe("")  # noqa: S308  # ours


register.simple_tag(within)


@register.filter
def is_french_among(piece: object, pieces: object) -> bool:
    """Whether a piece stayed in French where others of its row are in English."""
    return has_english(pieces) and not has_english(piece)
