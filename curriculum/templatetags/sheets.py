"""`{% load sheets %}`: what a sheet says, on a page."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.rules.typography import typo
from curriculum.models import Sheet
from curriculum.rules.sheets import Run, SheetBlock, Step, blocks_of, clock, runs_of, steps_of

register = template.Library()
ROOM = mark_safe('<span class="sheet__room" aria-hidden="true"></span>')


@register.filter
def blocks(sheet: Sheet) -> list[SheetBlock]:
    return blocks_of(sheet.body)


@register.filter
def session_steps(read: list[SheetBlock]) -> list[Step]:
    return steps_of(read)


@register.filter
def from_the_start(minutes: int) -> str:
    """« 0 h 05 »."""
    return clock(minutes)


@register.filter
def sheet_words(text: str) -> SafeString:
    """A line of a sheet; room to write is drawn, and said by nobody."""
    return format_html_join("", "{}", ((_drawn(run),) for run in runs_of(typo(text))))


def _drawn(run: Run) -> SafeString | str:
    if run.kind == "write":
        return ROOM
    return format_html("<strong>{}</strong>", run.text) if run.kind == "strong" else run.text
