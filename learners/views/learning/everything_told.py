"""Everything that may be told of an exercise: a device keeps of it what applies.

It has the shape of what is told of one work (`exercise_results`), and our templates draw both.
"""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from content.rules.plain_words import readability
from curriculum.rules.diagnosis import CLUE_POINTS, Remark
from curriculum.rules.exercises import (
    Booklet,
    Clue,
    Detail,
    Diagnosis,
    Exercise,
    Rewriting,
    Sorting,
)
from learners.rules.learning.exercising import FIRST, SECOND, STEP
from learners.views.learning.exercise_results import (
    Beside,
    BookletResult,
    DiagnosisResult,
    Result,
    RewritingResult,
    Rewritten,
    SortingResult,
    Stood,
    Told,
    needed_in_place,
)

# Where a device writes the words that it found.
WORDS_FOUND = "{words}"
OF_A_STEP = ("no_date",)
OF_A_QUESTION = tuple(remark for remark in get_args(Remark) if remark not in OF_A_STEP)


def everything_of(exercise: Exercise, mark: int) -> Result:
    match exercise:
        case Sorting():
            return _sorting(exercise, mark)
        case Diagnosis():
            return DiagnosisResult(
                clues=_either((clue, clue.is_present) for clue in exercise.clues),
                points=CLUE_POINTS,
                out_of=CLUE_POINTS,
                questions=tuple(
                    Beside(name, "", "", "", OF_A_QUESTION) for name in (FIRST, SECOND)
                ),
                step=Beside(STEP, "", "", exercise.step, OF_A_STEP),
                judging=(WORDS_FOUND,),
            )
        case Booklet():
            remarks = ("third_person",) if exercise.is_first_person else ()
            return BookletResult(
                details=_either((it, it.is_left_out) for it in exercise.details),
                right=len(exercise.details),
                lines=tuple(
                    Beside(it.id, it.label, "", it.model, remarks) for it in exercise.lines
                ),
            )
        case Rewriting():
            return RewritingResult(
                tuple(
                    Rewritten(it, "", readability(it.original), None, readability(it.version))
                    for it in exercise.sentences
                )
            )


def _sorting(sorting: Sorting, mark: int) -> SortingResult:
    return SortingResult(
        groups=tuple(
            (group, tuple(card for card in sorting.cards if card.group == group.id))
            for group in sorting.groups
        ),
        wrong=tuple(
            Stood(card, group)
            for card in sorting.cards
            for group in sorting.groups
            if card.group != group.id
        ),
        right=len(sorting.cards),
        total=len(sorting.cards),
        needed=needed_in_place(sorting, mark),
    )


def _either(items: Iterable[tuple[Clue | Detail, bool]]) -> tuple[Told, ...]:
    return tuple(
        Told(it, ticked, ticked == meant) for it, meant in items for ticked in (True, False)
    )


def headlines_of(exercise: Exercise, mark: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a headline tells, by what it counts: cards, points, sentences; or by nothing."""
    match exercise:
        case Sorting():
            total, needed = len(exercise.cards), needed_in_place(exercise, mark)
            for right in range(total + 1):
                passed = right >= needed
                told = {"right": right, "total": total, "needed": needed, "is_passed": passed}
                yield str(right), told
        case Diagnosis():
            for points in range(CLUE_POINTS + 1):
                yield str(points), {"points": points, "out_of": CLUE_POINTS}
        case Rewriting():
            for easier in range(len(exercise.sentences) + 1):
                yield str(easier), {"easier": easier, "sentences": exercise.sentences}
        case Booklet():
            yield "", {}
