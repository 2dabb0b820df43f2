"""The dialogues of a lesson: which scenario each block plays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from curriculum.rules.pieces import RawBlock
from curriculum.rules.tasks import DIALOGUE, tasks_of


@dataclass(frozen=True)
class Dialogue:
    """`id` is the activity's; `scenario` is None until an author has chosen one."""

    id: UUID
    title: str
    minutes: int
    scenario: UUID | None


def dialogues_of(raw_blocks: Iterable[RawBlock]) -> list[Dialogue]:
    """The dialogues of a lesson, in order."""
    return [
        Dialogue(task.id, task.title, task.minutes, scenario_in(task.value))
        for task in tasks_of(raw_blocks)
        if task.kind == DIALOGUE
    ]


def scenario_in(value: Mapping[str, Any]) -> UUID | None:
    chosen = value.get("scenario")
    return UUID(str(chosen)) if chosen else None
