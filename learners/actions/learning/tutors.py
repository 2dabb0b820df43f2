"""Naming who answers: for a path, for an enrolment."""

from collections.abc import Collection
from uuid import UUID

from learners.models import Enrolment, Tutorship, User


def name_for_path(path: UUID, tutor: User | None, *, delay: int) -> None:
    """For those who begin from now on."""
    Tutorship.objects.update_or_create(path=path, defaults={"tutor": tutor, "delay": delay})


def name_on(enrolments: Collection[Enrolment], tutor: User | None) -> None:
    """The delay that was promised on the first day stays."""
    for enrolment in enrolments:
        enrolment.tutor = tutor
    Enrolment.objects.bulk_update(enrolments, ["tutor"], batch_size=500)
