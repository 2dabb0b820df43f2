"""Reminding: somebody was not seen for two weeks, or has a day to finish by → one letter.

A row a person and a week stands behind: whatever runs at the same time, one letter leaves. A
trainer may skip it beforehand; whoever gets it may refuse the next ones.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, localtime

from learners.actions.learning import enrolments
from learners.actions.people import profiles
from learners.actions.running import reminders
from learners.actions.running.letters import mark_read
from learners.actions.running.queue import later
from learners.emails.running.reminders import next_of, write_reminder_letter
from learners.journal import Fact, record
from learners.models import Enrolment, Reminder, User
from learners.queries.learning.enrolments import locked_enrolment, locked_enrolments
from learners.queries.running.reminders import (
    cases_of,
    dues,
    locked_people,
    may_be_reminded,
    paths_of,
    unread_reminders,
)
from learners.rules.running.letters import letter_id
from learners.rules.running.reminders import REMINDER, Due, reason_on
from learners.rules.running.working_days import is_open

AT_ONCE = 50


def remind_people(after: str = "", *, at: datetime) -> UUID | None:
    """Remind a few, in the order of their keys; the last of them, while there may be others."""
    today = localdate(at)
    if not is_open(localtime(at)):
        return None
    asked = may_be_reminded(first=today, last=today)
    if after:
        asked = asked.filter(pk__gt=UUID(after))
    people = list(asked.values_list("pk", flat=True)[:AT_ONCE])
    for person, case in cases_of(people).items():
        if reason_on(case, today):
            remind(person, at=at)
    return people[-1] if people else None


@transaction.atomic
def remind(person: UUID, *, at: datetime) -> bool:
    """One letter for all their paths; False when nothing is due any more, or it was written."""
    today = localdate(at)
    held = next(iter(locked_people([person])), None)
    if held is None or not may_be_reminded(first=today, last=today).filter(pk=person).exists():
        return False
    locked_enrolments(held)
    reason = reason_on(cases_of([person])[person], today)
    found = next_of(paths_of([person])[person])
    if reason is None or not found:
        return False
    reminder = reminders.write_down(held, Due(today, reason), at=at)
    for earlier in unread_reminders(held):
        mark_read(earlier, at=at)
    write_reminder_letter(reminder, held, list(found.values()), at=at)
    later("send_letter", letter_id(reminder.pk, REMINDER))
    record(_about(reminder, "reminder_written", at=at))
    return True


@transaction.atomic
def skip(person: UUID, week: date, *, by: User, at: datetime) -> Reminder | None:
    """The reminder of that week, and no other; None when none is due then, or it has left."""
    held = next(iter(locked_people([person])), None)
    due = dues([person], at=at).get(person)
    if held is None or due is None or due.week != week:
        return None
    reminder = reminders.skip(held, due, by=by, at=at)
    record(_about(reminder, "reminder_skipped", at=at, by=by))
    return reminder


@transaction.atomic
def refuse_letters(person: User, *, at: datetime) -> bool:
    """No more letters but those that open a door. Twice is once."""
    is_new = profiles.refuse_letters(person)
    if is_new:
        record(Fact(kind="letters_refused", at=at, actor=person.pk, person=person.pk))
    return is_new


@transaction.atomic
def set_deadline(enrolment: UUID, day: date | None, *, by: User, at: datetime) -> Enrolment:
    """The day to finish by, or none."""
    held = locked_enrolment(enrolment)
    if enrolments.end_on(held, day):
        record(
            Fact(
                kind="deadline_set",
                at=at,
                actor=by.pk,
                person=held.person_id,
                object=held.pk,
                result=day.isoformat() if day else "",
            )
        )
    return held


def _about(reminder: Reminder, kind: str, *, at: datetime, by: User | None = None) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=by.pk if by else None,
        person=reminder.person_id,
        object=reminder.pk,
        result=reminder.reason,
    )
