"""Which enrolments?"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from curriculum.models import Activity
from curriculum.queries.outlines import activities_now_in, current_outline, retired_activities
from curriculum.rules.outline import PathOutline, holds, holds_module, pass_mark
from learners.models import Enrolment, Exemption, User

_OPEN = Exemption.objects.filter(enrolment=OuterRef("pk"), used_at=None, withdrawn_at=None)


def outline_of(enrolment: Enrolment) -> PathOutline:
    """What this learner has to do, as fixed when they started."""
    return enrolment.outline.whole


def done_by(enrolment: Enrolment) -> set[UUID]:
    """The ids of what this learner completed in this path."""
    return {UUID(item) for item in enrolment.done}


def dropped_from(enrolment: Enrolment) -> set[UUID]:
    """The activities that were taken off before this learner did them."""
    return {UUID(item) for item in enrolment.dropped}


def asked_no_more(enrolment: Enrolment) -> set[UUID]:
    """The same, with what was retired a moment ago: the worker has not counted again yet."""
    return dropped_from(enrolment) | retired_activities()


def newest_of(enrolment: Enrolment) -> PathOutline:
    """What the path asks of whoever starts today."""
    return current_outline(enrolment.path).whole


def enrolments_of(person: User) -> list[Enrolment]:
    """Everything somebody follows or followed, the running ones first, the latest first."""
    found = Enrolment.objects.filter(person=person).select_related("outline", "tutor")
    rank = {Enrolment.State.IN_PROGRESS: 0, Enrolment.State.FINISHED: 1}
    newest_first = sorted(found, key=lambda e: e.enrolled_at, reverse=True)
    return sorted(newest_first, key=lambda e: rank.get(Enrolment.State(e.state), 2))


def enrolment_open_to(person: User, lesson: UUID, module: UUID) -> Enrolment | None:
    """The enrolment through which somebody reads a lesson; None when it is not theirs.

    A lesson to which something of theirs was moved since they started is theirs too. One that
    was added to one of their modules is open to them as an extra: what asks for it comes first.
    """
    return enrolments_open_to(person, {lesson}, module).get(lesson)


def enrolments_open_to(
    person: User, lessons: Iterable[UUID], module: UUID
) -> dict[UUID, Enrolment]:
    """The same for the lessons of one module, without those that are not theirs."""
    theirs = [e for e in enrolments_of(person) if e.state != Enrolment.State.WITHDRAWN]
    found = {lesson: _opening(theirs, lesson, module) for lesson in lessons} if theirs else {}
    return {lesson: enrolment for lesson, enrolment in found.items() if enrolment}


def _opening(theirs: Collection[Enrolment], lesson: UUID, module: UUID) -> Enrolment | None:
    asking = next((e for e in theirs if holds(outline_of(e), lesson)), None)
    if asking:
        return asking
    moved = activities_now_in(lesson)
    moving = (e for e in theirs if any(holds(outline_of(e), activity) for activity in moved))
    offering = (e for e in theirs if holds_module(outline_of(e), module))
    return next(moving, None) or next(offering, None)


def locked_enrolments(person: User) -> list[Enrolment]:
    """Somebody's enrolments, held in id order until the end of the transaction."""
    return list(
        Enrolment.objects.filter(person=person)
        .annotate(awaits_exemption=Exists(_OPEN))
        .exclude(state=Enrolment.State.WITHDRAWN)
        .select_for_update(of=("self",))
        .select_related("outline", "person")
        .order_by("id")
    )


def own_enrolments(person: User) -> QuerySet[Enrolment]:
    """The door of the pages about one of one's paths."""
    return Enrolment.objects.filter(person=person).select_related("outline", "tutor")


def enrolled_since(person: User, holding: Collection[Enrolment], *, at: datetime) -> datetime:
    """Since when they may have done what these enrolments hold; `at` for whoever has none.

    When none holds it any more (a path was stopped while a device was away), any may have.
    """
    every = Enrolment.objects.filter(person=person).values_list("enrolled_at", flat=True)
    return min([e.enrolled_at for e in holding] or every, default=at)


def locked_enrolment(enrolment: UUID) -> Enrolment:
    """One enrolment as it is now, held until the end of the transaction."""
    return (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("outline", "person")
        .get(pk=enrolment)
    )


def running_enrolments(*, after: str, at_most: int) -> list[UUID]:
    """Ids of running enrolments, in order, from the one that follows `after` (or the first)."""
    running = Enrolment.objects.in_progress().order_by("id")
    if after:
        running = running.filter(id__gt=UUID(after))
    return list(running.values_list("id", flat=True)[:at_most])


def lessons_open_to(person: User) -> set[UUID]:
    """Every lesson that somebody may open through their paths."""
    return {
        lesson.id
        for enrolment in enrolments_of(person)
        if enrolment.state != Enrolment.State.WITHDRAWN
        for _, lesson in outline_of(enrolment).lessons()
    }


def mark_to_reach(activity: Activity, holding: Iterable[Enrolment]) -> int:
    """In percent: the lowest that was pinned when one of these enrolments started."""
    pinned = (pass_mark(outline_of(e), activity.id) for e in holding)
    return min(pinned, default=activity.pass_mark)
