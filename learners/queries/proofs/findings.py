"""What was asked about each objective, and what did somebody answer?"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import (
    DateTimeField,
    DecimalField,
    Field,
    JSONField,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from curriculum.models import Activity, Question
from learners.models import Answer, Attempt
from learners.rules.proofs.findings import Answered, own_draws


@dataclass
class Assessment:
    """The questions that assess each objective, met or not, and every answer handed in."""

    questions: dict[UUID, set[UUID]] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)


def assessment_of(
    person: UUID, *, objectives: Collection[UUID], activities: Collection[UUID]
) -> Assessment:
    """What these activities ask about these objectives, and what this person answered.

    One query for the three: the last hand-in of a path has twenty in all.
    """
    rows = _asked(activities).union(
        _drawing(activities), _about(objectives), _answered(person, activities), all=True
    )
    asked: set[UUID] = set()
    drawing: set[UUID] = set()
    objective_of: dict[UUID, UUID] = {}
    retired: set[UUID] = set()
    found = Assessment()
    for key, objective, activity, hand_in, moment, mark, listed in rows:
        if activity is not None:
            found.answers.append(Answered(key, activity, hand_in, moment, mark))
        elif objective is not None:
            objective_of[key] = objective
            retired |= {key} if moment else set()
        elif _is_listing(listed):
            asked.update(UUID(question) for question in listed)
        else:
            drawing.add(key)
    asked |= own_draws(found.answers, drawing, retired)
    for question in asked & objective_of.keys():
        found.questions.setdefault(objective_of[question], set()).add(question)
    return found


def _is_listing(lines: list[Any]) -> bool:
    return not lines or isinstance(lines[0], str)


def _asked(activities: Collection[UUID]) -> QuerySet[Any, Any]:
    """The key of an activity, and the list of its questions in the last column."""
    rows = Activity.objects.order_by().filter(pk__in=activities)
    return rows.values_list(
        "id", _no_key(), _no_key(), _no_key(), _no_moment(), _no_mark(), "questions"
    )


def _drawing(activities: Collection[UUID]) -> QuerySet[Any, Any]:
    """The key of an activity, and what is drawn in it in the last column."""
    rows = Activity.objects.order_by().filter(pk__in=activities).exclude(draws=[])
    return rows.values_list(
        "id", _no_key(), _no_key(), _no_key(), _no_moment(), _no_mark(), "draws"
    )


def _about(objectives: Collection[UUID]) -> QuerySet[Any, Any]:
    """The key of a question, its objective in the second column, and the day it was retired."""
    rows = Question.objects.order_by().filter(objective__in=objectives)
    return rows.values_list(
        "id", "objective", _no_key(), _no_key(), "retired_at", _no_mark(), _no_list()
    )


def _answered(person: UUID, activities: Collection[UUID]) -> QuerySet[Any, Any]:
    """The key of a question, and an answer to it in the columns between."""
    rows = Answer.objects.order_by().filter(
        attempt__person=person,
        attempt__state=Attempt.State.HANDED_IN,
        attempt__activity__in=activities,
    )
    return rows.values_list(
        "question_id",
        _no_key(),
        "attempt__activity_id",
        "attempt_id",
        "attempt__received_at",
        "mark",
        _no_list(),
    )


def _nothing(kind: Field[Any, Any]) -> Cast:
    """An empty column that keeps its type: PostgreSQL insists."""
    return Cast(Value(None), kind)


def _no_key() -> Cast:
    return _nothing(UUIDField())


def _no_moment() -> Cast:
    return _nothing(DateTimeField())


def _no_mark() -> Cast:
    return _nothing(DecimalField(max_digits=6, decimal_places=5))


def _no_list() -> Cast:
    return _nothing(JSONField())
