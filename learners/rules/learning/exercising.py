"""What a learner makes in an exercise: plain data of one shape, whatever the kind.

`placed` is the group of each card, `ticked` the clues or details that were ticked, `texts` what
was written by field, `invented` the fields whose people are declared invented.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from curriculum.rules.exercises import Booklet, Exercise, Sorting
from curriculum.rules.scoring import FULL_MARK
from curriculum.rules.sorting import placed_in, right_cards, sorting_mark

FIRST, SECOND, STEP = "first", "second", "step"


@dataclass(frozen=True)
class ExerciseForm:
    """What a form carries, signed: its key, whose it is, which activity."""

    key: UUID
    person: UUID
    activity: UUID


@dataclass(frozen=True)
class Made:
    placed: Mapping[str, str] = field(default_factory=dict)
    ticked: Collection[str] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    invented: Collection[str] = ()


NOTHING_MADE = Made()


def as_plain(made: Made) -> dict[str, Any]:
    """What is kept; `made_from` reads it back. What is empty is not kept."""
    plain: dict[str, Any] = {
        "placed": dict(sorted(made.placed.items())),
        "ticked": sorted(made.ticked),
        "texts": dict(made.texts),
        "invented": sorted(made.invented),
    }
    return {name: value for name, value in plain.items() if value}


def made_from(plain: Mapping[str, Any] | None) -> Made:
    known = plain or {}
    return Made(
        placed=known.get("placed", {}),
        ticked=tuple(known.get("ticked", ())),
        texts=known.get("texts", {}),
        invented=tuple(known.get("invented", ())),
    )


def words_left_out(exercise: Exercise) -> tuple[str, ...]:
    """What must not stand in what is written."""
    if not isinstance(exercise, Booklet):
        return ()
    return tuple(word for it in exercise.details if it.is_left_out for word in it.words)


def with_right_before(sorting: Sorting, placed: Mapping[str, str], before: Made) -> dict[str, str]:
    """What is right stays, whatever an older page says of it."""
    known = placed_in(sorting, before.placed)
    stays = right_cards(sorting, known)
    return placed_in(sorting, {**placed, **{card: known[card] for card in stays}})


def mark_of_work(exercise: Exercise, made: Made) -> Decimal:
    """Only a sorting has a mark; what is written is done when it is whole."""
    if isinstance(exercise, Sorting):
        return sorting_mark(exercise, placed_in(exercise, made.placed))
    return FULL_MARK
