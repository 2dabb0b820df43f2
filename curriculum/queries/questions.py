"""The question bank, asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from curriculum.models import (
    Activity,
    Lesson,
    Module,
    Objective,
    PathModule,
    Question,
    QuestionVersion,
)
from curriculum.rules.drawing import Drawable, wanted


@dataclass
class Use:
    """A quiz that asks a question, or may draw it, and where it is read.

    `lesson` is None once deleted; `paths` are the titles of those that hold its module.
    """

    activity: Activity
    is_drawn: bool
    lesson: Lesson | None = None
    module: Module | None = None
    paths: list[str] = field(default_factory=list)


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
    """Those in service that say something, each with the `kind` of what it says now."""
    asked = Question.objects.filter(retired_at__isnull=True, versions__is_current=True)
    return asked.annotate(kind=F("versions__kind"))


def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    return dict(Question.objects.filter(pk__in=ids).values_list("pk", "name"))


def topics() -> list[str]:
    """The topics of the questions that can be asked, each once."""
    named = Question.objects.filter(retired_at=None).exclude(topic="").order_by("topic")
    return list(named.values_list("topic", flat=True).distinct())


def uses_of(question: Question) -> list[Use]:
    """The quizzes that ask a question today, or may draw it, in four queries.

    Quizzes are few enough to be looked through one by one.
    """
    uses = [
        Use(activity, is_drawn=str(question.pk) not in activity.questions)
        for activity in Activity.objects.filter(retired_at=None).order_by("title", "pk")
        if str(question.pk) in activity.questions or _may_draw(activity, question)
    ]
    return _placed(uses)


def _may_draw(activity: Activity, question: Question) -> bool:
    return question.retired_at is None and any(
        draw.topic == question.topic for draw in activity.drawing
    )


def _placed(uses: list[Use]) -> list[Use]:
    """Each with its lesson, its module, its paths."""
    if not uses:
        return []
    pages = Lesson.objects.filter(translation_key__in=[use.activity.lesson for use in uses])
    lessons = {lesson.translation_key: lesson for lesson in pages.defer("body")}
    places = [lesson.path[: -Lesson.steplen] for lesson in lessons.values()]
    modules = {module.path: module for module in Module.objects.filter(path__in=places)}
    paths: dict[int, list[str]] = {}
    held = PathModule.objects.filter(module__in=modules.values(), path__live=True)
    for module, title in held.order_by("path__path").values_list("module", "path__title"):
        paths.setdefault(module, []).append(title)
    for use in uses:
        use.lesson = lessons.get(use.activity.lesson)
        use.module = modules.get(use.lesson.path[: -Lesson.steplen]) if use.lesson else None
        use.paths = paths.get(use.module.pk, []) if use.module else []
    return uses


def asked_today() -> Q:
    """Which questions a published quiz asks, or may draw. One query."""
    listed: set[str] = set()
    drawn: set[str] = set()
    for activity in Activity.objects.filter(retired_at=None):
        listed.update(activity.questions)
        drawn.update(draw.topic for draw in activity.drawing)
    return Q(pk__in=listed) | Q(topic__in=drawn, retired_at=None)


def short_draws_without(question: Question) -> list[Activity]:
    """The quizzes that would draw from too few questions, were this one no longer there."""
    drawing = [
        activity
        for activity in Activity.objects.filter(retired_at=None).exclude(draws=[])
        if _may_draw(activity, question)
    ]
    left = {known.question for known in drawable([question.topic])} if drawing else set()
    left -= {question.pk}
    return [
        activity
        for activity in drawing
        if wanted(activity.drawing)[question.topic] > len(left - set(activity.listed))
    ]


def questions_in_office() -> QuerySet[Question]:
    """Every question, with the `kind` and the `prompt` of what it says now."""
    current = QuestionVersion.objects.filter(question=OuterRef("pk"), is_current=True)
    return Question.objects.annotate(
        kind=Subquery(current.values("kind")[:1]), prompt=Subquery(current.values("prompt")[:1])
    )


def objectives_by_module() -> list[tuple[str, list[tuple[str, str]]]]:
    """(module, [(key, objective)]): what a question can be linked to."""
    objectives = Objective.objects.order_by("module__path", "sort_order").select_related("module")
    groups: dict[Module, list[tuple[str, str]]] = {}
    for objective in objectives:
        groups.setdefault(objective.module, []).append((str(objective.key), objective.text))
    return [(module.title, found) for module, found in groups.items()]
