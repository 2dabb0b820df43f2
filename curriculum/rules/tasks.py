"""The activities of a lesson that are no quiz: dialogues and exercises, as their blocks say.

The type of the block is the kind of the activity; its id is the activity's, for ever.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from curriculum.rules.drawing import Draw
from curriculum.rules.pieces import RawBlock, text_of

DIALOGUE = "dialogue"
SORTING, DIAGNOSIS, BOOKLET, REWRITING = "sorting", "diagnosis", "booklet", "rewriting"
EXERCISES = (SORTING, DIAGNOSIS, BOOKLET, REWRITING)
TASKS = (DIALOGUE, *EXERCISES)
# A task that is done as soon as it is handed in whole passes at any mark.
ANY_MARK = 1


@dataclass(frozen=True)
class Task:
    """`pass_mark` is in percent, for those that have a mark; `value` is what the block holds.

    It asks nothing of the question bank.
    """

    shape: ClassVar[str] = "task"
    questions: ClassVar[tuple[UUID, ...]] = ()
    draws: ClassVar[tuple[Draw, ...]] = ()
    id: UUID
    kind: str
    title: str
    minutes: int
    pass_mark: int
    value: Mapping[str, Any]


def is_task(block: RawBlock) -> bool:
    return block["type"] in TASKS


def task_of(block: RawBlock) -> Task:
    value = block["value"]
    return Task(
        id=UUID(str(block.get("id") or "")),
        kind=block["type"],
        title=text_of(value["title"]),
        minutes=int(value["minutes"] or 0),
        pass_mark=int(value.get("pass_mark") or ANY_MARK),
        value=value,
    )


def tasks_of(raw_blocks: Iterable[RawBlock]) -> list[Task]:
    """The dialogues and the exercises of a lesson, in order."""
    return [task_of(block) for block in raw_blocks if is_task(block)]
