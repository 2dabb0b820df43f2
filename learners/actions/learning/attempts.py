"""What can happen to an answer."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from curriculum.models import Activity, QuestionVersion
from curriculum.rules.scoring import GivenAnswer, is_passed, quiz_mark
from learners.models import Answer, Attempt, User
from learners.queries.learning.trying import as_answers, marks_of
from learners.rules.learning.handing_in import HandIn


def record_attempt(
    given: HandIn,
    *,
    identity: UUID,
    person: User,
    activity: Activity,
    versions: Mapping[int, QuestionVersion],
    questions: Collection[UUID],
    before: Collection[Answer],
    pass_mark: int,
    done_at: datetime,
    received_at: datetime,
) -> Attempt:
    """Mark a hand-in and keep it.

    `questions` are all that the quiz asks of this learner; `before` are the answers already
    handed in; `pass_mark` is the percentage pinned when the learner started.
    The attempt's mark counts what was right before: a question once right stays right.
    Raises ValueError for a reply that a question cannot have, KeyError for an unknown version.
    """
    marks = marks_of(given, versions)
    known = [GivenAnswer(a.question_id, 1, a.mark) for a in before if a.mark is not None]
    new = [GivenAnswer(question, 1, mark) for question, mark in marks.items()]
    mark = quiz_mark(questions, [*known, *new])
    attempt = Attempt.objects.create(
        id=identity,
        person=person,
        activity=activity,
        state=Attempt.State.HANDED_IN,
        mark=mark,
        passed=is_passed(mark, pass_mark),
        done_at=done_at,
        received_at=received_at,
    )
    _write_answers(attempt, given, marks)
    return attempt


def keep_draft(
    given: HandIn, *, person: User, activity: Activity, done_at: datetime, received_at: datetime
) -> None:
    """Keep a half-filled form, in place of the one kept before."""
    drop_draft(person, activity.id)
    attempt = Attempt.objects.create(
        id=uuid4(),
        person=person,
        activity=activity,
        state=Attempt.State.DRAFT,
        done_at=done_at,
        received_at=received_at,
    )
    _write_answers(attempt, given, {})


def drop_draft(person: User, activity: UUID) -> None:
    """Forget the half-filled form of an activity, if there is one."""
    Attempt.objects.filter(person=person, activity=activity, state=Attempt.State.DRAFT).delete()


def _write_answers(attempt: Attempt, given: HandIn, marks: Mapping[UUID, Decimal]) -> None:
    Answer.objects.bulk_create(as_answers(attempt, given, marks))
