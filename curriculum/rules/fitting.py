"""What is the next thing to do, and what fits in the minutes one has?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from curriculum.rules.outline import (
    ActivityItem,
    LessonItem,
    ModuleItem,
    PathOutline,
    activities_left,
)

MINUTES = (5, 10, 20)


@dataclass(frozen=True)
class Thing:
    """A lesson to read and do, or what is left of it once it was read."""

    module: ModuleItem
    lesson: LessonItem
    activities: tuple[ActivityItem, ...]
    is_read: bool

    @property
    def minutes(self) -> int:
        """Whoever has answered something has read: only the answers are left to give."""
        reading = 0 if self.is_read else self.lesson.reading_minutes
        return reading + sum(activity.minutes for activity in self.activities)


def things_left(
    outline: PathOutline,
    done: Collection[UUID],
    retired: Collection[UUID],
    begun: Collection[UUID] = (),
) -> Iterator[Thing]:
    """In the order of the path; of a lesson that was read, all that is left, then each alone.

    `begun` holds the activities answered without success, or kept half-filled. A lesson of
    activities alone is cut in pieces only once what comes before it in its module is done.
    """
    met = set()
    for module, lesson in outline.required_lessons():
        left = tuple(activities_left(lesson, done, retired))
        if not left:
            continue
        answered = any(a.id in done or a.id in begun for a in lesson.activities)
        is_read = answered or not lesson.reading_minutes
        yield Thing(module, lesson, left, is_read)
        if len(left) > 1 and (answered or (is_read and module.id not in met)):
            yield from (Thing(module, lesson, (activity,), is_read) for activity in left)
        met.add(module.id)


def first_that_fits(things: Collection[Thing], minutes: int) -> Thing | None:
    """The first of the path, not the one that fills the time best: order is advice."""
    return next((thing for thing in things if thing.minutes <= minutes), None)


def shortest(things: Collection[Thing]) -> Thing | None:
    """Of several as short, the first of the path; None when nothing is left."""
    return min(things, key=lambda thing: thing.minutes, default=None)
