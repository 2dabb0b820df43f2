"""An exercise as a page shows it: its form, and what comes of what was handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from curriculum.rules.exercises import Exercise
from learners.forms.learning.exercises import WorkForm, initial_of, signed
from learners.models import User
from learners.queries.learning.works import NOTHING, Works
from learners.rules.learning.exercising import Made, made_from
from learners.views.learning.exercise_results import result_of


@dataclass(frozen=True)
class ShownExercise:
    """`sent` is a form that came back and was not taken: it is shown as it was typed.

    `result` is what is told of the last work handed in; `last_at`, when anything was last done.
    """

    exercise: Exercise
    form: WorkForm
    token: str
    is_done: bool
    is_draft: bool
    is_sent: bool
    was_handed_in: bool
    is_new: bool
    is_trial: bool
    last_at: datetime | None
    result: Any = field(default=None)

    @property
    def id(self) -> UUID:
        return self.exercise.id

    @property
    def is_wrong(self) -> bool:
        return self.is_sent and bool(self.form.errors)

    @property
    def is_kept(self) -> bool:
        """What is there was kept, although it could not be handed in yet."""
        return self.is_wrong and self.form.may_be_kept and not self.is_trial

    @property
    def is_over(self) -> bool:
        """A sorting where all is in its place asks nothing more; nor does what was tried."""
        return self.was_handed_in and (self.is_trial or not self.form.fields)


def last_made(works: Works) -> Made:
    return made_from(works.last.made) if works.last else Made()


def show_exercises(
    exercises: Iterable[Exercise],
    *,
    person: User,
    works: Mapping[UUID, Works],
    done: Iterable[UUID],
    marks: Mapping[UUID, int],
    sent: WorkForm | None = None,
    just_handed_in: str = "",
    is_trial: bool = False,
) -> dict[UUID, ShownExercise]:
    """By activity; `marks` are those pinned when this learner started. No query."""
    return {
        exercise.id: show_exercise(
            exercise,
            person=person,
            works=works.get(exercise.id, NOTHING),
            is_done=exercise.id in set(done),
            mark=marks.get(exercise.id, exercise.pass_mark),
            sent=sent if sent and sent.exercise.id == exercise.id else None,
            is_new=just_handed_in == str(exercise.id),
            is_trial=is_trial,
        )
        for exercise in exercises
    }


def show_exercise(
    exercise: Exercise,
    *,
    person: User,
    works: Works,
    is_done: bool,
    mark: int,
    sent: WorkForm | None,
    is_new: bool,
    is_trial: bool,
) -> ShownExercise:
    before = last_made(works)
    begun = made_from(works.draft) if works.draft is not None else before
    form = sent or WorkForm(exercise, person=person.id, before=before, initial=initial_of(begun))
    return ShownExercise(
        exercise=exercise,
        form=form,
        token=signed(person.id, exercise.id, is_trial=is_trial),
        is_done=is_done,
        is_draft=works.draft is not None,
        is_sent=sent is not None,
        was_handed_in=works.last is not None,
        is_new=is_new and works.last is not None,
        is_trial=is_trial,
        last_at=works.last_at,
        result=result_of(exercise, before, mark) if works.last else None,
    )
