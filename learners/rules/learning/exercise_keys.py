"""What a browser needs to say, without us, what comes of an exercise.

It travels with a module that a learner keeps on their device. static/js/offline/works.js reads it,
and one table of works is told on both sides (tests/browser/test_works_told.py).
"""

from typing import Any

from curriculum.rules.booklet import THIRD_PERSON
from curriculum.rules.browser_patterns import in_browsers
from curriculum.rules.diagnosis import CLOSED, CLUE_POINTS, DATE, INVITES, JUDGING, WHY
from curriculum.rules.exercises import Booklet, Diagnosis, Exercise, Rewriting, Sorting
from curriculum.rules.sorting import placed_in, right_cards
from learners.rules.learning.exercising import FIRST, SECOND, STEP, Made

OF_A_DIAGNOSIS = {
    "why": WHY,
    "invites": INVITES,
    "closed": CLOSED,
    "date": DATE,
    "judging": JUDGING,
}


def exercise_key(exercise: Exercise, before: Made) -> dict[str, Any]:
    """As plain values. `before` is what was handed in last: a card in its place stays there."""
    return {"kind": exercise.shape, **_own(exercise, before)}


def _own(exercise: Exercise, before: Made) -> dict[str, Any]:
    if isinstance(exercise, Sorting):
        return _of_a_sorting(exercise, before)
    if isinstance(exercise, Diagnosis):
        return _of_a_diagnosis(exercise)
    return _of_a_booklet(exercise) if isinstance(exercise, Booklet) else _of_sentences(exercise)


def _of_a_sorting(sorting: Sorting, before: Made) -> dict[str, Any]:
    stays = right_cards(sorting, placed_in(sorting, before.placed))
    return {
        "belongs": {card.id: card.group for card in sorting.cards},
        "groups": [group.id for group in sorting.groups],
        "stays": [card.id for card in sorting.cards if card.id in stays],
    }


def _of_a_diagnosis(diagnosis: Diagnosis) -> dict[str, Any]:
    return {
        "meant": {clue.id: clue.is_present for clue in diagnosis.clues},
        "points": CLUE_POINTS,
        "texts": [FIRST, SECOND, STEP],
        "patterns": {name: in_browsers(it) for name, it in OF_A_DIAGNOSIS.items()},
    }


def _of_a_booklet(booklet: Booklet) -> dict[str, Any]:
    patterns = {"third_person": in_browsers(THIRD_PERSON)} if booklet.is_first_person else {}
    return {
        "meant": {detail.id: detail.is_left_out for detail in booklet.details},
        "texts": [line.id for line in booklet.lines],
        "patterns": patterns,
    }


def _of_sentences(rewriting: Rewriting) -> dict[str, Any]:
    return {
        "texts": [said.id for said in rewriting.sentences],
        "originals": {said.id: said.original for said in rewriting.sentences},
    }
