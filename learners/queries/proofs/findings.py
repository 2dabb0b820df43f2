"""What was asked about each objective, and what did somebody answer?"""

from collections.abc import Collection
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, DecimalField, Field, UUIDField, Value

from curriculum.models import Activity, Question
from learners.models import Answer, Attempt
from learners.rules.proofs.findings import Answered


def questions_asked(activities: Collection[UUID]) -> set[UUID]:
    """The questions of these activities, whether anybody met them or not."""
    asked = Activity.objects.filter(pk__in=activities).values_list("questions", flat=True)
    return {UUID(question) for question in chain.from_iterable(asked)}


def questions_and_answers(
    person: UUID, objectives: Collection[UUID], activities: Collection[UUID]
) -> tuple[dict[UUID, UUID], list[Answered]]:
    """Every question of these objectives, and all that was handed in to these activities.

    One query for both: the last hand-in of a path has little time.
    """
    questions = Question.objects.filter(objective__in=objectives).values_list(
        "id",
        "objective",
        _nothing(UUIDField()),
        _nothing(UUIDField()),
        _nothing(DateTimeField()),
        _nothing(DecimalField(max_digits=6, decimal_places=5)),
    )
    answers = (
        Answer.objects.filter(
            attempt__person=person,
            attempt__state=Attempt.State.HANDED_IN,
            attempt__activity__in=activities,
        )
        .order_by()
        .values_list(
            "question_id",
            _nothing(UUIDField()),
            "attempt__activity",
            "attempt_id",
            "attempt__received_at",
            "mark",
        )
    )
    rows = list(questions.order_by().union(answers, all=True))
    objective_of = {row[0]: row[1] for row in rows if row[1] is not None}
    return objective_of, [
        Answered(question, activity, hand_in, received_at, mark)
        for question, objective, activity, hand_in, received_at, mark in rows
        if objective is None
    ]


def _nothing(field: Field[Any, Any]) -> Value:
    return Value(None, output_field=field)
