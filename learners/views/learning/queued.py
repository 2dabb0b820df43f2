"""/hors-ligne/: what a device kept for us comes here, one hand-in a request.

It goes through the journey that any hand-in goes through. Each answer says what became of it, in
a sentence for its author; the device forgets only what is recorded.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.models import Activity
from learners.forms.learning.quizzes import ForgedFormError, read_hand_in
from learners.journey import learning, reading
from learners.journey.learning import Outcome
from learners.models import Attempt
from learners.queries.people.merging import keys_of
from learners.rules.learning.handing_in import by_our_clock, is_surprising, moment_told
from learners.views.learning.offline_words import words
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


class Moments(NamedTuple):
    """When it was done, as the device says and by our clock; and now."""

    said: datetime
    claimed: datetime
    now: datetime


def moments_in(data: QueryDict) -> Moments:
    now = timezone.now()
    done = moment_told(data.get("done_at", "")) or now
    sent = moment_told(data.get("sent_at", "")) or now
    return Moments(done, by_our_clock(done, sent=sent, received_at=now), now)


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
            learning.keep(given, person=request.user, at=now)
            return unfinished()
        outcome = learning.hand_in(given, person=request.user, at=now, claimed_at=claimed)
    except (Activity.DoesNotExist, KeyError, ValueError):
        return unknown()
    return recorded(outcome, notes_on(outcome.attempt, said=said))


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
TAKERS: dict[str, Taker] = {"quiz": take_quiz, "read": take_reading}


def told(
    outcome: str, sentence: str, status: int = HTTPStatus.OK, *, notes: Sequence[str] = ()
) -> JsonResponse:
    """`notes` are what its author must know beyond « envoyée »."""
    answer = {"outcome": outcome, "sentence": sentence, "notes": list(notes)}
    return JsonResponse(answer, status=status)


def recorded(outcome: Outcome, notes: Sequence[str]) -> JsonResponse:
    """Taken, now or the first time it came."""
    if outcome.attempt.activity.retired_at is not None:
        text = gettext("Cette activité n’est plus demandée. Votre réponse est gardée.")
        return told("retired", text, notes=[text, *notes])
    if outcome.is_new:
        return told("recorded", gettext("Votre réponse est enregistrée."), notes=notes)
    return told("already", gettext("Cette réponse était déjà enregistrée."), notes=notes)


def notes_on(attempt: Attempt, *, said: datetime) -> list[str]:
    """Why what we noted is not what the device said."""
    if not is_surprising(attempt.done_at, said=said):
        return []
    moment = date_format(timezone.localtime(attempt.done_at), "j F Y, H:i")
    text = gettext("L’horloge de votre appareil a l’air fausse : nous avons noté %(moment)s.")
    return [text % {"moment": moment}]


def unfinished() -> JsonResponse:
    text = gettext(
        "Il manquait une réponse. Les autres sont gardées : rouvrez la leçon pour finir."
    )
    return told("unfinished", text, notes=[text])


def unknown() -> JsonResponse:
    text = gettext("Nous ne reconnaissons pas ce formulaire. Votre réponse reste sur cet appareil.")
    return told("unknown", text, HTTPStatus.BAD_REQUEST)


def someone_else() -> JsonResponse:
    text = gettext("Ces réponses sont à une autre personne. Elles l’attendent sur cet appareil.")
    return told("someone_else", text, HTTPStatus.FORBIDDEN)
