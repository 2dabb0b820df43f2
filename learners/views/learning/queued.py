"""/hors-ligne/: what a device kept for us comes here, one hand-in a request.

It goes through the journey that any hand-in goes through. Each answer says what became of it, in
a sentence for its author; the device forgets only what is recorded.
"""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.models import Activity
from curriculum.queries.lessons import lessons_now_asking
from curriculum.queries.translations import say_titles
from learners.forms.learning.quizzes import ForgedFormError, read_hand_in
from learners.journey import coming_late, exempting, reading
from learners.queries.people.merging import keys_of
from learners.rules.learning.handing_in import HandIn
from learners.views.learning.offline_words import words
from learners.views.learning.outcomes import (
    address_in,
    moments_in,
    notes_on,
    recorded,
    set_aside,
    someone_else,
    told,
    unfinished,
    unknown,
)
from learners.views.learning.queued_dialogues import take_dialogue
from learners.views.learning.queued_exercises import take_exercise
from learners.views.people.requests import SignedInRequest

Taker = Callable[[SignedInRequest], JsonResponse]


@never_cache
@require_safe
def who_is_here(request: HttpRequest) -> JsonResponse:
    """Whose hand-ins may be sent now, and the token that sending needs."""
    keys = keys_of(request.user) if request.user.is_authenticated else []
    here = {"keys": [str(key) for key in keys], "token": get_token(request)}
    return JsonResponse({**here, "words": words()})


@require_http_methods(["GET", "HEAD", "POST"])
def offline(request: HttpRequest) -> HttpResponse:
    """The page that a browser shows without a connection; or a hand-in that waited on a device."""
    if request.method != "POST":
        return render(request, "learners/learning/offline.html")
    if not request.user.is_authenticated:
        text = gettext("Connectez-vous : vos réponses attendent sur cet appareil.")
        return told("sign_in", text, HTTPStatus.UNAUTHORIZED)
    take = TAKERS.get(request.POST.get("kind", ""), take_quiz)
    return take(cast(SignedInRequest, request))


def take_quiz(request: SignedInRequest) -> JsonResponse:
    """Answers of whoever is signed in, done when their device says, as far as that can be."""
    try:
        given = read_hand_in(request.POST)
    except ForgedFormError:
        return unknown()
    if given.form.person not in keys_of(request.user):
        return someone_else()
    said, claimed, now = moments_in(request.POST)
    try:
        if given.missing():
            return begin_quiz(request, given, at=now, claimed_at=claimed)
        outcome = exempting.hand_in(given, person=request.user, at=now, claimed_at=claimed)
    except (Activity.DoesNotExist, KeyError, ValueError):
        return unknown()
    return recorded(outcome, notes_on(outcome.attempt, said=said))


def begin_quiz(
    request: SignedInRequest, given: HandIn, *, at: datetime, claimed_at: datetime
) -> JsonResponse:
    """It lacks an answer: kept to be finished, unless something newer is there."""
    if coming_late.keep_answers(given, person=request.user, at=at, claimed_at=claimed_at):
        return unfinished()
    lesson = next(iter(lessons_now_asking([given.form.activity])), None)
    if lesson is None:
        return unknown()
    say_titles([lesson], get_language())
    return set_aside(lesson.title, address_in(lesson, f"quiz-{given.form.activity}"))


def take_reading(request: SignedInRequest) -> JsonResponse:
    """« J’ai lu »: it is no secret and has no signature; it counts for one's own lessons alone."""
    try:
        author, lesson = UUID(request.POST["person"]), UUID(request.POST["activity"])
    except (KeyError, ValueError):
        return unknown()
    if author not in keys_of(request.user):
        return someone_else()
    _, claimed, now = moments_in(request.POST)
    if reading.read(lesson, person=request.user, at=now, claimed_at=claimed):
        return told("recorded", gettext("Cette leçon est notée comme lue."))
    return told("already", gettext("Cette leçon était déjà notée, ou n’est plus à lire."))


# By the « kind » that a form carries.
TAKERS: dict[str, Taker] = {
    "quiz": take_quiz,
    "read": take_reading,
    "exercise": take_exercise,
    "dialogue": take_dialogue,
}
