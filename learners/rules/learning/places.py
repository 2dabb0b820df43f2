"""Where a learner stands in what they read."""

from collections.abc import Collection
from uuid import UUID

from curriculum.rules.outline import (
    LessonItem,
    ModuleItem,
    PathOutline,
    activities_of,
    is_withdrawn,
)

EXTRA = "extra"


def lesson_state(lesson: LessonItem, done: Collection[UUID], dropped: Collection[UUID]) -> str:
    """todo, started (something handed in), done, or extra: nobody asks for it any more."""
    if lesson.id in done:
        return "done"
    if is_withdrawn(lesson, done, dropped):
        return EXTRA
    return "started" if any(a.id in done for a in lesson.activities) else "todo"


def module_state(module: ModuleItem, done: Collection[UUID], dropped: Collection[UUID]) -> str:
    """A module is started with its first activity, and again when a lesson is added to it."""
    asked = [lesson for lesson in module.lessons if lesson.required or module.id not in done]
    states = {lesson_state(lesson, done, dropped) for lesson in asked}
    if module.id in done and states <= {"done", EXTRA}:
        return "done"
    return "todo" if states <= {"todo", EXTRA} and module.id not in done else "started"


def lesson_states(
    outline: PathOutline, done: Collection[UUID], dropped: Collection[UUID]
) -> dict[UUID, str]:
    """The state of every lesson of the path, by its key; any other lesson is an extra."""
    return {lesson.id: lesson_state(lesson, done, dropped) for _, lesson in outline.lessons()}


def is_extra_activity(
    outline: PathOutline, activity: UUID, done: Collection[UUID], dropped: Collection[UUID]
) -> bool:
    """Whether it counts for nothing here: added since, or taken off."""
    return activity not in done and (activity in dropped or activity not in activities_of(outline))


def activities_gone(
    outline: PathOutline, lesson: UUID, *, shown: Collection[UUID], done: Collection[UUID]
) -> set[UUID]:
    """What this learner still has to do of a lesson, and its page asks no more."""
    asked = (a.id for _, x in outline.lessons() if x.id == lesson for a in x.activities)
    return {activity for activity in asked if activity not in shown and activity not in done}
