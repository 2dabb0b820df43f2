"""What is done becomes a dated fact."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from curriculum.rules.outline import Finished
from learners.models import Completion, Enrolment


def hand_over(lesser: Enrolment, winner: Enrolment, *, but: Collection[UUID]) -> list[Completion]:
    """Facts of the lesser enrolment that the winner's outline holds and it lacks.

    What was spared is said on both; the caller saves them.
    """
    outline = winner.outline.whole
    held = {outline.path, *(module.id for module in outline.modules)}
    for _, lesson in outline.lessons():
        held |= {lesson.id, *(activity.id for activity in lesson.activities)}
    moved = list(Completion.objects.filter(enrolment=lesser, item__in=held - set(but)))
    Completion.objects.filter(pk__in=[c.pk for c in moved]).update(enrolment=winner)
    spared = {str(c.item) for c in moved if c.origin == Completion.Origin.EXEMPTED}
    lesser.exempted = sorted(set(lesser.exempted) - spared)
    _say_spared(winner, spared)
    return moved


def _say_spared(enrolment: Enrolment, items: set[str]) -> None:
    enrolment.exempted = sorted({*enrolment.exempted, *items})


def carried_as(completion: Completion) -> str:
    """What was spared elsewhere stays spared: it is not said to be done."""
    is_spared = completion.origin == Completion.Origin.EXEMPTED
    return Completion.Origin.EXEMPTED if is_spared else Completion.Origin.CARRIED


def complete(
    enrolment: Enrolment,
    items: Iterable[Finished],
    *,
    done_at: datetime,
    received_at: datetime,
    origin: str = Completion.Origin.DONE,
) -> None:
    """Write completions in one query. What was carried over or exempted credits nothing.

    The caller holds the enrolment, saves it after, and gives only items not completed yet; the
    constraint `an_item_is_completed_once` stands behind.
    """
    items = list(items)
    if origin == Completion.Origin.EXEMPTED:
        _say_spared(enrolment, {str(item.id) for item in items})
    Completion.objects.bulk_create(
        [
            Completion(
                enrolment=enrolment,
                item=item.id,
                kind=item.kind,
                origin=origin,
                minutes=item.minutes if origin == Completion.Origin.DONE else 0,
                done_at=done_at,
                received_at=received_at,
            )
            for item in items
        ]
    )
