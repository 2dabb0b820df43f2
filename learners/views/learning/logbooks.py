"""/mon-espace/carnet/: one's own notes from the field."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.learning.logbooks import ChangedNoteForm, NoteForm
from learners.journey import noting
from learners.models import LogbookEntry, User
from learners.queries.learning.logbooks import (
    counts_by_module,
    going_from,
    has_tutor,
    modules_of,
    notes_of,
    notes_to_put_back,
)
from learners.views.learning.logbook_doors import READ, is_sealed_otherwise, opened
from learners.views.people.requests import SignedInRequest

A_PAGE = 10


@opened
@require_safe
def logbook(request: SignedInRequest) -> HttpResponse:
    """The latest first; `?module=` for those of one."""
    person, at = request.user, now()
    modules, counts = _modules_of(person), counts_by_module(person)
    asked = _module_in(request, modules)
    notes = notes_of(person).filter(module=asked) if asked else notes_of(person)
    page = Paginator(notes, A_PAGE).get_page(request.GET.get("page"))
    going, going_at = going_from(person)
    context = {
        "page": page,
        "notes": [
            (note, modules.get(note.module, "") if note.module else "") for note in page.object_list
        ],
        "total": sum(counts.values()),
        "chips": [(key, title, counts[key]) for key, title in modules.items() if key in counts],
        "asked": asked,
        "going": going,
        "going_at": going_at,
        "deleted": list(notes_to_put_back(person, at=at)),
        "has_tutor": has_tutor(person),
        "is_sealed_otherwise": is_sealed_otherwise(request),
    }
    return render(request, "learners/learning/logbook.html", context)


@opened
@require_http_methods(READ)
def write_note(request: SignedInRequest) -> HttpResponse:
    at, modules = now(), _modules_of(request.user)
    initial = {"module": _module_in(request, modules)}
    form = _form(request, NoteForm, modules, initial, at)
    if not form.is_bound or form.replace_what_was_found():
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    noting.write(request.user, **_said(form), key=form.cleaned_data["key"], at=at)
    messages.success(request, _("Votre note est dans le carnet. Vous seul·e la voyez."))
    return redirect("logbook")


@opened
@require_http_methods(READ)
def change_note(request: SignedInRequest, note: UUID) -> HttpResponse:
    theirs, at = get_object_or_404(notes_of(request.user), pk=note), now()
    initial = {name: getattr(theirs, name) for name in ("text", "module", "noted_on")}
    form = _form(request, ChangedNoteForm, _modules_of(request.user), initial, at)
    if not form.is_bound or form.replace_what_was_found():
        return _page(request, form, note=theirs)
    if not form.is_valid():
        return _page(request, form, note=theirs, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    noting.change(theirs.pk, person=request.user, **_said(form), at=at)
    messages.success(request, _("Votre note est changée."))
    return redirect("logbook")


@opened
@require_POST
def delete_note(request: SignedInRequest, note: UUID) -> HttpResponse:
    """Without asking: it can be put back until tomorrow."""
    theirs = get_object_or_404(notes_of(request.user), pk=note)
    noting.delete(theirs, at=now())
    messages.success(request, _("La note est supprimée. Vous pouvez la remettre jusqu’à demain."))
    return redirect("logbook")


@opened
@require_POST
def put_note_back(request: SignedInRequest, note: UUID) -> HttpResponse:
    if noting.put_back(note, person=request.user, at=now()):
        messages.success(request, _("La note est de retour dans votre carnet."))
    else:
        messages.info(request, _("Cette note n’est plus là, ou elle est déjà de retour."))
    return redirect("logbook")


@opened
@require_POST
def keep_notes(request: SignedInRequest) -> HttpResponse:
    noting.keep(request.user, at=now())
    messages.success(request, _("Vos notes restent jusqu’à ce que vous les supprimiez."))
    return redirect("logbook")


@opened
@require_POST
def share_note(request: SignedInRequest, note: UUID) -> HttpResponse:
    theirs = get_object_or_404(notes_of(request.user), pk=note)
    if noting.share(theirs, at=now()):
        messages.success(request, _("La note est partagée avec %s.") % theirs.enrolment.tutor)  # type: ignore[union-attr]  # it has one: it was shared
    return redirect("logbook")


@opened
@require_POST
def take_note_back(request: SignedInRequest, note: UUID) -> HttpResponse:
    theirs = get_object_or_404(notes_of(request.user), pk=note)
    if noting.take_back(theirs, at=now()):
        messages.success(request, _("La note n’est plus partagée. Vous seul·e la voyez."))
    return redirect("logbook")


def _modules_of(person: User) -> dict[UUID, str]:
    """In the order of one's paths, in the language of the page."""
    modules = modules_of(person)
    words = titles_in(get_language(), modules)
    return {key: title_said(key, title, words) for key, title in modules.items()}


def _module_in(request: SignedInRequest, modules: dict[UUID, str]) -> UUID | None:
    """The module that the address names, if it is one of theirs."""
    asked = request.GET.get("module", "")
    return next((key for key in modules if str(key) == asked), None)


def _form(
    request: SignedInRequest,
    kind: type[NoteForm],
    modules: dict[UUID, str],
    initial: dict[str, Any],
    at: datetime,
) -> NoteForm:
    data = request.POST if request.method == "POST" else None
    # A note about a module that left one's paths keeps it.
    kept = initial["module"]
    known = modules if kept is None or kept in modules else modules | {kept: _("Un autre module")}
    return kind(data, initial=initial, modules=known, today=localdate(at))


def _said(form: NoteForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("text", "module", "noted_on")}


def _page(
    request: SignedInRequest,
    form: NoteForm,
    *,
    note: LogbookEntry | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {"form": form, "note": note}
    return render(request, "learners/learning/write_note.html", context, status=status)
