"""Many questions of the bank at once: a few statements, whatever their number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from curriculum.models import Question, QuestionVersion
from curriculum.rules.questions import Wording

A_PIECE = 500


@dataclass(frozen=True)
class Written:
    """A question as a file gives it; `origin` is what the file calls it."""

    name: str
    topic: str
    objective: UUID | None
    origin: str
    wording: Wording


def add_questions(coming: Mapping[UUID, Written], *, at: datetime) -> int:
    """Questions with these ids and their first version. To be called in a transaction."""
    Question.objects.bulk_create(
        [
            Question(
                id=pk,
                name=it.name,
                topic=it.topic,
                objective=it.objective,
                origin=it.origin,
                created_at=at,
            )
            for pk, it in coming.items()
        ],
        batch_size=A_PIECE,
    )
    _write_versions([(pk, 1, it.wording) for pk, it in coming.items()], at=at)
    return len(coming)


def reword_questions(coming: Mapping[UUID, Written], *, at: datetime) -> int:
    """A new version of each, made the current one. To be called in a transaction.

    A key stays once it is known; an objective that the file does not name stays too.
    """
    known = Question.objects.select_for_update().order_by("pk").in_bulk(list(coming))
    current = QuestionVersion.objects.filter(question__in=known, is_current=True)
    numbers = dict(current.values_list("question", "number"))
    current.update(is_current=False)
    for pk, question in known.items():
        question.name, question.topic = coming[pk].name, coming[pk].topic
        question.objective = coming[pk].objective or question.objective
        question.origin = question.origin or coming[pk].origin
    fields = ["name", "topic", "objective", "origin"]
    Question.objects.bulk_update(known.values(), fields, batch_size=A_PIECE)
    _write_versions([(pk, numbers[pk] + 1, coming[pk].wording) for pk in known], at=at)
    return len(known)


def _write_versions(coming: Sequence[tuple[UUID, int, Wording]], *, at: datetime) -> None:
    QuestionVersion.objects.bulk_create(
        [
            QuestionVersion.saying(wording, question=pk, number=number, at=at)
            for pk, number, wording in coming
        ],
        batch_size=A_PIECE,
    )
