"""What can happen to an exemption."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from learners.models import Enrolment, Exemption, User


def ask(enrolment: Enrolment, module: UUID, *, at: datetime) -> Exemption:
    """The caller holds the enrolment, and has seen that nothing was asked yet."""
    return Exemption.objects.create(enrolment=enrolment, module=module, granted_at=at)


def grant(enrolment: Enrolment, module: UUID, *, by: User, reason: str, at: datetime) -> Exemption:
    """By a trainer, with a reason; what was withdrawn may serve again."""
    granted, _ = Exemption.objects.update_or_create(
        enrolment=enrolment,
        module=module,
        defaults={
            "granted_by": by,
            "reason": reason,
            "granted_at": at,
            "withdrawn_by": None,
            "withdrawn_at": None,
        },
    )
    return granted


def withdraw(exemption: Exemption, *, by: User, reason: str, at: datetime) -> bool:
    """Not once it has served; the first reason stays."""
    unused = Exemption.objects.filter(pk=exemption.pk, used_at=None, withdrawn_at=None)
    return bool(unused.update(withdrawn_by=by, reason=reason, withdrawn_at=at))


def mark_used(exemptions: Collection[Exemption], *, at: datetime) -> None:
    Exemption.objects.filter(pk__in=[exemption.pk for exemption in exemptions]).update(used_at=at)


def hand_over(lesser: Enrolment, winner: Enrolment) -> None:
    """What has not served yet follows, but for modules where the winner has its own."""
    decided = Exemption.objects.filter(enrolment=winner).values("module")
    waiting = Exemption.objects.filter(enrolment=lesser, used_at=None, withdrawn_at=None)
    waiting.exclude(module__in=decided).update(enrolment=winner)
