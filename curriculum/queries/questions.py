"""The question bank, asked."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from curriculum.models import Activity, Lesson, Module, Objective, Question, QuestionVersion


class Use(NamedTuple):
    """A quiz that asks a question, and the lesson it stands in (None once deleted)."""

    activity: Activity
    lesson: Lesson | None


def current_versions(ids: Iterable[UUID]) -> dict[UUID, QuestionVersion]:
    """What these questions say now, in one query; a retired or unknown one is left out."""
    versions = QuestionVersion.objects.filter(
        question__in=list(ids), is_current=True, question__retired_at__isnull=True
    )
    return {version.question_id: version for version in versions.select_related("question")}


def versions_with_ids(ids: Iterable[int]) -> dict[int, QuestionVersion]:
    """These versions, current or not: what was asked when a form was shown."""
    return QuestionVersion.objects.in_bulk(list(ids))


def questions_one_may_ask() -> QuerySet[Question]:
    return Question.objects.filter(retired_at__isnull=True, versions__is_current=True)


def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    return dict(Question.objects.filter(pk__in=ids).values_list("pk", "name"))


def uses_of(question: UUID) -> list[Use]:
    """The quizzes that ask a question today. Few enough to be looked through one by one."""
    asked = [a for a in Activity.objects.filter(retired_at=None) if str(question) in a.questions]
    pages = Lesson.objects.filter(translation_key__in=[a.lesson for a in asked]).defer("body")
    lessons = {lesson.translation_key: lesson for lesson in pages}
    return [Use(activity, lessons.get(activity.lesson)) for activity in asked]


def objectives_by_module() -> list[tuple[str, list[tuple[str, str]]]]:
    """(module, [(key, objective)]): what a question can be linked to."""
    objectives = Objective.objects.order_by("module__path", "sort_order").select_related("module")
    groups: dict[Module, list[tuple[str, str]]] = {}
    for objective in objectives:
        groups.setdefault(objective.module, []).append((str(objective.key), objective.text))
    return [(module.title, found) for module, found in groups.items()]
