"""Where a learner stands in what they read."""

from collections.abc import Collection
from uuid import UUID

from curriculum.rules.outline import LessonItem, ModuleItem, PathOutline


def lesson_state(lesson: LessonItem, done: Collection[UUID]) -> str:
    """todo, started (something handed in) or done."""
    if lesson.id in done:
        return "done"
    return "started" if any(a.id in done for a in lesson.activities) else "todo"


def module_state(module: ModuleItem, done: Collection[UUID]) -> str:
    """A module is started with its first activity."""
    if module.id in done:
        return "done"
    states = {lesson_state(lesson, done) for lesson in module.lessons}
    return "todo" if states <= {"todo"} else "started"


def lesson_states(outline: PathOutline, done: Collection[UUID]) -> dict[UUID, str]:
    """The state of every lesson of the path, by its key."""
    return {lesson.id: lesson_state(lesson, done) for _, lesson in outline.lessons()}


def activities_gone(
    outline: PathOutline, lesson: UUID, *, shown: Collection[UUID], done: Collection[UUID]
) -> set[UUID]:
    """What this learner still has to do of a lesson, and its page asks no more."""
    asked = (a.id for _, x in outline.lessons() if x.id == lesson for a in x.activities)
    return {activity for activity in asked if activity not in shown and activity not in done}
