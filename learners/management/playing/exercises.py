"""A learner does an exercise: cards put in their place or not, texts like those of the model."""

from datetime import datetime
from random import Random
from uuid import UUID, uuid4

from curriculum.models import Lesson
from curriculum.queries.exercises import exercise_in
from curriculum.rules.exercises import Booklet, Diagnosis, Exercise, Rewriting, Sorting
from learners.journey import practising
from learners.journey.learning import Outcome
from learners.models import User
from learners.queries.learning.works import works_of
from learners.rules.learning.exercising import (
    FIRST,
    SECOND,
    STEP,
    Made,
    as_plain,
    made_from,
    mark_of_work,
    with_right_before,
)
from learners.rules.learning.works import WorkDone

SAID = "Qu’est-ce qui vous amène aujourd’hui ?"
LANGUAGE = "fr"


def do_exercise(
    activity: UUID, lesson: UUID, *, person: User, ability: float, draw: Random, at: datetime
) -> Outcome:
    """`ability` is how often a card is put in its place at first."""
    page = Lesson.objects.get(translation_key=lesson)
    exercise = exercise_in(page, activity, LANGUAGE)
    assert exercise is not None  # noqa: S101  # its lesson asks for it
    last = works_of(person, [activity])[activity].last
    made = _made(exercise, made_from(last.made) if last else Made(), ability, draw)
    given = WorkDone(
        key=uuid4(), activity=activity, made=as_plain(made), mark=mark_of_work(exercise, made)
    )
    return practising.hand_in_work(given, person=person, at=at, claimed_at=at)


def _made(exercise: Exercise, before: Made, ability: float, draw: Random) -> Made:
    match exercise:
        case Sorting():
            placed = {c.id: _group(c.group, exercise, ability, draw) for c in exercise.cards}
            return Made(placed=with_right_before(exercise, placed, before))
        case Diagnosis():
            ticked = tuple(clue.id for clue in exercise.clues if clue.is_present)
            return Made(ticked=ticked, texts={FIRST: SAID, SECOND: SAID, STEP: exercise.step})
        case Booklet():
            ticked = tuple(detail.id for detail in exercise.details if detail.is_left_out)
            return Made(ticked=ticked, texts={line.id: line.model for line in exercise.lines})
        case Rewriting():
            return Made(texts={said.id: said.version for said in exercise.sentences})


def _group(right: str, sorting: Sorting, ability: float, draw: Random) -> str:
    if draw.random() < ability:
        return right
    return draw.choice([group.id for group in sorting.groups])
