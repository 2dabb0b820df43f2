"""A reminder is written or skipped: one row a person and a week, whoever comes first."""

from datetime import datetime

from learners.models import Reminder, User
from learners.rules.running.reminders import Due, reminder_id


def write_down(person: User, due: Due, *, at: datetime) -> tuple[Reminder, bool]:
    """False when this week's was already written, or skipped."""
    return _note(person, due, at=at, state=Reminder.State.WRITTEN)


def skip(person: User, due: Due, *, by: User, at: datetime) -> tuple[Reminder, bool]:
    """False when it was skipped before, or has left."""
    return _note(person, due, at=at, state=Reminder.State.SKIPPED, skipped_by=by)


def _note(
    person: User, due: Due, *, at: datetime, state: str, skipped_by: User | None = None
) -> tuple[Reminder, bool]:
    return Reminder.objects.get_or_create(
        person=person,
        week=due.week,
        defaults={
            "id": reminder_id(person.pk, due.week),
            "day": due.day,
            "reason": due.reason,
            "state": state,
            "skipped_by": skipped_by,
            "made_at": at,
        },
    )
