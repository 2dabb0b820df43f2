"""Two things are the same when their fingerprints are: what counts, in one SHA-256."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from curriculum.rules.activities import is_activity
from curriculum.rules.outline import ActivityItem, LessonItem, PathOutline
from curriculum.rules.rows import RawBlock


def fingerprint_of(content: object) -> str:
    """64 hexadecimal signs; newlines, outer spaces and the ids of list items do not count."""
    text = json.dumps(canonical(content), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> Any:  # noqa: ANN401  # any plain value: text, number, list, mapping
    """The value as it would come back from a form that nobody touched."""
    if isinstance(value, Mapping):
        return {str(key): canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(_bare(item)) for item in value]
    if value is None:
        return ""
    if isinstance(value, bool | int):
        return value
    return str(value).replace("\r\n", "\n").strip()


def _bare(item: Any) -> Any:  # noqa: ANN401  # as above
    if isinstance(item, Mapping) and item.get("type") == "item":
        return item["value"]
    return item


def blocks_that_count(raw_blocks: Iterable[RawBlock]) -> list[dict[str, Any]]:
    """A lesson's blocks; only an activity has an id that matters."""
    return [
        {"type": block["type"], "value": block["value"]}
        if not is_activity(block)
        else {"type": block["type"], "value": _that_counts(block["value"]), "id": block["id"]}
        for block in raw_blocks
    ]


def _that_counts(value: Mapping[str, Any]) -> dict[str, Any]:
    """A quiz that draws nothing is the same as one from before there were draws."""
    return {name: said for name, said in value.items() if name != "draws" or said}


def outline_fingerprint(outline: PathOutline) -> str:
    """What counts in an outline: ids, minutes, marks, what is required, their order; no words."""
    return fingerprint_of(
        {
            "path": outline.path,
            "modules": [
                {
                    "id": module.id,
                    "required": module.required,
                    "objectives": [objective.id for objective in module.objectives],
                    "lessons": [_lesson_that_counts(lesson) for lesson in module.lessons],
                }
                for module in outline.modules
            ],
        }
    )


def _lesson_that_counts(lesson: LessonItem) -> dict[str, Any]:
    """A mark is said only where there is one: outlines older than it stay the same."""
    marked = {"always": True} if lesson.always else {}
    return {
        "id": lesson.id,
        "reading": lesson.reading_minutes,
        "required": lesson.required,
        "activities": [_activity_that_counts(activity) for activity in lesson.activities],
        **marked,
    }


def _activity_that_counts(activity: ActivityItem) -> list[Any]:
    """The order of its questions is a matter of words."""
    questions = sorted(str(question) for question in activity.questions)
    draws = sorted([draw.topic, draw.count] for draw in activity.draws)
    return [activity.id, activity.kind, activity.minutes, activity.mark, questions, draws]
