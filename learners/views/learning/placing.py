"""/mon-espace/positionnement/: where one stands, before, after, and three months later."""

from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.models import Module
from curriculum.queries.translations import say_pages, words_in
from learners.forms.learning.placing import ANSWERS, NeedForm, PlacementForm
from learners.journey import placing
from learners.models import AdjustmentNeed, Enrolment, Placement
from learners.queries.learning.enrolments import own_enrolments
from learners.queries.learning.exemptions import modules_to_ask_for
from learners.queries.learning.placements import placements_of, said_in, statements_of
from learners.queries.learning.tutors import tutor_of
from learners.rules.learning.placing import (
    LATER,
    START,
    may_begin_with_the_quiz,
    moment_due,
    recommended,
)
from learners.views.people.requests import SignedInRequest

READ = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class Line:
    """One statement: its module, and what was answered at each moment so far."""

    module: Module
    answers: tuple[tuple[Any, str], ...]
    is_recommended: bool
    is_a_habit: bool
    may_ask: bool


def due_in(enrolment: Enrolment) -> str | None:
    """The moment to be answered now. A query."""
    return moment_due(
        placements_of(enrolment),
        is_stopped=enrolment.state == Enrolment.State.WITHDRAWN,
        finished_at=enrolment.finished_at,
        at=now(),
    )


@login_required
@never_cache
@require_http_methods(READ)
def place(request: SignedInRequest, enrolment: UUID) -> HttpResponse:
    """The sheet when it is to be answered, else what was answered."""
    theirs = get_object_or_404(own_enrolments(request.user), pk=enrolment)
    statements = statements_of(theirs)
    say_pages(statements, words_in(get_language(), [x.translation_key for x in statements]))
    moment = due_in(theirs) if statements else None
    if moment is None:
        return _answered(request, theirs, statements)
    said = AdjustmentNeed.objects.filter(person=request.user).first()
    form = PlacementForm(request.POST or None, statements=statements, initial=NeedForm.about(said))
    if request.method == "POST" and form.is_valid():
        placing.answer(theirs, moment, form.said(), at=now())
        if moment == START:
            _say_need(request, form)
        messages.success(request, gettext("Vos réponses sont gardées."))
        return redirect("placement", theirs.pk)
    context = {
        "form": form,
        "moment": moment,
        "is_first": moment == START,
        "tutor": tutor_of(theirs),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/placement.html", context, status=status)


def _say_need(request: SignedInRequest, form: NeedForm) -> None:
    placing.say_need(
        request.user,
        form.cleaned_data["need"],
        tells_trainers=form.cleaned_data["tells_trainers"],
        at=now(),
    )


def _answered(
    request: SignedInRequest, enrolment: Enrolment, statements: list[Module]
) -> HttpResponse:
    sheets = placements_of(enrolment)
    moments = [moment for moment in Placement.Moment if moment in sheets]
    context = {
        "enrolment": enrolment,
        "moments": moments,
        "lines": _lines(sheets, moments, statements, modules_to_ask_for(enrolment)),
        "adaptation": getattr(enrolment, "adaptation", None),
        "awaits_later": LATER not in sheets,
        "tutor": tutor_of(enrolment),
    }
    return render(request, "learners/learning/placed.html", context)


def _lines(
    sheets: dict[str, Placement],
    moments: list[Any],
    statements: list[Module],
    open_to_quiz: Collection[UUID],
) -> list[Line]:
    words = dict(ANSWERS)
    said = {moment: {x.module: x.answer for x in said_in(sheets[moment])} for moment in moments}
    first = said_in(sheets[START]) if START in sheets else []
    advised, habits = recommended(first), may_begin_with_the_quiz(first)
    return [
        Line(
            module,
            tuple(
                (moment.label, str(words.get(said[moment].get(module.translation_key, ""), "")))
                for moment in moments
            ),
            module.translation_key in advised,
            module.translation_key in habits,
            module.translation_key in open_to_quiz,
        )
        for module in statements
    ]


@login_required
@never_cache
@require_http_methods(READ)
def my_need(request: SignedInRequest) -> HttpResponse:
    """What one needs to be able to follow: said, changed, taken back at any time."""
    said = AdjustmentNeed.objects.filter(person=request.user).first()
    form = NeedForm(request.POST or None, initial=NeedForm.about(said))
    if request.method == "POST" and form.is_valid():
        _say_need(request, form)
        kept = bool(form.cleaned_data["need"])
        messages.success(
            request, gettext("C’est transmis.") if kept else gettext("Plus rien n’est gardé.")
        )
        return redirect("my_need")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "said": said}
    return render(request, "learners/learning/need.html", context, status=status)
