"""Asking somebody: a question on a lesson, one's questions, one of them."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.models import Lesson
from curriculum.queries.addresses import addresses_of
from curriculum.queries.lessons import lessons_of
from curriculum.queries.translations import title_in, titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.learning.helping import MessageForm, QuestionForm
from learners.journey import helping
from learners.models import Enrolment, HelpRequest, User
from learners.queries.learning.help_requests import (
    enrolment_helped_on,
    messages_of,
    own_questions,
)
from learners.queries.learning.tutors import still_trains
from learners.rules.learning.helping import due_after
from learners.views.learning.unsent import for_its_author, forget, initial_of, is_shown_again
from learners.views.people.requests import SignedInRequest

READ_AND_SEND = ("GET", "HEAD", "POST")
A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Who will answer, and on which day at the latest. Without a name: every trainer."""

    name: str
    day: date


@for_its_author
@never_cache
@require_http_methods(READ_AND_SEND)
def ask_question(request: SignedInRequest, module: str, lesson: str) -> HttpResponse:
    """A page says who answers, by when and who sees it; its button sends the question."""
    page, enrolment = _lesson_helped(request.user, module, lesson)
    form = QuestionForm(request.POST or None, initial=initial_of(request))
    if is_shown_again(request, form):
        return _asking(request, page, enrolment, form)
    question, is_new = helping.ask(
        enrolment,
        lesson=page.translation_key,
        title=page.title,
        key=form.cleaned_data["key"],
        text=form.cleaned_data["text"],
        at=now(),
    )
    forget(request)
    if is_new:
        messages.success(request, _("Votre question est partie."))
    return redirect("my_question", question.pk)


def _lesson_helped(person: User, module: str, lesson: str) -> tuple[Lesson, Enrolment]:
    page = next((item for item in lessons_of(module) if item.slug == lesson), None)
    if page is not None:
        enrolment = enrolment_helped_on(person, page.translation_key, page.module_key)
        if enrolment is not None:
            return page, enrolment
    raise Http404(lesson)


def _asking(
    request: SignedInRequest, page: Lesson, enrolment: Enrolment, form: QuestionForm
) -> HttpResponse:
    context = {
        "page": page,
        "title": title_in(get_language(), page.translation_key, page.title),
        "promise": promise_of(enrolment.tutor, enrolment.tutor_delay),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/ask_question.html", context, status=status)


def promise_of(tutor: User | None, delay: int) -> Promise:
    trains = tutor is not None and still_trains(tutor.pk)
    name = tutor.get_full_name() if tutor is not None and trains else ""
    return Promise(name=name, day=due_after(localdate(now()), delay))


@login_required
@never_cache
@require_safe
def my_questions(request: SignedInRequest) -> HttpResponse:
    """Every question one asked, the latest first."""
    questions = own_questions(request.user)
    page = Paginator(questions, A_PAGE).get_page(request.GET.get("page"))
    words = titles_in(get_language(), [question.lesson for question in page.object_list])
    context = {
        "page": page,
        "rows": [(q, title_said(q.lesson, q.lesson_title, words)) for q in page.object_list],
        "waiting": questions.filter(state=HelpRequest.State.ASKED).count(),
        "today": localdate(now()),
    }
    return render(request, "learners/learning/my_questions.html", context)


@for_its_author
@never_cache
@require_http_methods(READ_AND_SEND)
def my_question(request: SignedInRequest, question: UUID) -> HttpResponse:
    """What was written on both sides, and a field to go on."""
    asked = get_object_or_404(own_questions(request.user), pk=question)
    form = MessageForm(request.POST or None, initial=initial_of(request))
    if is_shown_again(request, form):
        return _thread(request, asked, form)
    words = form.cleaned_data
    if helping.write_again(asked.pk, key=words["key"], text=words["text"], at=now()):
        messages.success(request, _("Votre message est parti."))
    forget(request)
    return redirect("my_question", asked.pk)


def _thread(request: SignedInRequest, asked: HelpRequest, form: MessageForm) -> HttpResponse:
    context: dict[str, Any] = {
        "question": asked,
        "title": title_in(get_language(), asked.lesson, asked.lesson_title),
        "lesson_url": lesson_url_of(asked.lesson),
        "thread": list(messages_of(asked)),
        "promise": promise_of(asked.tutor, asked.enrolment.tutor_delay),
        "today": localdate(now()),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/learning/my_question.html", context, status=status)


def lesson_url_of(lesson: UUID) -> str:
    """Empty when the lesson was withdrawn since."""
    address = addresses_of([lesson]).get(lesson)
    return reverse("lesson", args=address.slugs) if address else ""


@login_required
@require_POST
def close_question(request: SignedInRequest, question: UUID) -> HttpResponse:
    """« C’est résolu »: nobody waits any more."""
    asked = get_object_or_404(own_questions(request.user), pk=question)
    if helping.close(asked.pk):
        messages.success(request, _("Cette question est close. Vous pouvez la rouvrir."))
    return redirect("my_question", asked.pk)


@login_required
@require_POST
def reopen_question(request: SignedInRequest, question: UUID) -> HttpResponse:
    asked = get_object_or_404(own_questions(request.user), pk=question)
    if helping.reopen(asked.pk):
        messages.success(request, _("Cette question est rouverte."))
    return redirect("my_question", asked.pk)
