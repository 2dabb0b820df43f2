"""The question bank, asked."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from curriculum.models import Activity, Lesson, Module, Objective, Question, QuestionVersion
from curriculum.rules.drawing import Drawable


class Use(NamedTuple):
    """A quiz that asks a question, and the lesson it stands in (None once deleted)."""

    activity: Activity
    lesson: Lesson | None


def current_versions(
    ids: Iterable[UUID], *, even_retired: Iterable[UUID] = ()
) -> dict[UUID, QuestionVersion]:
    """What these questions say now, in one query; a retired or unknown one is left out.

    Those of `even_retired` are kept: somebody answered them for good.
    """
    in_service = Q(question__in=list(ids), question__retired_at__isnull=True)
    versions = QuestionVersion.objects.filter(
        in_service | Q(question__in=list(even_retired)), is_current=True
    )
    return {version.question_id: version for version in versions.select_related("question")}


def versions_with_ids(ids: Iterable[int]) -> dict[int, QuestionVersion]:
    """These versions, current or not, with their questions: what a form showed."""
    return QuestionVersion.objects.select_related("question").in_bulk(list(ids))


def drawable(topics: Collection[str]) -> list[Drawable]:
    """The questions that can be drawn from these topics; no query for none."""
    if not topics:
        return []
    found = questions_one_may_ask().filter(topic__in=topics).order_by()
    return [Drawable(*row) for row in found.values_list("pk", "topic")]


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
