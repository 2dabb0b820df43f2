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
    objective_state,
    order_of,
    quiz_mark,
)

ORDER_OF_ADA = [3, 2, 1, 0, 4]


def test_only_a_full_mark_is_right():
    assert is_right(FULL_MARK)
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
