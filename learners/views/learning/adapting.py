"""/formation/: what trainers decide after a placement, what disability referents arrange."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from learners.forms.learning.placing import ANSWERS, AdaptationForm, ArrangementForm
from learners.journey import placing
from learners.queries.learning.placements import (
    needs_seen_by,
    placements_of,
    placements_to_adapt,
    said_in,
)
from learners.queries.learning.tutors import tutor_of
from learners.queries.people.rights import is_disability_referent, is_trainer
from learners.rules.learning.placing import START, recommended
from learners.views.learning.exempting import exemption_lines
from learners.views.people.requests import SignedInRequest

A_PAGE = 25
READ = ("GET", "HEAD", "POST")


@login_required
@never_cache
@require_safe
def placements(request: SignedInRequest) -> HttpResponse:
    """Who waits for a decision, the oldest first, then who has one."""
    if not is_trainer(request.user):
        raise Http404
    page = Paginator(placements_to_adapt(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "learners/learning/placements.html", {"page": page})


@login_required
@never_cache
@require_http_methods(READ)
def adapt(request: SignedInRequest, enrolment: UUID) -> HttpResponse:
    """What somebody answered, and what is decided from it."""
    if not is_trainer(request.user):
        raise Http404
    theirs = get_object_or_404(placements_to_adapt(request.user), pk=enrolment)
    decided = getattr(theirs, "adaptation", None)
    initial = (
        {"is_needed": "yes" if decided.is_needed else "no", "text": decided.text} if decided else {}
    )
    form = AdaptationForm(request.POST or None, initial=initial)
    if not form.replace_what_was_found() and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("is_needed", "text")}
        placing.adapt(theirs, **said, by=request.user, at=now())
        messages.success(request, gettext("La décision est gardée, avec sa date."))
        return redirect("trainer_placements")
    answers = said_in(placements_of(theirs)[START])
    words, advised = dict(ANSWERS), recommended(answers)
    context = {
        "enrolment": theirs,
        "form": form,
        "decided": decided,
        "need": getattr(theirs.person, "need", None),
        "tutor": tutor_of(theirs),
        "exemptions": exemption_lines(theirs),
        "lines": [(x.statement, words[x.answer], x.module in advised) for x in answers],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/adapt.html", context, status=status)


@login_required
@never_cache
@require_http_methods(READ)
def needs(request: SignedInRequest, person: UUID | None = None) -> HttpResponse:
    """The needs that were said, for the disability referents alone."""
    if not is_disability_referent(request.user):
        raise Http404
    form = ArrangementForm(request.POST or None)
    if request.method == "POST":
        need = get_object_or_404(needs_seen_by(request.user), pk=person)
        if form.is_valid():
            placing.arrange(need, **form.cleaned_data, by=request.user, at=now())
            messages.success(request, gettext("C’est noté, et daté."))
            return redirect("adjustment_needs")
    page = Paginator(needs_seen_by(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "concerned": person}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/needs.html", context, status=status)
