"""What would these answers be worth? For those handed in, and for those that are only tried."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from curriculum.models import QuestionVersion
from curriculum.queries.questions import versions_with_ids
from curriculum.rules.replies import mark_of
from learners.models import Answer, Attempt
from learners.rules.learning.handing_in import HandIn


def answers_tried(given: HandIn) -> list[Answer]:
    """As they would be kept, and nothing is: half-filled ones have no mark.

    Raises KeyError or ValueError for what we never showed.
    """
    is_whole = not given.missing()
    state = Attempt.State.HANDED_IN if is_whole else Attempt.State.DRAFT
    versions = versions_with_ids([asked.version for asked in given.form.asked])
    attempt = Attempt(activity_id=given.form.activity, state=state)
    return as_answers(attempt, given, marks_of(given, versions) if is_whole else {})


def marks_of(given: HandIn, versions: Mapping[int, QuestionVersion]) -> dict[UUID, Decimal]:
    """Raises ValueError for a reply that a question cannot have, KeyError for no version."""
    return {
        asked.question: mark_of(versions[asked.version].wording, given.reply_to(asked.question))
        for asked in given.form.asked
    }


def as_answers(attempt: Attempt, given: HandIn, marks: Mapping[UUID, Decimal]) -> list[Answer]:
    """One row a question, not written yet."""
    return [
        Answer(
            attempt=attempt,
            question_id=asked.question,
            version_id=asked.version,
            position=position,
            order=list(asked.order),
            chosen=list(given.reply_to(asked.question).picked),
            typed=given.reply_to(asked.question).typed,
            mark=marks.get(asked.question),
        )
        for position, asked in enumerate(given.form.asked)
    ]
