"""What a path asks: as pinned, and as its pages say now."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from curriculum.models import Activity, LearningPath, Lesson, Module, Outline
from curriculum.queries.paths import modules_of
from curriculum.rules.activities import activities_of
from curriculum.rules.changes import Change, changes_between
from curriculum.rules.outline import (
    ActivityItem,
    LessonItem,
    ModuleItem,
    ObjectiveItem,
    PathOutline,
)


def current_outline(path: UUID) -> Outline:
    """The newest outline of a path, by translation key; raises Outline.DoesNotExist."""
    return Outline.objects.filter(path=path).latest("number")


def changes_made_by(page: Page, path: LearningPath) -> list[Change]:
    """What the last publication of a page changed in a path; nothing when it was a correction."""
    newest, *before = Outline.objects.filter(path=path.translation_key).order_by("-number")[:2]
    if not before or newest.created_at < page.last_published_at:
        return []
    return changes_between(before[0].whole, newest.whole)


def retired_among(ids: Collection[UUID]) -> set[UUID]:
    """Those activities that nobody has to do any more."""
    retired = Activity.objects.filter(id__in=ids, retired_at__isnull=False)
    return set(retired.values_list("id", flat=True))


def retired_activities() -> set[UUID]:
    """Every activity that nobody has to do any more."""
    return set(Activity.objects.exclude(retired_at=None).values_list("id", flat=True))


def activities_with_retired(activity: UUID) -> tuple[Activity, set[UUID]]:
    """An activity, and the ids of all that are retired, in one query.

    Raises Activity.DoesNotExist.
    """
    found = Activity.objects.filter(Q(id=activity) | Q(retired_at__isnull=False))
    known = {item.id: item for item in found}
    if activity not in known:
        raise Activity.DoesNotExist(activity)
    return known[activity], {item.id for item in found if item.retired_at is not None}


def outline_of(path: LearningPath) -> PathOutline:
    """What the live pages of a path ask, now."""
    return PathOutline(
        path=path.translation_key,
        title=path.title,
        modules=tuple(module_item(module) for module in modules_of(path, bodies=True)),
    )


def module_item(module: Module) -> ModuleItem:
    return ModuleItem(
        id=module.translation_key,
        title=module.title,
        required=module.is_required,
        objectives=tuple(ObjectiveItem(o.key, o.text) for o in module.objectives.all()),
        lessons=tuple(_lesson_item(lesson) for lesson in module.lessons),
    )


def _lesson_item(lesson: Lesson) -> LessonItem:
    """A lesson without an activity is optional, whatever its page says (decision 3)."""
    activities = tuple(
        ActivityItem(
            id=activity.id,
            kind=activity.kind,
            title=activity.title,
            minutes=activity.minutes,
            mark=activity.pass_mark,
            questions=activity.questions,
            draws=activity.draws,
        )
        for activity in activities_of(lesson.body.raw_data)
    )
    return LessonItem(
        id=lesson.translation_key,
        title=lesson.title,
        reading_minutes=max(0, lesson.minutes - sum(a.minutes for a in activities)),
        required=lesson.is_required and bool(activities),
        activities=activities,
        always=lesson.is_always,
    )


def retired_in(lesson: UUID) -> bool:
    """Whether a lesson once asked something that it asks no more."""
    return Activity.objects.filter(lesson=lesson).exclude(retired_at=None).exists()


def activities_now_in(lesson: UUID) -> list[UUID]:
    """What a lesson asks, wherever outlines of the past place it."""
    asked = Activity.objects.filter(lesson=lesson, retired_at=None)
    return list(asked.values_list("id", flat=True))
