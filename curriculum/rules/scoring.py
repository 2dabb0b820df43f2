"""From answers to marks, to a quiz passed, to an objective acquired.

A mark is a Decimal from 0 to 1, kept to five places as Moodle keeps its fractions:
three times 33.33333 % is all of it. Questions are named by whatever names them (a UUID).
"""

from collections.abc import Collection, Hashable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

FIVE_PLACES = Decimal("0.00001")
NO_MARK = Decimal("0.00000")
FULL_MARK = Decimal("1.00000")
HAND_INS_FOR_AN_OBJECTIVE = 2
PERCENT_FOR_AN_OBJECTIVE = 70


class ObjectiveState(StrEnum):
    ACQUIRED = "acquired"
    IN_PROGRESS = "in_progress"
    NOT_ASSESSED = "not_assessed"


class GivenAnswer(NamedTuple):
    """One question answered in one hand-in; `hand_in` counts those of its quiz from 1."""

    question: Hashable
    hand_in: int
    mark: Decimal


def kept(value: Decimal) -> Decimal:
    """The mark as it is stored: within 0 and 1, five places."""
    return max(NO_MARK, min(FULL_MARK, value.quantize(FIVE_PLACES, ROUND_HALF_UP)))


def is_right(mark: Decimal) -> bool:
    return mark == FULL_MARK


def best_marks(answers: Iterable[GivenAnswer]) -> dict[Hashable, Decimal]:
    best: dict[Hashable, Decimal] = {}
    for answer in answers:
        best[answer.question] = max(answer.mark, best.get(answer.question, NO_MARK))
    return best


def quiz_mark(questions: Collection[Hashable], answers: Iterable[GivenAnswer]) -> Decimal:
    """The mean of the best mark of each question; one never answered counts 0."""
    if not questions:
        return NO_MARK
    best = best_marks(answers)
    total = sum((best.get(question, NO_MARK) for question in questions), Decimal(0))
    return kept(total / len(questions))


def is_passed(mark: Decimal, pass_mark_percent: int) -> bool:
    return mark * 100 >= pass_mark_percent


def objective_state(
    questions: Collection[Hashable], answers: Iterable[GivenAnswer]
) -> ObjectiveState:
    """Acquired with 70 % of its questions right by the second hand-in of their quiz.

    A question not met yet counts among its questions; one right at the third try does not
    count as right; answers to other objectives' questions are left aside.
    """
    own = [answer for answer in answers if answer.question in questions]
    if not own:
        return ObjectiveState.NOT_ASSESSED
    in_time = (answer for answer in own if answer.hand_in <= HAND_INS_FOR_AN_OBJECTIVE)
    right = {answer.question for answer in in_time if is_right(answer.mark)}
    if len(right) * 100 >= PERCENT_FOR_AN_OBJECTIVE * len(questions):
        return ObjectiveState.ACQUIRED
    return ObjectiveState.IN_PROGRESS


def order_of(choices_count: int, seed: str, *, shuffle: bool = True) -> list[int]:
    """The order in which the choices are shown: for one seed, the same for ever.

    The seed names the person and the question. Not `random`: its draws may change
    from one Python to the next.
    """
    places = range(choices_count)
    if not shuffle:
        return list(places)
    return sorted(places, key=lambda place: sha256(f"{seed}:{place}".encode()).digest())
