"""/formation/carnets/: the notes that learners share with their trainer."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.learning.logbooks import AnswerForm
from learners.journey import noting
from learners.models import LogbookEntry
from learners.queries.learning.logbooks import notes_shared_with, titles_for_notes
from learners.queries.people.rights import is_trainer
from learners.views.people.requests import SignedInRequest

A_PAGE = 20


@login_required
@never_cache
@require_safe
def shared_notes(request: SignedInRequest) -> HttpResponse:
    """Those that wait for an answer first."""
    if not is_trainer(request.user):
        raise Http404
    notes = notes_shared_with(request.user)
    page = Paginator(notes, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "notes": _with_titles(list(page.object_list)),
        "waiting": notes.filter(answered_at=None).count(),
    }
    return render(request, "learners/learning/shared_notes.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_note(request: SignedInRequest, note: UUID) -> HttpResponse:
    shared = get_object_or_404(notes_shared_with(request.user), pk=note)
    if request.method != "POST":
        return _page(request, shared, AnswerForm(initial={"answer": shared.answer}))
    form = AnswerForm(request.POST)
    if form.replace_what_was_found():
        return _page(request, shared, form)
    if not form.is_valid():
        return _page(request, shared, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    noting.answer(shared.pk, form.cleaned_data["answer"], by=request.user, at=now())
    messages.success(request, _("%s lira votre réponse sous sa note.") % shared.person)
    return redirect("shared_notes")


def _page(
    request: SignedInRequest, note: LogbookEntry, form: AnswerForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    ((_note, title),) = _with_titles([note])
    context: dict[str, Any] = {"note": note, "title": title, "form": form}
    return render(request, "learners/learning/shared_note.html", context, status=status)


def _with_titles(notes: list[LogbookEntry]) -> list[tuple[LogbookEntry, str]]:
    titles = titles_for_notes(notes)
    words = titles_in(get_language(), titles)
    said = {key: title_said(key, title, words) for key, title in titles.items()}
    return [(note, said.get(note.module, "") if note.module else "") for note in notes]
