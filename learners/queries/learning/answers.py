"""What did somebody answer?"""

from collections.abc import Collection
from uuid import UUID

from learners.models import Answer, Attempt, User


def answers_of(person: User, activities: Collection[UUID]) -> list[Answer]:
    """Every answer to these activities with its attempt, the oldest first, drafts included."""
    if not activities:
        return []
    return list(
        Answer.objects.filter(attempt__person=person, attempt__activity__in=activities)
        .select_related("attempt")
        .order_by("attempt__received_at", "attempt_id", "position")
    )


def handed_in(answers: Collection[Answer]) -> list[Answer]:
    """Without the half-filled forms."""
    return [a for a in answers if a.attempt.state == Attempt.State.HANDED_IN]
