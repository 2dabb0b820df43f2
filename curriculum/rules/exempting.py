"""Being spared a module: its quiz first, without an error, and the rest needs not be done.

The same words as curriculum.rules.outline: `done` and `retired` hold ids.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from uuid import UUID

from curriculum.rules.outline import ActivityItem, LessonItem, ModuleItem, PathOutline

QUIZ = "quiz"


class Obstacle(StrEnum):
    """Why nobody can be spared a module, as it stands."""

    NO_QUIZ = "no_quiz"
    NOTHING = "nothing"
    BEGUN = "begun"


def module_in(outline: PathOutline, module: UUID) -> ModuleItem | None:
    return next((item for item in outline.modules if item.id == module), None)


def quiz_of(
    module: ModuleItem, retired: Collection[UUID]
) -> tuple[LessonItem, ActivityItem] | None:
    """The last quiz that its required lessons ask, with its lesson."""
    quizzes = [
        (lesson, activity)
        for lesson in module.lessons
        for activity in lesson.activities
        if lesson.required and activity.kind == QUIZ and activity.id not in retired
    ]
    return quizzes[-1] if quizzes else None


def spared_by(
    module: ModuleItem, quiz: UUID, done: Collection[UUID], retired: Collection[UUID]
) -> list[ActivityItem]:
    """The activities that need not be done after this quiz.

    Not those of a lesson that is always asked, nor of an optional one: nobody asks for it.
    """
    return [
        activity
        for lesson in _spared_lessons(module, done)
        for activity in lesson.activities
        if activity.id != quiz and activity.id not in done and activity.id not in retired
    ]


def _spared_lessons(module: ModuleItem, done: Collection[UUID]) -> Iterator[LessonItem]:
    return (x for x in module.lessons if x.required and not x.always and x.id not in done)


def is_begun(module: ModuleItem, done: Collection[UUID]) -> bool:
    """Whether anything of a module is done, optional lessons included."""
    items = {module.id, *(lesson.id for lesson in module.lessons)}
    items |= {activity.id for lesson in module.lessons for activity in lesson.activities}
    return not items.isdisjoint(done)


def obstacle_in(
    module: ModuleItem, done: Collection[UUID], retired: Collection[UUID]
) -> Obstacle | None:
    """None when whoever takes the quiz now may be spared the rest.

    What is begun comes last: of that, something is left to be spared.
    """
    found = quiz_of(module, retired)
    if found is None:
        return Obstacle.NO_QUIZ
    if not spared_by(module, found[1].id, done, retired):
        return Obstacle.NOTHING
    return Obstacle.BEGUN if is_begun(module, done) else None


def modules_spared(outline: PathOutline, exempted: Collection[UUID]) -> set[UUID]:
    """The modules of which something was exempted."""
    return {
        module.id
        for module, lesson in outline.lessons()
        if lesson.id in exempted or any(a.id in exempted for a in lesson.activities)
    }
