"""Scenarios, asked."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from curriculum.models import Activity, Lesson, Scenario, ScenarioVersion
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.tasks import DIALOGUE


def scenarios_one_may_place() -> QuerySet[Scenario]:
    return Scenario.objects.filter(retired_at=None, versions__is_current=True)


def scenarios_in_service() -> QuerySet[ScenarioVersion]:
    """What those that are not retired say now, by title."""
    current = ScenarioVersion.objects.filter(is_current=True, scenario__retired_at=None)
    return current.order_by("scenario__title", "scenario__key")


def current_scenario(scenario: UUID | None) -> ScenarioVersion:
    """What it says now, retired or not. Raises ScenarioVersion.DoesNotExist."""
    return ScenarioVersion.objects.get(scenario=scenario, is_current=True)


def scenario_version(pk: int) -> ScenarioVersion:
    """What somebody began to play, current or not. Raises ScenarioVersion.DoesNotExist."""
    return ScenarioVersion.objects.get(pk=pk)


def scenario_versions(pks: Collection[int]) -> dict[int, ScenarioVersion]:
    """What some people began to play, by pk, in one query; none for none."""
    return ScenarioVersion.objects.in_bulk(pks)


def scenarios_now(ids: Collection[UUID]) -> dict[UUID, ScenarioVersion]:
    """What these scenarios say now, by id, in one query; none for none."""
    if not ids:
        return {}
    found = ScenarioVersion.objects.filter(scenario__in=ids, is_current=True)
    return {version.scenario_id: version for version in found.select_related("scenario")}


def lessons_placing(scenario: Scenario) -> list[Lesson]:
    """The live lessons in which it is played; lessons with a dialogue are few."""
    asked = Activity.objects.filter(kind=DIALOGUE, retired_at=None).values("lesson")
    lessons = Lesson.objects.live().filter(translation_key__in=asked).order_by("path")
    return [
        lesson
        for lesson in lessons
        if any(it.scenario == scenario.pk for it in dialogues_of(lesson.body.raw_data))
    ]
