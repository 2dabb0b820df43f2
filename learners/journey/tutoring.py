"""Tutoring: who answers is named for a path, then on each enrolment; open questions go with it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from learners.actions.learning import help_requests, tutors
from learners.journal import Fact, record
from learners.models import Enrolment, User
from learners.queries.learning.tutors import locked_running, open_requests_on, without_tutor


@transaction.atomic
def name_for_path(path: UUID, tutor: User | None, *, delay: int, by: User, at: datetime) -> int:
    """Whoever begins from now on has this tutor; so has, at once, whoever had none. How many."""
    tutors.name_for_path(path, tutor, delay=delay)
    record(_fact(path, tutor, by=by, at=at))
    if tutor is None:
        return 0
    return _name(locked_running(Q(path=path) & without_tutor()), tutor, by=by, at=at)


@transaction.atomic
def name_on_enrolment(enrolment: UUID, tutor: User | None, *, by: User, at: datetime) -> bool:
    """One learner gets another tutor. False when it was so."""
    held = locked_running(Q(pk=enrolment) & _not_yet(tutor))
    return bool(_name(held, tutor, by=by, at=at))


@transaction.atomic
def take_over(former: User | None, tutor: User, *, by: User, at: datetime) -> int:
    """Somebody leaves: everybody they answered gets another tutor. How many people."""
    held = locked_running(Q(tutor=former) & _not_yet(tutor))
    return _name(held, tutor, by=by, at=at)


def _not_yet(tutor: User | None) -> Q:
    """Unlike `exclude`, a row without a tutor counts."""
    return Q(tutor__isnull=False) if tutor is None else Q(tutor=None) | ~Q(tutor=tutor)


def _name(held: Sequence[Enrolment], tutor: User | None, *, by: User, at: datetime) -> int:
    tutors.name_on(held, tutor)
    help_requests.follow_tutor(open_requests_on(held), tutor)
    record(*(_fact(e.pk, tutor, person=e.person_id, by=by, at=at) for e in held))
    return len(held)


def _fact(
    what: UUID, tutor: User | None, *, person: UUID | None = None, by: User, at: datetime
) -> Fact:
    return Fact(
        kind="tutor_named",
        at=at,
        actor=by.pk,
        person=person,
        object=what,
        version=str(tutor.pk) if tutor else "",
    )
