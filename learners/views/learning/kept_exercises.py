"""The exercises of a module that a device keeps: what marks them, and all that may be said."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from curriculum.models import Lesson
from curriculum.queries.translations import WordsBySource, blocks_in_english
from curriculum.rules.exercises import Exercise, exercises_of
from learners.models import Enrolment, User
from learners.queries.learning.enrolments import done_by
from learners.queries.learning.works import works_of
from learners.rules.learning.exercise_keys import exercise_key
from learners.rules.learning.exercising import Made
from learners.views.learning.everything_told import everything_of, headlines_of
from learners.views.learning.exercises_shown import last_made
from learners.views.learning.lessons import pinned_activities


def exercises_to_keep(
    lessons: Iterable[Lesson], mine: dict[UUID, Enrolment], words: WordsBySource, *, person: User
) -> dict[str, Any]:
    """By activity. One query for all the exercises of a module, none without one."""
    asked = [
        (exercise, mine[lesson.translation_key])
        for lesson in lessons
        for exercise in exercises_of(blocks_in_english(lesson, words))
    ]
    works = works_of(person, [exercise.id for exercise, _ in asked])
    return {
        str(exercise.id): exercise_to_keep(exercise, enrolment, last_made(works[exercise.id]))
        for exercise, enrolment in asked
    }


def exercise_to_keep(exercise: Exercise, enrolment: Enrolment, before: Made) -> dict[str, Any]:
    pinned = pinned_activities(enrolment).get(exercise.id)
    mark = pinned.mark if pinned else exercise.pass_mark
    shown = {"exercise": exercise, "is_done": exercise.id in done_by(enrolment)}
    return {
        **exercise_key(exercise, before),
        "told": drawn("told", everything_of(exercise, mark), shown),
        "headlines": {
            count: drawn("headline", told, shown) for count, told in headlines_of(exercise, mark)
        },
    }


def drawn(part: str, told: object, shown: dict[str, Any]) -> str:
    """A part of what is told, as our page draws it, with the places that a device fills."""
    template = f"learners/learning/activities/_{shown['exercise'].shape}_{part}.html"
    return render_to_string(template, {"told": told, "shown": shown, "waits": True}).strip()
