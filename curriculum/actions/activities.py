"""What becomes of activities when the lessons that hold them change."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from wagtail.models import Revision

from curriculum.models import Activity, Lesson
from curriculum.rules.activities import activities_of, activity_ids
from curriculum.rules.rows import Quiz
from curriculum.rules.tasks import Task


def register_activities(lesson: Lesson, *, at: datetime) -> None:
    """Write one row per activity of a live lesson; retire what left it, take back what returned."""
    activities = activities_of(lesson.body.raw_data)
    for activity in activities:
        Activity.objects.update_or_create(id=activity.id, defaults=_facts(activity, lesson))
    gone = Activity.objects.filter(lesson=lesson.translation_key, retired_at=None)
    gone.exclude(id__in=[activity.id for activity in activities]).update(retired_at=at)


def _facts(activity: Quiz | Task, lesson: Lesson) -> dict[str, Any]:
    return {
        "lesson": lesson.translation_key,
        "kind": activity.kind,
        "title": activity.title,
        "minutes": activity.minutes,
        "pass_mark": activity.pass_mark,
        "questions": [str(question) for question in activity.questions],
        "draws": [{"topic": draw.topic, "count": draw.count} for draw in activity.draws],
        "retired_at": None,
    }


def retire_activities(lessons: Collection[UUID], *, at: datetime) -> None:
    """Nobody has to do the activities of these lessons any more."""
    Activity.objects.filter(lesson__in=lessons, retired_at=None).update(retired_at=at)


def give_own_activities(lesson: Lesson) -> bool:
    """A copied lesson gets activities of its own, in its page and in its whole history.

    Without that it would be born done by whoever did the first. False when there was nothing
    to change.
    """
    ids = activity_ids(lesson.body.raw_data)
    taken = Activity.objects.filter(id__in=ids).exclude(lesson=lesson.translation_key)
    renewed = {str(known): str(uuid4()) for known in taken.values_list("id", flat=True)}
    if not renewed:
        return False
    lesson.body = json.dumps(_with_own_ids(list(lesson.body.raw_data), renewed), default=str)
    Lesson.objects.filter(pk=lesson.pk).update(body=lesson.body)
    for revision in Revision.objects.for_instance(lesson):
        body = json.loads(revision.content["body"])
        revision.content["body"] = json.dumps(_with_own_ids(body, renewed))
        revision.save(update_fields=["content"])
    return True


def _with_own_ids(blocks: list[dict[str, Any]], renewed: dict[str, str]) -> list[dict[str, Any]]:
    return [{**block, "id": renewed.get(str(block["id"]), block["id"])} for block in blocks]


def move_activity(activity: UUID, lesson: Lesson) -> None:
    """It is asked in another lesson; its identity, and all that points to it, stay."""
    Activity.objects.filter(pk=activity).update(lesson=lesson.translation_key)
