"""What an author changed, between two outlines of a path, and whom it reaches (decision 5).

A removal acts at once for everybody. A supplement is offered and counts for nobody. An addition
(more to do, a higher mark, other minutes) reaches new enrolments, and those in progress once its
author applies it. A correction of words changes no outline at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from curriculum.rules.drawing import wanted
from curriculum.rules.outline import ActivityItem, LessonItem, ModuleItem, PathOutline


class Sort(StrEnum):
    ADDITION = "addition"
    SUPPLEMENT = "supplement"
    REMOVAL = "removal"


class Kind(StrEnum):
    LESSON_ADDED = "lesson_added"
    LESSON_OFFERED = "lesson_offered"
    LESSON_REMOVED = "lesson_removed"
    MADE_REQUIRED = "made_required"
    MADE_OPTIONAL = "made_optional"
    ACTIVITY_ADDED = "activity_added"
    ACTIVITY_REMOVED = "activity_removed"
    MARK_RAISED = "mark_raised"
    MARK_LOWERED = "mark_lowered"
    MINUTES_CHANGED = "minutes_changed"
    QUESTIONS_ADDED = "questions_added"
    QUESTIONS_REMOVED = "questions_removed"


SORT_OF = {
    Kind.LESSON_ADDED: Sort.ADDITION,
    Kind.LESSON_OFFERED: Sort.SUPPLEMENT,
    Kind.LESSON_REMOVED: Sort.REMOVAL,
    Kind.MADE_REQUIRED: Sort.ADDITION,
    Kind.MADE_OPTIONAL: Sort.REMOVAL,
    Kind.ACTIVITY_ADDED: Sort.ADDITION,
    Kind.ACTIVITY_REMOVED: Sort.REMOVAL,
    Kind.MARK_RAISED: Sort.ADDITION,
    Kind.MARK_LOWERED: Sort.ADDITION,
    Kind.MINUTES_CHANGED: Sort.ADDITION,
    Kind.QUESTIONS_ADDED: Sort.ADDITION,
    Kind.QUESTIONS_REMOVED: Sort.REMOVAL,
}


@dataclass(frozen=True)
class Change:
    """One difference; `before` and `after` are minutes, marks or questions; 0 for none."""

    kind: Kind
    module: str
    lesson: str
    activity: str = ""
    before: int = 0
    after: int = 0

    @property
    def sort(self) -> Sort:
        return SORT_OF[self.kind]


@dataclass(frozen=True)
class Placed:
    """A lesson in its module."""

    module: ModuleItem
    lesson: LessonItem

    @property
    def is_required(self) -> bool:
        return self.module.required and self.lesson.required

    def change(self, kind: Kind, activity: str = "", before: int = 0, after: int = 0) -> Change:
        return Change(kind, self.module.title, self.lesson.title, activity, before, after)


def changes_between(old: PathOutline, new: PathOutline) -> list[Change]:
    """In the order of the new outline, what left at the end."""
    were, are = _placed(old), _placed(new)
    known = {a.id: a for place in were.values() for a in place.lesson.activities}
    kept = {a.id for place in are.values() for a in place.lesson.activities}
    changes: list[Change] = []
    for key, place in are.items():
        changes += _changes_of(place, were.get(key), known)
    for key, place in were.items():
        changes += _what_left(place, are.get(key), kept)
    return changes


def no_longer_asked(pinned: PathOutline, newest: PathOutline) -> set[UUID]:
    """The activities that were required and that the path requires no longer."""
    return _required_activities(pinned) - _required_activities(newest)


def _placed(outline: PathOutline) -> dict[UUID, Placed]:
    return {lesson.id: Placed(module, lesson) for module, lesson in outline.lessons()}


def _required_activities(outline: PathOutline) -> set[UUID]:
    return {a.id for _, lesson in outline.required_lessons() for a in lesson.activities}


def _changes_of(
    place: Placed, before: Placed | None, known: dict[UUID, ActivityItem]
) -> Iterator[Change]:
    if before is None:
        kind = Kind.LESSON_ADDED if place.is_required else Kind.LESSON_OFFERED
        yield place.change(kind, after=place.lesson.minutes)
        return
    if place.is_required != before.is_required:
        kind = Kind.MADE_REQUIRED if place.is_required else Kind.MADE_OPTIONAL
        yield place.change(kind, after=place.lesson.minutes)
    if not place.is_required:
        return
    for activity in place.lesson.activities:
        yield from _changes_of_activity(place, activity, known.get(activity.id))
    if place.lesson.minutes != before.lesson.minutes:
        minutes = (before.lesson.minutes, place.lesson.minutes)
        yield place.change(Kind.MINUTES_CHANGED, "", *minutes)


def _changes_of_activity(
    place: Placed, activity: ActivityItem, before: ActivityItem | None
) -> Iterator[Change]:
    if before is None:
        yield place.change(Kind.ACTIVITY_ADDED, activity.title, after=activity.minutes)
        return
    if activity.mark != before.mark:
        kind = Kind.MARK_RAISED if activity.mark > before.mark else Kind.MARK_LOWERED
        yield place.change(kind, activity.title, before.mark, activity.mark)
    if before.questions or before.draws:
        yield from _changes_of_questions(place, activity, before)


def _changes_of_questions(
    place: Placed, activity: ActivityItem, before: ActivityItem
) -> Iterator[Change]:
    asked, asks = wanted(before.draws), wanted(activity.draws)
    adds = set(activity.questions) - set(before.questions) or any(
        count > asked.get(topic, 0) for topic, count in asks.items()
    )
    takes_off = set(before.questions) - set(activity.questions) or any(
        count > asks.get(topic, 0) for topic, count in asked.items()
    )
    figures = (_questions_in(before), _questions_in(activity))
    if adds:
        yield place.change(Kind.QUESTIONS_ADDED, activity.title, *figures)
    if takes_off:
        yield place.change(Kind.QUESTIONS_REMOVED, activity.title, *figures)


def _questions_in(activity: ActivityItem) -> int:
    return len(activity.questions) + sum(draw.count for draw in activity.draws)


def _what_left(place: Placed, after: Placed | None, kept: set[UUID]) -> Iterator[Change]:
    if after is None:
        yield place.change(Kind.LESSON_REMOVED, before=place.lesson.minutes)
        return
    for activity in place.lesson.activities:
        if activity.id not in kept:
            yield place.change(Kind.ACTIVITY_REMOVED, activity.title, before=activity.minutes)
