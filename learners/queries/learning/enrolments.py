"""Which enrolments?"""

from uuid import UUID

from curriculum.rules.outline import PathOutline, holds
from learners.models import Enrolment, User


def outline_of(enrolment: Enrolment) -> PathOutline:
    """What this learner has to do, as fixed when they started."""
    return enrolment.outline.whole


def done_by(enrolment: Enrolment) -> set[UUID]:
    """The ids of what this learner completed in this path."""
    return {UUID(item) for item in enrolment.done}


def enrolments_of(person: User) -> list[Enrolment]:
    """Everything somebody follows or followed, the running ones first, the latest first."""
    found = Enrolment.objects.filter(person=person).select_related("outline")
    rank = {Enrolment.State.IN_PROGRESS: 0, Enrolment.State.FINISHED: 1}
    newest_first = sorted(found, key=lambda e: e.enrolled_at, reverse=True)
    return sorted(newest_first, key=lambda e: rank.get(Enrolment.State(e.state), 2))


def enrolment_open_to(person: User, lesson: UUID) -> Enrolment | None:
    """The enrolment through which somebody reads a lesson; None when it is not theirs."""
    return next(
        (
            enrolment
            for enrolment in enrolments_of(person)
            if enrolment.state != Enrolment.State.WITHDRAWN and holds(outline_of(enrolment), lesson)
        ),
        None,
    )


def locked_enrolments(person: User) -> list[Enrolment]:
    """Somebody's enrolments, held in id order until the end of the transaction."""
    return list(
        Enrolment.objects.filter(person=person)
        .exclude(state=Enrolment.State.WITHDRAWN)
        .select_for_update(of=("self",))
        .select_related("outline", "person")
        .order_by("id")
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
