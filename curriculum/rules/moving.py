"""Moving an activity from one lesson to another: what stands in the way."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from curriculum.rules.activities import activities_of, ends_with_an_activity, is_activity
from curriculum.rules.rows import RawBlock, block_id

Obstacle = Literal[
    "not_here", "same_lesson", "not_live", "unpublished", "in_review", "locked", "being_edited",
    "nothing_left",
]  # fmt: skip


class CannotMoveError(Exception):
    """`obstacle` says why; `lesson` is the title of the lesson in the way."""

    def __init__(self, obstacle: Obstacle, lesson: str = "") -> None:
        super().__init__(obstacle)
        self.obstacle, self.lesson = obstacle, lesson


def without(blocks: Sequence[RawBlock], activity: UUID) -> list[RawBlock]:
    return [block for block in blocks if block_id(block) != str(activity)]


def block_of(blocks: Sequence[RawBlock], activity: UUID) -> RawBlock | None:
    """The activity of that identity; None when this lesson has none."""
    return next((block for block in blocks if _is(block, activity)), None)


def _is(block: RawBlock, activity: UUID) -> bool:
    return is_activity(block) and block_id(block) == str(activity)


def minutes_of(block: RawBlock) -> int:
    return activities_of([block])[0].minutes


def leaves_it_without(blocks: Sequence[RawBlock], activity: UUID, *, is_required: bool) -> bool:
    """A required lesson would no longer finish by an activity (decision 3)."""
    return is_required and not ends_with_an_activity(without(blocks, activity))
