"""The next thing of a path, as a page shows it: what, where, how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from curriculum.queries.addresses import Address
from curriculum.rules.fitting import Thing
from curriculum.rules.outline import ActivityItem


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a lesson, or what is left of it, with its place and minutes."""

    module: str
    lesson: str
    number: int
    total: int
    minutes: int
    url: str
    is_started: bool
    activity: str = ""


def next_step(
    thing: Thing | None, done: set[UUID], addresses: Mapping[UUID, Address]
) -> NextStep | None:
    """None when nothing is left, or while the lesson is being rewritten."""
    if thing is None or thing.lesson.id not in addresses:
        return None
    module, lesson = thing.module, thing.lesson
    where, shelf = addresses[lesson.id], addresses.get(module.id)
    only = thing.activities[0] if thing.is_read and len(thing.activities) == 1 else None
    return NextStep(
        module=shelf.title if shelf else module.title,
        lesson=where.title,
        number=module.lessons.index(lesson) + 1,
        total=len(module.lessons),
        minutes=thing.minutes,
        url=reverse("lesson", args=where.slugs) + (_place_of(only) if only else ""),
        is_started=bool(done),
        activity=only.title if only else "",
    )


def _place_of(activity: ActivityItem) -> str:
    """Where its row is in the page."""
    return f"#quiz-{activity.id}" if activity.kind == "quiz" else f"#activity-{activity.id}"
