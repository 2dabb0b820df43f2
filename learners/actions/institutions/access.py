"""Looking at somebody leaves a trace that they can read."""

from collections.abc import Iterable
from datetime import datetime

from learners.journal import Fact, record
from learners.models import Institution, Referral, User


def record_looks(
    shown: Iterable[Referral], *, institution: Institution, by: User, at: datetime
) -> None:
    """One fact for each enrolled person who was shown, in one query; nothing for oneself."""
    facts = [
        Fact(
            kind="progress_seen",
            at=at,
            actor=by.pk,
            person=referral.enrolment.person_id,
            institution=institution.pk,
            object=referral.enrolment.pk,
        )
        for referral in shown
        if referral.enrolment and referral.enrolment.person_id != by.pk
    ]
    if facts:
        record(*facts)
