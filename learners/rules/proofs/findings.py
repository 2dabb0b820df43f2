"""What somebody acquired, objective by objective, on the day a path is finished."""

from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from curriculum.rules.outline import ModuleItem, ObjectiveItem, PathOutline
from curriculum.rules.scoring import GivenAnswer, is_right, objective_state

SPARED = "exempted"


class Answered(NamedTuple):
    """One answer in one hand-in of one activity; no retry has the hand-in of another."""

    question: UUID
    activity: UUID
    hand_in: UUID
    received_at: datetime
    mark: Decimal


def modules_to_print(outline: PathOutline, done: Collection[UUID]) -> list[ModuleItem]:
    """The required ones, and the optional ones that were done."""
    return [module for module in outline.modules if module.required or module.id in done]


def findings(
    modules: Iterable[ModuleItem],
    questions: dict[UUID, set[UUID]],
    answers: Collection[Answered],
    spared: Collection[UUID] = (),
) -> list[dict[str, str]]:
    """What Certificate.objectives holds; `questions` are those that assess each objective.

    `spared` are the modules of which something was exempted: only there does it say so.
    """
    given = numbered(answers)
    return [
        {
            "module": module.title,
            "text": objective.text,
            "state": objective_state(_of(objective, questions), given).value,
            **({"origin": SPARED} if module.id in spared else {}),
        }
        for module in modules
        for objective in module.objectives
    ]


def _of(objective: ObjectiveItem, questions: dict[UUID, set[UUID]]) -> set[UUID]:
    return questions.get(objective.id, set())


def own_draws(
    answers: Iterable[Answered], drawing: Collection[UUID], retired: Collection[UUID]
) -> set[UUID]:
    """What the activities that draw asked of somebody: what they answered there.

    One retired since was replaced, and asks nothing any more, unless it was right.
    """
    return {
        answer.question
        for answer in answers
        if answer.activity in drawing and (answer.question not in retired or is_right(answer.mark))
    }


def numbered(answers: Collection[Answered]) -> list[GivenAnswer]:
    """Answers with the rank of their hand-in among those of the same activity, from 1."""
    hand_ins = sorted({(a.activity, a.received_at, a.hand_in) for a in answers})
    ranks: dict[UUID, int] = {}
    counts: dict[UUID, int] = {}
    for activity, _, hand_in in hand_ins:
        counts[activity] = ranks[hand_in] = counts.get(activity, 0) + 1
    return [GivenAnswer(a.question, ranks[a.hand_in], a.mark) for a in answers]
