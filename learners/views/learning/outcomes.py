"""What is answered to a device that sends what waited there: a word for it, a sentence for us."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple

from django.http import JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from curriculum.models import Lesson
from learners.journey.exempting import EXEMPTED
from learners.journey.learning import Outcome
from learners.models import Attempt
from learners.rules.learning.handing_in import by_our_clock, is_surprising, moment_told
from learners.views.learning.exempting_words import spared


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


def told(
    outcome: str,
    sentence: str,
    status: int = HTTPStatus.OK,
    *,
    notes: Sequence[str] = (),
    **more: object,
) -> JsonResponse:
    """`notes` are what its author must know beyond « envoyée »."""
    answer = {"outcome": outcome, "sentence": sentence, "notes": list(notes), **more}
    return JsonResponse(answer, status=status)


def address_in(lesson: Lesson, place: str) -> str:
    """Where it is asked now."""
    return reverse("lesson", args=[lesson.module_slug, lesson.slug]) + f"#{place}"


def recorded(outcome: Outcome, notes: Sequence[str]) -> JsonResponse:
    """Taken, now or the first time it came."""
    if outcome.attempt.activity.retired_at is not None:
        text = gettext("Cette activité n’est plus demandée. Votre réponse est gardée.")
        return told("retired", text, notes=[text, *notes])
    if EXEMPTED in outcome.finished:
        notes = [*notes, spared()]
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


def to_correct(title: str, address: str, reasons: Sequence[str]) -> JsonResponse:
    """What may be kept nowhere here: its author finds it in its lesson, with what was found."""
    text = gettext("« %(title)s » : votre texte est à relire avant d’être pris.") % {"title": title}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return told("to_correct", text, status, address=address, reasons=list(reasons))


def set_aside(title: str, address: str) -> JsonResponse:
    """Begun before what is here: neither takes the place of the other."""
    text = gettext(
        "« %(title)s » : vous avez continué ailleurs depuis."
        " Ce que vous aviez commencé ici reste sur cet appareil."
    ) % {"title": title}
    return told("set_aside", text, HTTPStatus.CONFLICT, address=address, reasons=[])
