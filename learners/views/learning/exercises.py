"""Handing in an exercise, keeping it for later; what may not be kept stays in its field."""

from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from curriculum.models import Lesson
from curriculum.queries.exercises import exercise_in
from curriculum.queries.lessons import lessons_now_asking
from learners.forms.learning.exercises import WorkForm, read_form
from learners.forms.learning.quizzes import ForgedFormError
from learners.journey import practising
from learners.models import User
from learners.queries.learning.works import works_of
from learners.queries.people.accounts import person_with_key
from learners.rules.learning.exercising import ExerciseForm, as_plain, mark_of_work
from learners.rules.learning.works import WorkDone
from learners.views.learning.attempts import (
    is_by_itself,
    kept_in_silence,
    refuse_form,
    refuse_stranger,
    seal_fields,
)
from learners.views.learning.exercises_shown import last_made
from learners.views.learning.finishing import to_the_end
from learners.views.learning.lessons import show_lesson
from learners.views.people.curtains import curtain_page, is_down
from learners.views.people.requests import SignedInRequest

KIND = "exercise"


@never_cache
@require_POST
def hand_in_exercise(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Take what was made; whoever is signed out signs in first, and loses nothing."""
    return receive(request, request.POST, module, lesson)


@never_cache
@require_POST
def keep_exercise(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Keep what is begun (button, or the page itself while one writes)."""
    return receive(request, request.POST, module, lesson, is_whole=False)


def receive(
    request: HttpRequest, data: QueryDict, module: str, lesson: str, *, is_whole: bool = True
) -> HttpResponse:
    """A form that we signed goes to its author, and to the lesson that asks for it now."""
    try:
        shown = read_form(data)
    except ForgedFormError:
        return refuse_form(request, module, lesson)
    author = request.user if request.user.is_authenticated else person_with_key(shown.person)
    if author is None or author.pk != shown.person:
        return refuse_stranger(request)
    found = next(iter(lessons_now_asking([shown.activity])), None)
    form = _form(shown, found, author, data) if found else None
    if found is None or form is None:
        return give_back(request, data)
    if not request.user.is_authenticated:
        return seal(request, form, found, author, data)
    return take(cast("SignedInRequest", request), form, shown, found, is_whole=is_whole)


def take(
    request: SignedInRequest, form: WorkForm, shown: ExerciseForm, lesson: Lesson, *, is_whole: bool
) -> HttpResponse:
    """From its author, who is here; unless the page was hidden meanwhile."""
    if is_down(request) and not is_by_itself(request):
        return keep_behind_curtain(request, form, lesson)
    return (hand_in if is_whole else keep)(request, form, shown, lesson)


def _form(shown: ExerciseForm, lesson: Lesson, author: User, data: QueryDict) -> WorkForm | None:
    exercise = exercise_in(lesson, shown.activity, get_language())
    if exercise is None:
        return None
    works = works_of(author, [shown.activity])[shown.activity]
    return WorkForm(exercise, person=author.id, before=last_made(works), data=data)


def hand_in(
    request: SignedInRequest, form: WorkForm, shown: ExerciseForm, lesson: Lesson
) -> HttpResponse:
    """A button that replaces or removes words shows the page again; nothing is recorded then."""
    if form.replace_what_was_found() or form.remove_what_was_left():
        form.forget_what_is_missing()
        return show_again(request, form, lesson)
    if not form.is_valid():
        if form.may_be_kept:
            _keep(form, request.user)
        return show_again(request, form, lesson)
    now, made = timezone.now(), form.made
    given = WorkDone(
        key=shown.key,
        activity=shown.activity,
        made=as_plain(made),
        mark=mark_of_work(form.exercise, made),
    )
    outcome = practising.hand_in_work(given, person=request.user, at=now, claimed_at=now)
    if outcome.ended:
        return to_the_end(outcome.ended[0])
    return back_to(form, lesson, f"?rendu={shown.activity}")


def keep(
    request: SignedInRequest, form: WorkForm, _shown: ExerciseForm, lesson: Lesson
) -> HttpResponse:
    """In silence for the page itself; with a sentence for whoever pressed the button.

    « Accepted » and nothing more is what was read and may not be kept: a device keeps it then.
    """
    may_be_kept = form.may_be_kept
    if may_be_kept:
        _keep(form, request.user)
    if is_by_itself(request):
        return kept_in_silence() if may_be_kept else HttpResponse(status=HTTPStatus.ACCEPTED)
    if not may_be_kept:
        form.forget_what_is_missing()
        return show_again(request, form, lesson)
    messages.success(request, gettext("C’est gardé. Vous finirez quand vous voudrez."))
    return back_to(form, lesson)


def keep_behind_curtain(request: SignedInRequest, form: WorkForm, lesson: Lesson) -> HttpResponse:
    """Sent while the page was hidden: kept, when it may be, until the curtain is lifted."""
    if form.may_be_kept:
        _keep(form, request.user)
    return curtain_page(request, reverse("lesson", args=[lesson.module_slug, lesson.slug]))


def seal(
    request: HttpRequest, form: WorkForm, lesson: Lesson, author: User, data: QueryDict
) -> HttpResponse:
    """The session ended: kept with its author's work, and handed in once they are back.

    What may not be kept is kept nowhere: the page gives it back, to be sent again.
    """
    if form.may_be_kept:
        _keep(form, author)
        if is_by_itself(request):
            return kept_in_silence()
        return seal_fields(request, data, str(lesson.module_slug), lesson.slug, KIND)
    context = {
        "action": request.path,
        "fields": [
            (name, value)
            for name, values in data.lists()
            for value in values
            if name != "csrfmiddlewaretoken"
        ],
        "token": get_token(request),
    }
    return render(request, "learners/learning/signed_out_exercise.html", context, status=403)


def give_back(request: HttpRequest, data: QueryDict) -> HttpResponse:
    """It is asked no more: what was written is shown, for its author to take."""
    kept = [value for name, value in data.items() if name.startswith("x-") and " " in value]
    return render(request, "learners/learning/give_back.html", {"texts": kept}, status=410)


def show_again(request: SignedInRequest, form: WorkForm, lesson: Lesson) -> HttpResponse:
    """The lesson, with this form as it was typed."""
    return show_lesson(request, str(lesson.module_slug), lesson.slug, sent=form)


def back_to(form: WorkForm, lesson: Lesson, query: str = "") -> HttpResponseRedirect:
    address = reverse("lesson", args=[lesson.module_slug, lesson.slug])
    return redirect(f"{address}{query}#activity-{form.exercise.id}")


def _keep(form: WorkForm, person: User) -> None:
    made = as_plain(form.made)
    practising.keep_work(form.exercise.id, made, person=person, at=timezone.now())
