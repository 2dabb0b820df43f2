"""Exercises, as their lesson asks them now."""

from uuid import UUID

from curriculum.models import Lesson
from curriculum.queries.translations import blocks_in_english, words_in
from curriculum.rules.exercises import Exercise, exercises_of


def exercise_in(lesson: Lesson, activity: UUID, language: str | None) -> Exercise | None:
    """In the words of this language; None when the lesson does not hold it."""
    words = words_in(language, [lesson.translation_key])
    said = exercises_of(blocks_in_english(lesson, words))
    return next((exercise for exercise in said if exercise.id == activity), None)
