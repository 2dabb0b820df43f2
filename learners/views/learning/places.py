"""The place of a lesson: its number, its neighbours, the state of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from curriculum.models import Lesson
from learners.models import Enrolment
from learners.queries.learning.enrolments import done_by, dropped_from, outline_of
from learners.rules.learning.places import EXTRA, lesson_states


@dataclass(frozen=True)
class Place:
    """Where a lesson stands in its module."""

    number: int
    total: int
    previous: Lesson | None
    next: Lesson | None
    states: list[str]
    state: str


def place_of(page: Lesson, lessons: Sequence[Lesson], enrolment: Enrolment | None) -> Place:
    """The place among the live lessons of the module. Asks the database nothing."""
    index = next(i for i, lesson in enumerate(lessons) if lesson.pk == page.pk)
    known: dict[UUID, str] = (
        lesson_states(outline_of(enrolment), done_by(enrolment), dropped_from(enrolment))
        if enrolment
        else {}
    )
    unknown = EXTRA if enrolment else "todo"
    return Place(
        number=index + 1,
        total=len(lessons),
        previous=lessons[index - 1] if index else None,
        next=lessons[index + 1] if index + 1 < len(lessons) else None,
        states=[known.get(lesson.translation_key, unknown) for lesson in lessons],
        state=known.get(page.translation_key, unknown),
    )
