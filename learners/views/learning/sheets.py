"""/fiches/: the field kit, anybody's. /formation/seances/: what trainers hold in the room."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from curriculum.models import Sheet
from curriculum.queries.sheets import field_sheets, session_sheets
from learners.documents.sheets import paper_of_sheet
from learners.queries.people.rights import may_read_everything
from learners.views.people.requests import SignedInRequest

View = Callable[..., HttpResponse]


def for_those_who_work_here(view: View) -> View:
    """Strangers are told that nothing is there."""

    @login_required
    @require_safe
    @wraps(view)
    def guarded(request: SignedInRequest, **words: Any) -> HttpResponse:  # those of the address
        if not may_read_everything(request.user):
            raise Http404
        return view(request, **words)

    return guarded


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Blank forms for paper, and reminders: anybody may print them."""
    return render(request, "learners/learning/sheets.html", {"sheets": field_sheets()})


@require_safe
def read_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, field_sheets(), slug)


@require_safe
def print_sheet(request: HttpRequest, slug: str) -> HttpResponse:  # a view
    return _paper(field_sheets(), slug)


@for_those_who_work_here
def sessions(request: SignedInRequest) -> HttpResponse:
    """The half-days of training, each with its minutes."""
    return render(request, "learners/learning/sessions.html", {"sheets": session_sheets()})


@for_those_who_work_here
def read_session(request: SignedInRequest, slug: str) -> HttpResponse:
    return _page(request, session_sheets(), slug)


@for_those_who_work_here
def print_session(request: SignedInRequest, slug: str) -> HttpResponse:  # a view
    return _paper(session_sheets(), slug)


def _page(request: HttpRequest, known: QuerySet[Sheet], slug: str) -> HttpResponse:
    """The sheet as a page first; its paper is one press away."""
    sheet = get_object_or_404(known, slug=slug)
    context = {"sheet": sheet, "weight": len(paper_of_sheet(sheet))}
    return render(request, "learners/learning/sheet.html", context)


def _paper(known: QuerySet[Sheet], slug: str) -> HttpResponse:
    sheet = get_object_or_404(known, slug=slug)
    headers = {"Content-Disposition": f'inline; filename="{sheet.slug}.pdf"'}
    return HttpResponse(paper_of_sheet(sheet), content_type="application/pdf", headers=headers)
