"""/recherche/: what is taught, the glossary and the help, found by their words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.documents.pages import Section, help_sections
from content.models import SearchEntry
from content.queries.searching import corrected, entries_with, texts_of
from content.rules.searching import (
    Piece,
    asked_stems,
    asked_words,
    excerpt,
    is_found_in,
    marked,
    query_of,
)
from learners.models import User
from learners.queries.learning.enrolments import lessons_open_to
from learners.queries.people.rights import may_read_everything

RESULTS_A_PAGE = 20
Stems = Sequence[Collection[str]]


@dataclass(frozen=True)
class Result:
    """Something found: `is_closed` for a lesson that this person cannot open."""

    kind: str
    label: str
    address: str
    language: str
    title: list[Piece]
    place: str
    told: list[Piece]
    is_closed: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The same number of queries whatever is found; none for an empty box."""
    query, language = query_of(request.GET.get("q", "")), get_language() or "fr"
    stems = asked_stems(query)
    if not stems:
        return render(request, "learners/learning/search.html", {"query": query})
    pages = Paginator(entries_with(stems, language), RESULTS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    helps = [_help(part, stems, language) for part in _helping(stems, language)]
    total = pages.count + len(helps)
    context = {
        "query": query,
        "asked": True,
        "page": page,
        "results": _shown(page, stems, request.user),
        "helps": helps,
        "total": total,
        "suggestion": corrected(asked_words(query), language) if not total else None,
    }
    return render(request, "learners/learning/search.html", context)


def _shown(page: Page[SearchEntry], stems: Stems, person: User | AnonymousUser) -> list[Result]:
    entries = list(page.object_list)
    texts = texts_of(entries) if entries else {}
    open_lessons, reads_all = _what_opens(person)
    return [
        _result(
            entry,
            stems,
            texts.get(entry.pk, ""),
            is_closed=entry.kind == SearchEntry.Kind.LESSON
            and not (reads_all or entry.key in open_lessons),
        )
        for entry in entries
    ]


def _what_opens(person: User | AnonymousUser) -> tuple[set[UUID], bool]:
    """The lessons of one's paths, and whether one reads them all."""
    if not isinstance(person, User):
        return set(), False
    return lessons_open_to(person), may_read_everything(person)


def _result(entry: SearchEntry, stems: Stems, text: str, *, is_closed: bool) -> Result:
    """What is inside a lesson is quoted to those who may open it; the summary is for everybody."""
    words = excerpt(text, stems, entry.language) if not is_closed else []
    in_summary = excerpt(entry.summary, stems, entry.language)
    plain = [Piece(entry.summary, is_found=False)]
    return Result(
        kind=entry.kind,
        label=entry.get_kind_display(),
        address=_in_this_language(entry.address),
        language=entry.language,
        title=marked(entry.title, stems, entry.language),
        place=entry.place,
        told=_whole_summary(entry, stems) if in_summary else words or plain,
        is_closed=is_closed,
    )


def _whole_summary(entry: SearchEntry, stems: Stems) -> list[Piece]:
    return marked(entry.summary, stems, entry.language)


def _in_this_language(address: str) -> str:
    language = get_language()
    return address if language in (None, "fr") else f"/{language}{address}"


def _helping(stems: Stems, language: str) -> list[Section]:
    return [
        part
        for part in help_sections(language)
        if is_found_in(f"{part.title} {part.text}", stems, language)
    ]


def _help(part: Section, stems: Stems, language: str) -> Result:
    return Result(
        kind="help",
        label="",
        address=f"{reverse('help')}#{part.id}",
        language=language,
        title=marked(part.title, stems, language),
        place="",
        told=excerpt(part.text, stems, language) or [Piece(part.text[:120], is_found=False)],
        is_closed=False,
    )
