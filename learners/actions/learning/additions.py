"""What can happen to an addition: it is decided, reaches people, and is over."""

from datetime import datetime, timedelta
from uuid import UUID

from curriculum.models import Outline
from learners.models import Addition, Enlargement, Enrolment, User

# A job that reaches its people is done well within this; after it, the sweep sends another.
PATIENCE = timedelta(minutes=2)


def decide_addition(
    identity: UUID, outline: Outline, *, reason: str, by: User, at: datetime
) -> tuple[Addition, bool]:
    """The same form twice is one addition."""
    return Addition.objects.get_or_create(
        id=identity,
        defaults={
            "path": outline.path,
            "outline": outline,
            "reason": reason,
            "applied_by": by,
            "applied_at": at,
            "next_try_at": at + PATIENCE,
        },
    )


def note_enlargement(
    addition: Addition, before: Enrolment, after: Enrolment, *, at: datetime
) -> Enlargement:
    """`before` is the enrolment as it was read, `after` the same once it was counted again."""
    return Enlargement.objects.create(
        addition=addition,
        enrolment=after,
        outline_before=before.outline,
        minutes_left_before=before.minutes_left,
        minutes_left_after=after.minutes_left,
        percentage_before=before.percentage,
        percentage_after=after.percentage,
        made_at=at,
    )


def put_off(addition: Addition, *, at: datetime) -> None:
    """A job has it in hand: the sweep leaves it alone for a while."""
    Addition.objects.filter(pk=addition.pk).update(next_try_at=at + PATIENCE)


def end_addition(addition: Addition) -> None:
    Addition.objects.filter(pk=addition.pk).update(state=Addition.State.DONE, next_try_at=None)
