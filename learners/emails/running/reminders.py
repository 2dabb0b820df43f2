"""The letter that says what is left and what comes next: one for all the paths of a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate

from content.rules.typography import NBSP, duration
from curriculum.documents.left import what_is_left
from curriculum.queries.addresses import Address, addresses_of
from curriculum.queries.translations import words_in
from curriculum.rules.fitting import Thing
from curriculum.rules.outline_words import title_said
from learners.actions.running.letters import write_letter
from learners.emails.letters import Rendered, render
from learners.emails.running.refusing import refusal_link
from learners.models import Enrolment, Letter, Reminder, User
from learners.queries.learning.enrolments import outline_of
from learners.queries.learning.progress import left_of, things_by_enrolment
from learners.rules.running.reminders import REMINDER


@dataclass(frozen=True)
class Next:
    """A path and the next thing to do in it, which can be opened now."""

    enrolment: Enrolment
    thing: Thing
    address: Address


def next_of(enrolments: Collection[Enrolment]) -> dict[UUID, Next]:
    """What each path goes on with; nothing for one that is being rewritten. Three queries."""
    things = things_by_enrolment(enrolments)
    keys = {thing.lesson.id for each in things.values() for thing in each}
    live = addresses_of(keys) if keys else {}
    found = {}
    for enrolment in enrolments:
        open_now = (t for t in things[enrolment.pk] if t.lesson.id in live)
        thing = next(open_now, None)
        if thing is not None:
            found[enrolment.pk] = Next(enrolment, thing, live[thing.lesson.id])
    return found


def write_reminder_letter(
    reminder: Reminder, person: User, paths: Sequence[Next], *, at: datetime
) -> Letter | None:
    """One letter a reminder."""
    said = _said(person, paths, today=localdate(at))
    with translation.override(person.language):
        secret = {"link": _link(paths), "refusal": refusal_link(person)}
    return write_letter(
        kind=REMINDER,
        to=person.email,
        person=person,
        language=person.language,
        context=said,
        secret=secret,
        cause=reminder.pk,
        at=at,
    )


def as_it_will_read(person: User, paths: Sequence[Next], *, day: date) -> Rendered:
    """The letter before it is written: without the link that acts in the name of the person."""
    with translation.override(person.language):
        secret = {"link": _link(paths), "refusal": "…"}
    context = _said(person, paths, today=day)
    return render(Letter(kind=REMINDER, language=person.language, context=context, secret=secret))


def _said(person: User, paths: Sequence[Next], *, today: date) -> dict[str, Any]:
    keys = [key for each in paths for key in (each.enrolment.path, each.thing.lesson.id)]
    words = words_in(person.language, keys)
    with translation.override(person.language):
        told = [_path(each, words, person.language, today=today) for each in paths]
    return {"first_name": person.first_name, "paths": told}


def _path(each: Next, words: Mapping[UUID, Any], language: str, *, today: date) -> dict[str, str]:
    ends_on = each.enrolment.ends_on
    is_ahead = ends_on is not None and ends_on >= today
    return {
        "title": title_said(each.enrolment.path, outline_of(each.enrolment).title, words),
        "left": what_is_left(left_of(each.enrolment)),
        "ends": _day(ends_on, language) if ends_on and is_ahead else "",
        "next": title_said(each.thing.lesson.id, each.address.title, words),
        "time": duration(each.thing.minutes, language),
    }


def _day(day: date, language: str) -> str:
    """« 1er décembre 2026 »."""
    words = date_format(day, "j F Y")
    first = day.day == 1 and language == "fr"
    return (words.replace("1", "1er", 1) if first else words).replace(" ", NBSP, 1)


def _link(paths: Sequence[Next]) -> str:
    """The next thing of the first path: the nearest last day, or the latest done."""
    return settings.SITE_URL + reverse("lesson", args=paths[0].address.slugs)
