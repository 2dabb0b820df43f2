"""An outline as plain data, and back."""

from typing import Any
from uuid import UUID

from curriculum.rules.drawing import Draw
from curriculum.rules.outline import (
    ActivityItem,
    LessonItem,
    ModuleItem,
    ObjectiveItem,
    PathOutline,
)


def as_json(outline: PathOutline) -> dict[str, Any]:
    """Plain data for the database; `from_json` reads it back."""
    return {
        "path": str(outline.path),
        "title": outline.title,
        "modules": [
            {
                "id": str(module.id),
                "title": module.title,
                "required": module.required,
                "objectives": [{"id": str(o.id), "text": o.text} for o in module.objectives],
                "lessons": [_lesson_as_json(lesson) for lesson in module.lessons],
            }
            for module in outline.modules
        ],
    }


def _lesson_as_json(lesson: LessonItem) -> dict[str, Any]:
    marked = {"always": True} if lesson.always else {}
    return {
        "id": str(lesson.id),
        "title": lesson.title,
        "reading_minutes": lesson.reading_minutes,
        "required": lesson.required,
        "activities": [_activity_as_json(activity) for activity in lesson.activities],
        **marked,
    }


def _activity_as_json(activity: ActivityItem) -> dict[str, Any]:
    return {
        "id": str(activity.id),
        "kind": activity.kind,
        "title": activity.title,
        "minutes": activity.minutes,
        "mark": activity.mark,
        "questions": [str(question) for question in activity.questions],
        "draws": [[draw.topic, draw.count] for draw in activity.draws],
    }


def from_json(content: dict[str, Any]) -> PathOutline:
    """The outline that `as_json` wrote."""
    return PathOutline(
        path=UUID(content["path"]),
        title=content["title"],
        modules=tuple(_module_from_json(module) for module in content["modules"]),
    )


def _module_from_json(module: dict[str, Any]) -> ModuleItem:
    return ModuleItem(
        id=UUID(module["id"]),
        title=module["title"],
        required=module["required"],
        objectives=tuple(ObjectiveItem(UUID(o["id"]), o["text"]) for o in module["objectives"]),
        lessons=tuple(_lesson_from_json(lesson) for lesson in module["lessons"]),
    )


def _lesson_from_json(lesson: dict[str, Any]) -> LessonItem:
    activities = tuple(_activity_from_json(activity) for activity in lesson["activities"])
    return LessonItem(
        id=UUID(lesson["id"]),
        title=lesson["title"],
        reading_minutes=lesson["reading_minutes"],
        required=lesson["required"],
        activities=activities,
        always=lesson.get("always", False),
    )


def _activity_from_json(activity: dict[str, Any]) -> ActivityItem:
    """Outlines older than pinned questions say none."""
    return ActivityItem(
        id=UUID(activity["id"]),
        kind=activity["kind"],
        title=activity["title"],
        minutes=activity["minutes"],
        mark=activity["mark"],
        questions=tuple(UUID(question) for question in activity.get("questions", ())),
        draws=tuple(Draw(topic, count) for topic, count in activity.get("draws", ())),
    )
