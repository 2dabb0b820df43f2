"""Marks, quizzes passed, objectives acquired, the order of choices."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.rules.scoring import (
    FULL_MARK,
    NO_MARK,
    GivenAnswer,
    ObjectiveState,
    is_passed,
    is_right,
    mark_of,
    objective_state,
    order_of,
    quiz_mark,
)

ORDER_OF_ADA = [3, 2, 1, 0, 4]
THIRD = Decimal("0.3333333")
SINGLE = (Decimal(1), Decimal("0.5"), Decimal(0), Decimal("-0.5"))
SEVERAL = (THIRD, THIRD, THIRD, Decimal(-1))


@pytest.mark.parametrize(
    ("kind", "fractions", "chosen", "mark"),
    [
        ("single", SINGLE, [0], "1.00000"),
        ("single", SINGLE, [1], "0.50000"),
        ("single", SINGLE, [2], "0.00000"),
        ("single", SINGLE, [3], "0.00000"),
        ("single", SINGLE, [], "0.00000"),
        ("several", SEVERAL, [0, 1, 2], "1.00000"),
        ("several", SEVERAL, [0, 1], "0.66667"),
        ("several", SEVERAL, [0, 1, 2, 3], "0.00000"),
        ("several", SEVERAL, [0, 0], "0.33333"),
        ("several", (Decimal("0.9"), Decimal("0.9")), [0, 1], "1.00000"),
    ],
)
def test_a_mark_is_the_sum_of_what_was_chosen(kind, fractions, chosen, mark):
    assert str(mark_of(kind, fractions, chosen)) == mark


@pytest.mark.parametrize(
    ("kind", "chosen"), [("several", [4]), ("several", [-1]), ("single", [0, 1])]
)
def test_a_choice_that_cannot_be_is_refused(kind, chosen):
    with pytest.raises(ValueError, match="choice"):
        mark_of(kind, SEVERAL, chosen)


def test_only_a_full_mark_is_right():
    assert is_right(mark_of("several", SEVERAL, [0, 1, 2]))
    assert not is_right(Decimal("0.99999"))


def test_a_quiz_counts_the_best_mark_of_each_question():
    answers = [
        GivenAnswer("a", 1, NO_MARK),
        GivenAnswer("a", 2, FULL_MARK),
        GivenAnswer("b", 1, Decimal("0.5")),
        GivenAnswer("b", 2, Decimal("0.25")),
        GivenAnswer("ailleurs", 1, FULL_MARK),
    ]
    assert quiz_mark(["a", "b", "c"], answers) == Decimal("0.50000")


def test_a_quiz_without_question_is_worth_nothing():
    assert quiz_mark([], []) == NO_MARK


@pytest.mark.parametrize(
    ("mark", "percent", "passed"),
    [("0.70000", 70, True), ("0.69999", 70, False), ("0.66667", 67, False), ("1", 100, True)],
)
def test_a_quiz_is_passed_from_its_mark_on(mark, percent, passed):
    assert is_passed(Decimal(mark), percent) is passed


def answers_of(*rights, hand_in=1):
    return [GivenAnswer(name, hand_in, FULL_MARK) for name in rights]


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], ObjectiveState.NOT_ASSESSED),
        (answers_of("ailleurs"), ObjectiveState.NOT_ASSESSED),
        (answers_of(*"abcdefg"), ObjectiveState.ACQUIRED),
        (answers_of(*"abcdef"), ObjectiveState.IN_PROGRESS),
        (answers_of(*"abcdef") + answers_of("g", hand_in=2), ObjectiveState.ACQUIRED),
        (answers_of(*"abcdef") + answers_of("g", hand_in=3), ObjectiveState.IN_PROGRESS),
        ([*answers_of(*"abcdef"), GivenAnswer("g", 1, Decimal("0.9"))], ObjectiveState.IN_PROGRESS),
        (answers_of(*"aabcdef"), ObjectiveState.IN_PROGRESS),
        ([GivenAnswer("a", 3, NO_MARK)], ObjectiveState.IN_PROGRESS),
    ],
)
def test_an_objective_is_acquired_at_seven_in_ten_within_two_hand_ins(answers, state):
    assert objective_state(list("abcdefghij"), answers) is state


@settings(deadline=None)
@given(st.integers(0, 12), st.text(max_size=12))
def test_an_order_holds_each_choice_once_and_never_changes(count, seed):
    assert sorted(order_of(count, seed)) == list(range(count))
    assert order_of(count, seed) == order_of(count, seed)
    assert order_of(count, seed, shuffle=False) == list(range(count))


def test_an_order_is_the_same_for_ever():
    assert order_of(5, "ada:question-1") == ORDER_OF_ADA
    assert order_of(5, "blaise:question-1") != ORDER_OF_ADA
