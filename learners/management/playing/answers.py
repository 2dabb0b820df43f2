"""A learner sits down for a while and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from curriculum.models import Activity, QuestionVersion
from curriculum.queries.questions import drawable
from curriculum.rules.drawing import Drawable
from curriculum.rules.outline import (
    ActivityItem,
    LessonItem,
    PathOutline,
    activities_left,
    next_lesson,
)
from curriculum.rules.pinning import as_pinned
from curriculum.rules.questions import KINDS_OF_LINES, KINDS_TYPED, Wording
from curriculum.rules.replies import Reply, lines_of, right_reply
from curriculum.rules.tasks import DIALOGUE, EXERCISES
from learners.forms.learning.quizzes import new_form
from learners.journey import learning
from learners.management.playing.dialogues import do_dialogue
from learners.management.playing.exercises import do_exercise
from learners.models import User
from learners.queries.learning.answers import answers_of, met_in
from learners.queries.learning.enrolments import (
    asked_no_more,
    done_by,
    enrolments_of,
    outline_of,
)
from learners.rules.learning.asking import Met, questions_for
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
    """Every question that a path may ask, those that can be drawn included."""
    ids = [activity.id for _, lesson in outline.lessons() for activity in lesson.activities]
    asked = Activity.objects.in_bulk(ids).values()
    topics = {draw.topic for activity in asked for draw in activity.drawing}
    listed = [question for activity in asked for question in activity.listed]
    return [*listed, *(known.question for known in drawable(topics))]


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
    return [_do(learner, lesson, it, at=at) for it in activities_left(lesson, done, ())]


def _do(
    learner: Learner, lesson: LessonItem, activity: ActivityItem, *, at: datetime
) -> learning.Outcome:
    if activity.kind not in (DIALOGUE, *EXERCISES):
        return _hand_in(learner, activity, at=at)
    do = do_dialogue if activity.kind == DIALOGUE else do_exercise
    return do(
        activity.id,
        lesson.id,
        person=learner.person,
        ability=learner.ability,
        draw=learner.draw,
        at=at,
    )


def _hand_in(learner: Learner, activity: ActivityItem, *, at: datetime) -> learning.Outcome:
    """Answer what is not right yet, as this learner would."""
    answers = answers_of(learner.person, [activity.id])
    right = {item.question for item in met_in(answers) if item.is_right}
    questions = _asked_of(learner, activity, met_in(answers))
    asked = [learner.versions[q] for q in questions if q not in right]
    replies = {version.question_id: _reply(version.wording, learner) for version in asked}
    given = HandIn(
        form=new_form(learner.person, activity.id, asked),
        chosen={question: reply.picked for question, reply in replies.items()},
        typed={question: reply.typed for question, reply in replies.items()},
    )
    return learning.hand_in(given, person=learner.person, at=at, claimed_at=at)


def _asked_of(learner: Learner, item: ActivityItem, met: list[Met]) -> list[UUID]:
    pool = [Drawable(v.question_id, v.question.topic) for v in learner.versions.values()]
    seed = f"{learner.person.id}:{item.id}"
    activity = Activity.objects.get(pk=item.id)
    asks = as_pinned(activity.listed, activity.drawing, item)
    return questions_for(*asks, met, pool=pool, seed=seed)


def _reply(wording: Wording, learner: Learner) -> Reply:
    """Right as often as this learner is able; else the first thing that comes to mind."""
    if learner.draw.random() < learner.ability:
        return right_reply(wording)
    if wording.kind in KINDS_TYPED:
        return Reply(typed=str(learner.draw.randrange(1000)))
    if wording.kind in KINDS_OF_LINES:
        places = list(range(lines_of(wording)))
        learner.draw.shuffle(places)
        return Reply(tuple(place % _offered(wording) for place in places))
    return Reply((learner.draw.randrange(len(wording.choices)),))


def _offered(wording: Wording) -> int:
    return len(wording.matches if wording.kind == "matching" else wording.choices)
