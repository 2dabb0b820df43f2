"""Who read a paper: the person it speaks of can know."""

from datetime import datetime
from uuid import UUID

from learners.journal import Fact, record
from learners.models import Certificate, User


def record_reading(certificate: Certificate, *, institution: UUID, by: User, at: datetime) -> None:
    """A referent opened the paper of somebody their institution sent; one's own leaves no trace."""
    person = certificate.enrolment.person_id
    if person == by.pk:
        return
    record(
        Fact(
            kind="certificate_read",
            at=at,
            actor=by.pk,
            person=person,
            institution=institution,
            object=certificate.pk,
        )
    )
