"""What can happen to a certificate."""

import secrets
from datetime import datetime

from django.utils import timezone

from learners.models import Certificate, Enrolment, User
from learners.rules.proofs.numbers import RANDOM_BITS, number_from

Findings = list[dict[str, str]]


def issue_certificate(
    enrolment: Enrolment, *, path_title: str, objectives: Findings, at: datetime
) -> Certificate:
    """Write down what is true at this moment; nothing later rewrites it.

    Days are those of Paris. Who has no name yet is known by their address.
    """
    person = enrolment.person
    return Certificate.objects.create(
        enrolment=enrolment,
        number=number_from(secrets.randbits(RANDOM_BITS)),
        name=name_of(person),
        path_title=path_title,
        objectives=objectives,
        minutes=enrolment.minutes_credited,
        started_on=timezone.localdate(enrolment.started_at or enrolment.enrolled_at),
        finished_on=timezone.localdate(enrolment.finished_at or at),
        issued_at=at,
        language=person.language,
    )


def name_of(person: User) -> str:
    return " ".join(person.get_full_name().split()) or person.email or ""


def revoke_certificate(certificate: Certificate, *, reason: str, at: datetime) -> bool:
    """It proves nothing any more. True the first time; the first reason stays."""
    valid = Certificate.objects.filter(pk=certificate.pk, revoked_at=None)
    return bool(valid.update(revoked_at=at, revocation_reason=reason))
