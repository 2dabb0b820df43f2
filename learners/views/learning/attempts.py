"""Handing in, keeping for later, and handing in again after signing in."""

from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from curriculum.models import Activity
from curriculum.queries.modules import is_live
from learners.forms.learning.quizzes import ForgedFormError, field_to_fix, read_hand_in
from learners.journey import exempting, learning
from learners.journey.exempting import EXEMPTED
from learners.journey.learning import Outcome
from learners.queries.people.accounts import person_with_key
from learners.rules.learning.handing_in import HandIn
from learners.views.learning.exempting_words import spared
from learners.views.learning.finishing import to_the_end
from learners.views.people.curtains import curtain_page, is_down
from learners.views.people.requests import SignedInRequest

SEALED = "sealed"


Door = Callable[[SignedInRequest, HandIn, str, str], HttpResponse]


@require_POST
def hand_in_quiz(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Take the answers of a quiz; whoever is signed out signs in first, and loses nothing."""
    return received(request, module, lesson, then=take)


@require_POST
def keep_quiz(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Keep a half-filled quiz (button, or the page itself while one answers)."""
    return received(request, module, lesson, then=keep_for_later)


def received(request: HttpRequest, module: str, lesson: str, *, then: Door) -> HttpResponse:
    """A form that we signed goes on to its door; its author is asked to sign in if need be."""
    try:
        given = read_hand_in(request.POST)
    except ForgedFormError:
        return refuse_form(request, module, lesson)
    if not request.user.is_authenticated:
        keep_for_its_author(given)
        return kept_in_silence() if is_by_itself(request) else seal(request, given, module, lesson)
    signed_in = cast(SignedInRequest, request)
    if is_down(request) and not is_by_itself(request):
        then = keep_behind_curtain
    return for_its_author(signed_in, given, module, lesson, then=then)


def for_its_author(
    request: SignedInRequest, given: HandIn, module: str, lesson: str, *, then: Door
) -> HttpResponse:
    """Answers go under the name of whoever was shown the form, and no other."""
    if given.form.person != request.user.id:
        return refuse_stranger(request)
    return then(request, given, module, lesson)


def keep_for_later(
    request: SignedInRequest, given: HandIn, module: str, lesson: str
) -> HttpResponse:
    """In silence for the page itself; with a sentence for whoever pressed the button."""
    learning.keep(given, person=request.user, at=timezone.now())
    if is_by_itself(request):
        return kept_in_silence()
    messages.success(
        request, gettext("Vos réponses sont gardées. Vous finirez quand vous voudrez.")
    )
    return back_to_quiz(given, module, lesson)


def is_by_itself(request: HttpRequest) -> bool:
    """Sent by the page while somebody answers: nobody pressed anything, nobody reads the answer."""
    return request.headers.get("X-Requested-With") == "keep"


def kept_in_silence() -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def keep_behind_curtain(
    request: SignedInRequest, given: HandIn, module: str, lesson: str
) -> HttpResponse:
    """Sent while the page was hidden: kept, and read again once the curtain is lifted."""
    learning.keep(given, person=request.user, at=timezone.now())
    return curtain_page(request, reverse("lesson", args=[module, lesson]))


def take(request: SignedInRequest, given: HandIn, module: str, lesson: str) -> HttpResponse:
    """What its author handed in: complete, or half-filled and kept."""
    if given.missing():
        learning.keep(given, person=request.user, at=timezone.now())
        query = f"?manque={given.form.activity}"
        return back_to_quiz(given, module, lesson, query, field_to_fix(given))
    now = timezone.now()
    try:
        outcome = exempting.hand_in(given, person=request.user, at=now, claimed_at=now)
    except (Activity.DoesNotExist, KeyError, ValueError):
        return refuse_form(request, module, lesson)
    return answer(request, given, outcome, module, lesson)


def answer(
    request: HttpRequest, given: HandIn, outcome: Outcome, module: str, lesson: str
) -> HttpResponse:
    """Where to go after a hand-in: the end, the lesson, or one's space if the lesson is gone."""
    if EXEMPTED in outcome.finished:
        messages.success(request, spared())
    if outcome.ended:
        return to_the_end(outcome.ended[0])
    if outcome.attempt.activity.retired_at is not None:
        text = gettext("Cette activité n’est plus demandée. Votre réponse est gardée.")
        messages.info(request, text)
    if not is_live(module, lesson):
        return redirect("my_space")
    return back_to_quiz(given, module, lesson)


def back_to_quiz(
    given: HandIn, module: str, lesson: str, query: str = "", anchor: str = ""
) -> HttpResponseRedirect:
    place = anchor or f"quiz-{given.form.activity}"
    return redirect(reverse("lesson", args=[module, lesson]) + query + "#" + place)


def refuse_form(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """A form that we did not sign: nothing is recorded, and the way back is shown."""
    context = {"lesson_url": reverse("lesson", args=[module, lesson])}
    return render(request, "learners/learning/refused_form.html", context, status=400)


def refuse_stranger(request: HttpRequest) -> HttpResponse:
    """Answers of the person who had this page before: never recorded under another name."""
    return render(request, "learners/learning/someone_elses_form.html", status=403)


def keep_for_its_author(given: HandIn) -> None:
    """The session ended meanwhile. The signature says whose form it is: it goes with their work."""
    author = person_with_key(given.form.person)
    if author is not None:
        learning.keep(given, person=author, at=timezone.now())


def seal(request: HttpRequest, given: HandIn, module: str, lesson: str) -> HttpResponse:
    """Keep what was handed in after the session ended, until its author signs in again."""
    return seal_fields(request, request.POST, module, lesson, "quiz")


def seal_fields(
    request: HttpRequest, data: QueryDict, module: str, lesson: str, kind: str
) -> HttpResponse:
    """In this browser's session, to be handed in without being sent again: see `resuming`."""
    request.session[SEALED] = {
        "kind": kind,
        "module": module,
        "lesson": lesson,
        "fields": dict(data.lists()),
    }
    text = gettext("Votre session était finie. Vos réponses sont gardées : connectez-vous.")
    messages.info(request, text)
    query = QueryDict(mutable=True)
    query["next"] = reverse("resume_sealed")
    return redirect(reverse("account_login") + "?" + query.urlencode())


def resume(request: HttpRequest, fields: QueryDict, module: str, lesson: str) -> HttpResponse:
    """Answers that were sealed, from their author who is back."""
    given, signed_in = read_hand_in(fields), cast(SignedInRequest, request)
    return for_its_author(signed_in, given, module, lesson, then=take)
