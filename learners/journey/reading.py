"""Reading: a lesson that asks nothing is done when somebody says « J’ai lu »."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.queries.outlines import retired_activities
from curriculum.rules.outline import Finished, PathOutline
from learners.journal import record
from learners.journey.learning import completion_facts, settle
from learners.models import Completion, User
from learners.queries.learning.enrolments import done_by, locked_enrolments, outline_of
from learners.rules.learning.handing_in import claimed_time


@transaction.atomic
def read(
    lesson: UUID, *, person: User, at: datetime, claimed_at: datetime | None = None
) -> list[Finished]:
    """« J’ai lu » : completes a lesson that has no activity, and credits nothing.

    `at` is our clock, `claimed_at` when the learner says it was, on a device without a connection.
    """
    finished: list[Finished] = []
    for enrolment in locked_enrolments(person):
        item = _lesson_to_read(outline_of(enrolment), lesson)
        if item is not None and lesson not in done_by(enrolment):
            done_at = claimed_time(
                claimed_at or at, enrolled_at=enrolment.enrolled_at, received_at=at
            )
            now_done = settle(
                enrolment,
                known=done_by(enrolment),
                new=[item],
                retired=retired_activities(),
                done_at=done_at,
                received_at=at,
            )
            record(*completion_facts(enrolment, now_done, at=done_at, received_at=at))
            finished += now_done
    return finished


def _lesson_to_read(outline: PathOutline, lesson: UUID) -> Finished | None:
    found = next((x for _, x in outline.lessons() if x.id == lesson and not x.activities), None)
    return Finished(found.id, Completion.Kind.LESSON, 0) if found else None
