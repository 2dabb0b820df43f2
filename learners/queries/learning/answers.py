"""What did somebody answer?"""

from collections.abc import Collection, Iterable
from uuid import UUID

from curriculum.rules.scoring import is_right
from learners.models import Answer, Attempt, User
from learners.rules.learning.asking import Met


def answers_of(person: User, activities: Collection[UUID]) -> list[Answer]:
    """Every answer to these activities, the oldest first, drafts included.

    Each comes with its attempt and its question.
    """
    if not activities:
        return []
    return list(
        Answer.objects.filter(attempt__person=person, attempt__activity__in=activities)
        .select_related("attempt", "question")
        .order_by("attempt__received_at", "attempt_id", "position")
    )


def handed_in(answers: Collection[Answer]) -> list[Answer]:
    """Without the half-filled forms."""
    return [a for a in answers if a.attempt.state == Attempt.State.HANDED_IN]


def met_in(answers: Iterable[Answer]) -> list[Met]:
    """The questions of these answers, in order, as they are now."""
    return [
        Met(
            answer.question_id,
            answer.question.topic,
            is_retired=answer.question.retired_at is not None,
            is_right=answer.mark is not None and is_right(answer.mark),
        )
        for answer in answers
    ]
