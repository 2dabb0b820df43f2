"""How far is somebody, and what comes next?"""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from curriculum.queries.outlines import retired_activities
from curriculum.rules.fitting import Thing, things_left
from curriculum.rules.outline import Remaining
from learners.models import Attempt, Enrolment
from learners.queries.learning.enrolments import done_by, dropped_from, outline_of


def left_of(enrolment: Enrolment) -> Remaining:
    """What is left, as the journey last counted it. Asks the database nothing."""
    return Remaining(
        lessons=enrolment.lessons_left,
        quizzes=enrolment.quizzes_left,
        dialogues=enrolment.dialogues_left,
        exercises=enrolment.exercises_left,
        minutes=enrolment.minutes_left,
    )


def things_to_do(enrolment: Enrolment) -> list[Thing]:
    """What is left of a path, one thing after the other."""
    return things_by_enrolment([enrolment])[enrolment.pk]


def things_by_enrolment(enrolments: Collection[Enrolment]) -> dict[UUID, list[Thing]]:
    """The same of several paths: two queries, however many there are."""
    if not enrolments:
        return {}
    retired = retired_activities()
    begun = _begun_by({enrolment.person_id for enrolment in enrolments})
    return {
        enrolment.pk: list(
            things_left(
                outline_of(enrolment),
                done_by(enrolment),
                dropped_from(enrolment) | retired,
                begun[enrolment.person_id],
            )
        )
        for enrolment in enrolments
    }


def _begun_by(people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The activities that each has answered, or half-filled."""
    begun: dict[UUID, set[UUID]] = defaultdict(set)
    answered = Attempt.objects.filter(person__in=people).order_by().distinct()
    for person, activity in answered.values_list("person", "activity"):
        begun[person].add(activity)
    return begun
