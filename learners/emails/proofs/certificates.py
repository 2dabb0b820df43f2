"""The letter that says a certificate is ready."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learners.actions.running.letters import write_letter
from learners.models import Certificate, Letter, User
from learners.rules.proofs.numbers import shown

KIND = "certificate_ready"


def write_certificate_letter(
    certificate: Certificate, person: User, *, at: datetime
) -> Letter | None:
    """One letter a certificate. Whoever calls queues it, when the paper is made."""
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=certificate.language,
        context={
            "first_name": person.first_name,
            "path_title": certificate.path_title,
            "number": shown(certificate.number),
            "minutes": certificate.minutes,
        },
        secret={"link": _link(certificate)},
        cause=certificate.pk,
        at=at,
    )


def _link(certificate: Certificate) -> str:
    with translation.override(certificate.language):
        return settings.SITE_URL + reverse("my_certificate", args=[shown(certificate.number)])
