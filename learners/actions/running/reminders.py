"""A reminder is written or skipped: one row a person and a week, whoever comes first.

The caller holds the person's row and has asked the rule; the constraint stands behind.
"""

from datetime import datetime

from learners.models import Reminder, User
from learners.rules.running.reminders import Due, reminder_id


def write_down(person: User, due: Due, *, at: datetime) -> Reminder:
    return _note(person, due, at=at, state=Reminder.State.WRITTEN)


def skip(person: User, due: Due, *, by: User, at: datetime) -> Reminder:
    return _note(person, due, at=at, state=Reminder.State.SKIPPED, skipped_by=by)


def _note(
    person: User, due: Due, *, at: datetime, state: str, skipped_by: User | None = None
) -> Reminder:
    return Reminder.objects.create(
        id=reminder_id(person.pk, due.week),
        person=person,
        week=due.week,
        day=due.day,
        reason=due.reason,
        state=state,
        skipped_by=skipped_by,
        made_at=at,
    )
