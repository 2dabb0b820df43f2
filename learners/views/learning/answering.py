"""Trainers answer: the late questions first, then those that wait."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from learners.forms.learning.helping import HandOverForm, MessageForm
from learners.journey import helping
from learners.models import HelpRequest
from learners.queries.learning.help_requests import (
    Figures,
    Shelf,
    figures_of,
    late_first,
    messages_of,
    on_shelf,
    questions_for,
)
from learners.queries.learning.tutors import trainers, tutor_of
from learners.queries.people.rights import is_trainer
from learners.rules.learning.helping import Standing, days_late, standing_of
from learners.views.learning.helping import lesson_url_of
from learners.views.learning.unsent import for_its_author, forget, initial_of, is_shown_again
from learners.views.people.requests import SignedInRequest

READ_AND_SEND = ("GET", "HEAD", "POST")
A_PAGE = 25
LABELS = {
    Shelf.MINE: gettext_lazy("À vous"),
    Shelf.NOBODYS: gettext_lazy("Sans tuteur"),
    Shelf.OTHERS: gettext_lazy("À vos collègues"),
    Shelf.CLOSED: gettext_lazy("Closes"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question of the list."""

    question: HelpRequest
    standing: Standing
    days_late: int


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A shelf: its address, how many questions, whether it is the one in use."""

    value: str
    label: str
    count: int
    is_current: bool


@login_required
@never_cache
@require_safe
def questions_to_answer(request: SignedInRequest) -> HttpResponse:
    """One shelf at a time; the first holds one's own and those of nobody."""
    _only_trainers(request)
    today, questions = localdate(now()), questions_for(request.user)
    shelf = _shelf_in(request.GET.get("voir", ""))
    figures = figures_of(questions, request.user, today)
    found = late_first(on_shelf(questions, shelf, request.user), today)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "figures": figures,
        "chips": _chips(figures, shelf),
        "shelf": shelf.name,
        "page": page,
        "rows": [row_of(question, today) for question in page.object_list],
    }
    return render(request, "learners/learning/questions_to_answer.html", context)


def _only_trainers(request: SignedInRequest) -> None:
    if not is_trainer(request.user):
        raise Http404


def _shelf_in(asked: str) -> Shelf:
    try:
        return Shelf(asked)
    except ValueError:
        return Shelf.MINE


def _chips(figures: Figures, current: Shelf) -> list[Chip]:
    return [
        Chip(value=s.value, label=str(LABELS[s]), count=count, is_current=s == current)
        for s, count in figures.shelves.items()
    ]


def row_of(question: HelpRequest, today: date) -> Row:
    return Row(
        question=question,
        standing=standing_of(question.state, question.due_on, today),
        days_late=days_late(question.due_on, today),
    )


@for_its_author
@never_cache
@require_http_methods(READ_AND_SEND)
def answer_question(request: SignedInRequest, question: UUID) -> HttpResponse:
    """What was asked, on which lesson, and a field to answer."""
    _only_trainers(request)
    asked = get_object_or_404(questions_for(request.user), pk=question)
    form = MessageForm(request.POST or None, initial=initial_of(request))
    form.fields["text"].label = _("Votre réponse")
    if is_shown_again(request, form):
        return _page(request, asked, form)
    words = form.cleaned_data
    if helping.answer(asked.pk, by=request.user, key=words["key"], text=words["text"], at=now()):
        messages.success(request, _("Votre réponse est partie."))
    forget(request)
    return redirect("questions_to_answer")


def _page(
    request: SignedInRequest,
    asked: HelpRequest,
    form: MessageForm,
    handing: HandOverForm | None = None,
) -> HttpResponse:
    is_wrong = form.errors or handing is not None
    others = trainers().exclude(pk=asked.tutor_id) if asked.tutor_id else trainers()
    context = {
        "row": row_of(asked, localdate(now())),
        "question": asked,
        "tutor": tutor_of(asked.enrolment),
        "lesson_url": lesson_url_of(asked.lesson),
        "thread": list(messages_of(asked)),
        "form": form,
        "handing": handing or HandOverForm(trainers=others),
        "has_others": others.exists(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "learners/learning/answer_question.html", context, status=status)


@login_required
@require_POST
def hand_question_over(request: SignedInRequest, question: UUID) -> HttpResponse:
    """Another trainer answers."""
    _only_trainers(request)
    asked = get_object_or_404(questions_for(request.user), pk=question)
    handing = HandOverForm(request.POST, trainers=trainers())
    if not handing.is_valid():
        form = MessageForm(initial=initial_of(request))
        return _page(request, asked, form, handing)
    to = handing.cleaned_data["to"]
    if helping.hand_over(asked.pk, to, by=request.user, at=now()):
        said = _("%(name)s répondra. La question n’est plus à vous.")
        messages.success(request, said % {"name": to.get_full_name()})
    return redirect("questions_to_answer")
