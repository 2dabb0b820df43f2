"""Entering a path, by whichever door: what is followed or finished is never begun again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from learners.journey.inviting import outline_to_begin
from learners.journey.learning import begin
from learners.journey.leaving import take_up
from learners.models import Enrolment, User
from learners.queries.institutions.referrals import enrolment_on, stopped_on


@transaction.atomic
def enter(person: User, path: UUID, *, at: datetime) -> Enrolment:
    """The way one follows or has finished; else the one that was stopped; else a new one."""
    current = enrolment_on(person, path)
    if current is not None:
        return current
    stopped = stopped_on(person, path)
    if stopped is not None:
        return take_up(stopped.pk, reopens=False, at=at)
    return begin(person, outline_to_begin(path)[0], at=at)[0]
