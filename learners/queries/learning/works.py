"""What did somebody make, in dialogues and exercises?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from learners.models import Attempt, User, Work
from learners.queries.people.seeing import seen_by


@dataclass(frozen=True)
class Works:
    """Of one activity: what is kept of a work begun, and every work handed in, oldest first.

    `last_at` is when the newest of them was done.
    """

    draft: dict[str, Any] | None
    handed_in: tuple[Work, ...]
    last_at: datetime | None = None

    @property
    def last(self) -> Work | None:
        return self.handed_in[-1] if self.handed_in else None

    @property
    def made(self) -> dict[str, Any] | None:
        """What is begun, else what was handed in last."""
        return self.draft or (self.last.made if self.last else None)


NOTHING = Works(None, ())


def works_of(person: User, activities: Collection[UUID]) -> dict[UUID, Works]:
    """By activity, each one asked being there; one query, none without an activity."""
    found: dict[UUID, Works] = dict.fromkeys(activities, NOTHING)
    if not activities:
        return found
    rows = Work.objects.filter(
        seen_by(person, "exercise", owner="attempt__person"), attempt__activity__in=activities
    ).select_related("attempt")
    for work in rows.order_by("attempt__received_at", "attempt_id"):
        known, activity = found[work.attempt.activity_id], work.attempt.activity_id
        last_at = max(known.last_at or work.attempt.done_at, work.attempt.done_at)
        if work.attempt.state == Attempt.State.DRAFT:
            found[activity] = Works(work.made, known.handed_in, last_at)
        else:
            found[activity] = Works(known.draft, (*known.handed_in, work), last_at)
    return found
