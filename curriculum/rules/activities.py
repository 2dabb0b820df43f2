"""Everything a lesson asks: quizzes, dialogues, exercises."""

from collections.abc import Iterable
from uuid import UUID

from curriculum.rules.pieces import RawBlock
from curriculum.rules.rows import Quiz, quizzes_of
from curriculum.rules.tasks import TASKS, Task, task_of

QUIZ = "quiz"
KINDS = (QUIZ, *TASKS)


def is_activity(block: RawBlock) -> bool:
    return block["type"] in KINDS


def activities_of(raw_blocks: Iterable[RawBlock]) -> list[Quiz | Task]:
    """What a lesson asks, in order."""
    return [_activity(block) for block in raw_blocks if is_activity(block)]


def _activity(block: RawBlock) -> Quiz | Task:
    return quizzes_of([block])[0] if block["type"] == QUIZ else task_of(block)


def activity_ids(raw_blocks: Iterable[RawBlock]) -> list[UUID]:
    return [activity.id for activity in activities_of(raw_blocks)]


def ends_with_an_activity(raw_blocks: Iterable[RawBlock]) -> bool:
    blocks = list(raw_blocks)
    return bool(blocks) and is_activity(blocks[-1])
