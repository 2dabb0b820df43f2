"""A learner sits down for a while and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from curriculum.models import Activity, QuestionVersion
from curriculum.rules.outline import LessonItem, PathOutline, activities_left, next_lesson
from learners.forms.learning.quizzes import new_form
from learners.journey import learning
from learners.models import User
from learners.queries.learning.answers import answers_of
from learners.queries.learning.enrolments import (
    asked_no_more,
    done_by,
    enrolments_of,
    outline_of,
)
from learners.rules.learning.handing_in import HandIn


@dataclass
class Learner:
    """Somebody who learns; `ability` is how often they are right at first."""

    person: User
    ability: float
    versions: Mapping[UUID, QuestionVersion]
    draw: Random


@dataclass(frozen=True)
class Work:
    """What one sitting did."""

    handed_in: int = 0
    certified: int = 0


def questions_of(outline: PathOutline) -> list[UUID]:
    """Every question that a path asks."""
    ids = [activity.id for _, lesson in outline.lessons() for activity in lesson.activities]
    asked = Activity.objects.in_bulk(ids)
    return [UUID(q) for activity in asked.values() for q in activity.questions]


def work_a_little(learner: Learner, *, at: datetime, lessons: int | None = None) -> Work:
    """One to three lessons of the running path, or nothing when it is over."""
    handed_in = certified = 0
    for _ in range(lessons or learner.draw.randint(1, 3)):
        enrolment = enrolments_of(learner.person)[0]
        step = next_lesson(outline_of(enrolment), done_by(enrolment), asked_no_more(enrolment))
        if step is None:
            break
        at += timedelta(minutes=step[1].minutes)
        for outcome in _do_lesson(learner, step[1], done_by(enrolment), at=at):
            handed_in += 1
            certified += "path" in outcome.finished
    return Work(handed_in, certified)


def _do_lesson(
    learner: Learner, lesson: LessonItem, done: set[UUID], *, at: datetime
) -> list[learning.Outcome]:
    return [_hand_in(learner, activity.id, at=at) for activity in activities_left(lesson, done, ())]


def _hand_in(learner: Learner, activity: UUID, *, at: datetime) -> learning.Outcome:
    """Answer what is not right yet, as this learner would."""
    questions = [UUID(q) for q in Activity.objects.get(pk=activity).questions]
    right = {a.question_id for a in answers_of(learner.person, [activity]) if a.mark == 1}
    asked = [learner.versions[q] for q in questions if q not in right]
    form = new_form(learner.person, activity, asked)
    chosen = {version.question_id: _choose(version, learner) for version in asked}
    given = HandIn(form=form, chosen=chosen)
    return learning.hand_in(given, person=learner.person, at=at, claimed_at=at)


def _choose(version: QuestionVersion, learner: Learner) -> tuple[int, ...]:
    right = tuple(i for i, c in enumerate(version.choices) if float(c["fraction"]) > 0)
    if version.kind == "single":  # others may bring a part of the mark
        right = (max(right, key=lambda i: float(version.choices[i]["fraction"])),)
    if learner.draw.random() < learner.ability:
        return right
    return (learner.draw.randrange(len(version.choices)),)
