"""Who is concerned by what was added to a path?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from curriculum.models import Outline
from curriculum.rules.outline import activities_of
from curriculum.rules.scoring import NO_MARK, is_passed
from learners.models import Addition, Attempt, Enlargement, Enrolment
from learners.queries.learning.enrolments import done_by

SHOWN_FOR = timedelta(days=30)


class Followers(NamedTuple):
    """How many people are in progress on a path, and how many of them on an older outline."""

    running: int
    behind: int


def followers_by_path() -> dict[UUID, Followers]:
    """For every path that somebody follows, in two queries."""
    newest = dict(Outline.objects.values_list("path").annotate(Max("number")))
    found: dict[UUID, Followers] = defaultdict(lambda: Followers(0, 0))
    counted = Enrolment.objects.real().in_progress().values_list("path", "outline__number")
    for path, number, people in counted.annotate(Count("id")).order_by():
        behind = people if number < newest[path] else 0
        found[path] = Followers(found[path].running + people, found[path].behind + behind)
    return found


def is_anyone_behind(path: UUID | None = None) -> bool:
    """Whether somebody in progress follows an older outline, of this path or of any."""
    found = followers_by_path()
    return any(followers.behind for key, followers in found.items() if path in (None, key))


def behind(outline: Outline) -> QuerySet[Enrolment]:
    """Who is in progress on an older outline of the same path, by outline then by name."""
    running = Enrolment.objects.real().in_progress()
    older = running.filter(path=outline.path, outline__number__lt=outline.number)
    return older.select_related("outline", "person").order_by(
        "outline__number", "person__last_name", "person__first_name", "id"
    )


def outlines_behind(outline: Outline) -> list[tuple[Outline, int]]:
    """Each older outline that somebody in progress follows, and how many do."""
    counted = behind(outline).order_by().values_list("outline").annotate(Count("id"))
    people = dict(counted)
    older = Outline.objects.filter(pk__in=people).order_by("-number")
    return [(each, people[each.pk]) for each in older]


def additions_of(path: UUID) -> list[Addition]:
    """What was applied to a path, the latest first, each with how many it has `reached`."""
    made = Addition.objects.filter(path=path).select_related("applied_by")
    return list(made.annotate(reached=Count("enlargements")))


def additions_to_go_on_with(*, at: datetime) -> list[Addition]:
    """Additions that no job takes care of any more."""
    running = Addition.objects.filter(state=Addition.State.RUNNING, next_try_at__lte=at)
    return list(running.order_by("applied_at"))


def passed_attempts(enrolments: Iterable[Enrolment], outline: Outline) -> dict[UUID, list[Attempt]]:
    """What these learners passed by the outline's marks and this path has not counted, by person.

    The first time each activity was passed, the oldest first, in one query.
    """
    waiting = {e.person_id: activities_of(outline.whole) - done_by(e) for e in enrolments}
    marks = {a.id: a.mark for _, lesson in outline.whole.lessons() for a in lesson.activities}
    found: dict[UUID, list[Attempt]] = defaultdict(list)
    handed_in = Attempt.objects.filter(
        state=Attempt.State.HANDED_IN, person__in=waiting, activity__in=_all(waiting.values())
    )
    for attempt in handed_in.order_by("done_at", "received_at"):
        left = waiting[attempt.person_id]
        mark = attempt.mark or NO_MARK
        if attempt.activity_id in left and is_passed(mark, marks[attempt.activity_id]):
            left.discard(attempt.activity_id)
            found[attempt.person_id].append(attempt)
    return found


def _all(groups: Iterable[Collection[UUID]]) -> set[UUID]:
    return {item for group in groups for item in group}


def latest_enlargement(enrolment: Enrolment, *, at: datetime) -> Enlargement | None:
    """What was added lately to a path in progress; None when it is old news."""
    recent = Enlargement.objects.filter(enrolment=enrolment, made_at__gt=at - SHOWN_FOR)
    return recent.select_related("addition", "addition__outline", "outline_before").first()
