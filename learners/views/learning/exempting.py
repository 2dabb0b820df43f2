"""Starting a module with its quiz: the learner's own choice, and the trainer's decision."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.queries.addresses import addresses_of
from curriculum.queries.translations import titles_in
from curriculum.rules.outline import ModuleItem
from curriculum.rules.outline_words import title_said
from learners.forms.learning.exempting import ReasonForm
from learners.journey import exempting
from learners.models import Enrolment
from learners.queries.learning.enrolments import own_enrolments
from learners.queries.learning.exemptions import Standing, standing_of, standings_of
from learners.queries.learning.placements import placements_to_adapt
from learners.queries.learning.tutors import tutor_of
from learners.queries.people.rights import is_trainer
from learners.views.learning.exempting_words import how_it_stands, why_not
from learners.views.people.requests import SignedInRequest

READ = ("GET", "HEAD", "POST")


@login_required
@never_cache
@require_http_methods(READ)
def ask(request: SignedInRequest, enrolment: UUID, module: UUID) -> HttpResponse:
    """What it means, in plain words, and one button; the address is the key: twice is once."""
    theirs = get_object_or_404(own_enrolments(request.user), pk=enrolment)
    standing = _standing(theirs, module)
    quiz = _quiz_url(standing)
    if request.method == "POST" and quiz and exempting.ask(theirs.pk, module, at=now()) is None:
        return HttpResponseRedirect(quiz)
    refusal = "" if standing.is_open else why_not(standing.refusal)
    if not quiz and not refusal:
        refusal = gettext("Le quiz de ce module est en cours d’écriture. Revenez demain.")
    context = {
        "enrolment": theirs,
        "title": _title_of(standing.module),
        "module_url": _module_url(standing.module),
        "standing": standing,
        "refusal": refusal,
        "tutor": tutor_of(theirs),
        "keeps_some": any(lesson.always for lesson in standing.module.lessons),
    }
    refused = request.method == "POST"
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "learners/learning/ask_exemption.html", context, status=status)


@login_required
@never_cache
@require_http_methods(READ)
def decide(request: SignedInRequest, enrolment: UUID, module: UUID) -> HttpResponse:
    """Grant, or withdraw what has not served: with a reason, by whoever trains the person."""
    if not is_trainer(request.user):
        raise Http404
    theirs = get_object_or_404(placements_to_adapt(request.user), pk=enrolment)
    standing = _standing(theirs, module)
    withdraws = standing.may_be_withdrawn
    form = ReasonForm(request.POST or None)
    if not form.replace_what_was_found() and form.is_valid():
        verb = exempting.withdraw if request.POST.get("decision") == "no" else exempting.grant
        if verb(theirs.pk, module, reason=form.cleaned_data["reason"], by=request.user, at=now()):
            messages.success(request, gettext("La décision est gardée, avec sa date."))
        else:
            messages.info(
                request, gettext("Rien n’a changé : c’était déjà décidé, ou le quiz est rendu.")
            )
        return redirect("adapt_training", theirs.pk)
    context = {
        "enrolment": theirs,
        "tutor": tutor_of(theirs),
        "title": _title_of(standing.module),
        "form": form,
        "standing": standing,
        "state": how_it_stands(standing),
        "withdraws": withdraws,
        "is_decidable": withdraws or standing.may_be_granted,
        "refusal": why_not(standing.refusal),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/decide_exemption.html", context, status=status)


def exemption_lines(enrolment: Enrolment) -> list[dict[str, Any]]:
    """Every module of a path with its state, for whoever trains."""
    standings = standings_of(enrolment)
    words = titles_in(get_language(), [standing.module.id for standing in standings])
    return [
        {
            "module": standing.module.id,
            "title": title_said(standing.module.id, standing.module.title, words),
            "state": how_it_stands(standing),
            "exemption": standing.exemption,
            "may_be_granted": standing.may_be_granted,
            "may_be_withdrawn": standing.may_be_withdrawn,
        }
        for standing in standings
    ]


def _standing(enrolment: Enrolment, module: UUID) -> Standing:
    """Of a module that is in this path; 404 for any other."""
    standing = standing_of(enrolment, module)
    if standing is None:
        raise Http404
    return standing


def _title_of(module: ModuleItem) -> str:
    return title_said(module.id, module.title, titles_in(get_language(), [module.id]))


def _module_url(module: ModuleItem) -> str:
    found = addresses_of([module.id])
    return reverse("module", args=found[module.id].slugs) if module.id in found else ""


def _quiz_url(standing: Standing) -> str:
    """The lesson, at its quiz; nothing while there is none to read."""
    if standing.quiz is None:
        return ""
    lesson, activity = standing.quiz
    found = addresses_of([lesson.id])
    if lesson.id not in found:
        return ""
    return reverse("lesson", args=found[lesson.id].slugs) + f"#quiz-{activity.id}"
