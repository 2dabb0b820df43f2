"""Whoever has read nothing passes no quiz of the starter by the length of its choices."""

from decimal import Decimal

import pytest

from content.rules.markdown import plain_text
from curriculum.rules.packs import PackQuestion, Quiz
from curriculum.rules.scoring import NO_MARK, is_passed, kept
from tests.curriculum.test_starter_texts import MODULES, french

CHOSEN = ("single", "several")
QUIZ = 3  # questions; with fewer it is a check within a lesson
# from the choices, the shortest first, and how many of them are right: which are taken
HABITS = {
    "the longest": lambda choices, right: choices[-right:],
    "the longest but one": lambda choices, right: choices[-right - 1 : -1],
    "the shortest": lambda choices, right: choices[:right],
}


def quizzes_of(module: str) -> list[tuple[str, Quiz]]:
    return [(lesson.file, quiz) for lesson in french(module).lessons for quiz in lesson.quizzes]


def mark_by(habit: str, question: PackQuestion) -> Decimal:
    if question.kind not in CHOSEN:
        return NO_MARK
    choices = sorted(question.choices, key=lambda choice: len(plain_text(choice.text)))
    right = sum(choice.fraction > 0 for choice in choices)
    return kept(sum((c.fraction for c in HABITS[habit](choices, right)), NO_MARK))


def is_passed_by(habit: str, quiz: Quiz) -> bool:
    marks = [mark_by(habit, question) for question in quiz.questions]
    return is_passed(kept(sum(marks, NO_MARK) / len(marks)), quiz.mark)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("module", MODULES)
def test_no_habit_passes_a_quiz(module, habit):
    quizzes = [(file, quiz) for file, quiz in quizzes_of(module) if len(quiz.questions) >= QUIZ]
    passed = [f"{file}: {quiz.key}" for file, quiz in quizzes if is_passed_by(habit, quiz)]

    assert not passed, "\n".join(passed)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("module", MODULES)
def test_no_habit_passes_more_than_half_of_the_checks(module, habit):
    checks = [(file, quiz) for file, quiz in quizzes_of(module) if len(quiz.questions) < QUIZ]
    passed = [f"{file}: {quiz.key}" for file, quiz in checks if is_passed_by(habit, quiz)]

    assert len(passed) * 2 <= len(checks), "\n".join(passed)
