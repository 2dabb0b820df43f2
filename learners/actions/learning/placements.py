"""What can happen to a placement and to what follows from it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from learners.models import Adaptation, AdjustmentNeed, Enrolment, Placement, User
from learners.rules.learning.placing import START, Said


def record_placement(
    enrolment: Enrolment, moment: str, said: Iterable[Said], *, at: datetime
) -> tuple[Placement, bool]:
    """The first answer stays: it is a photograph."""
    lines = [
        {"module": str(line.module), "statement": line.statement, "answer": line.answer}
        for line in said
    ]
    return Placement.objects.get_or_create(
        enrolment=enrolment, moment=moment, defaults={"answers": lines, "answered_at": at}
    )


def decide(
    enrolment: UUID, *, is_needed: bool, text: str, by: User, at: datetime
) -> tuple[Adaptation, bool]:
    """What is adapted, or why nothing is; a later decision takes the place of the first."""
    return Adaptation.objects.update_or_create(
        enrolment_id=enrolment,
        defaults={"is_needed": is_needed, "text": text, "decided_by": by, "decided_at": at},
    )


def hand_over(lesser: Enrolment, winner: Enrolment) -> None:
    """The photographs that the winner lacks; what was decided goes with the first one."""
    known = Placement.objects.filter(enrolment=winner).values("moment")
    lacked = Placement.objects.filter(enrolment=lesser).exclude(moment__in=known)
    if lacked.filter(moment=START).exists():
        Adaptation.objects.filter(enrolment=lesser).update(enrolment=winner)
    lacked.update(enrolment=winner)


def say_need(
    person: User, text: str, *, tells_trainers: bool, at: datetime
) -> tuple[AdjustmentNeed, bool]:
    """Said otherwise, it waits for the referent again; the second says whether that begins now."""
    held = AdjustmentNeed.objects.select_for_update().filter(person=person).first()
    if held and (held.text, held.tells_trainers) == (text, tells_trainers):
        return held, False
    said = {"text": text, "tells_trainers": tells_trainers, "said_at": at}
    waits = {"handled_at": None, "handled_by": None}
    need, is_new = AdjustmentNeed.objects.update_or_create(person=person, defaults=said | waits)
    return need, is_new or held is None or held.handled_at is not None


def take_need_back(person: User) -> bool:
    """Nothing stays of it."""
    deleted, _rows = AdjustmentNeed.objects.filter(person=person).delete()
    return bool(deleted)


def handle_need(need: AdjustmentNeed, arrangement: str, *, by: User, at: datetime) -> bool:
    """False when it is as it was."""
    if need.handled_at and need.arrangement == arrangement:
        return False
    need.arrangement, need.handled_by, need.handled_at = arrangement, by, at
    need.save(update_fields=["arrangement", "handled_by", "handled_at"])
    return True
