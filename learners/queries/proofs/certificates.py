"""Which certificates, and whose?"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length

from learners.models import Certificate, Paper, User
from learners.queries.institutions.referrals import referrals_seen_by


def certificates_of(person: User) -> list[Certificate]:
    """Somebody's certificates with the state of their paper, the newest first, in one query."""
    return list(certificates_open_to(person).order_by("-issued_at", "-pk"))


def certificates_open_to(person: User) -> QuerySet[Certificate]:
    """Somebody's own, without the bytes of the paper but with how many there are."""
    own = Certificate.objects.filter(enrolment__person=person)
    return (
        own.select_related("paper")
        .defer("paper__content")
        .annotate(paper_size=Length("paper__content"))
    )


def papers_open_to(person: User) -> QuerySet[Paper]:
    """The bytes of somebody's own papers."""
    return Paper.objects.filter(certificate__enrolment__person=person).select_related("certificate")


def papers_seen_by(person: User, institution: UUID, *, at: datetime) -> QuerySet[Paper]:
    """Papers of the people whom the list of an institution shows to this referent."""
    sent = referrals_seen_by(person, at=at).filter(
        institution=institution,
        enrolment=OuterRef("certificate__enrolment"),
        stopped_at=None,  # of whoever stopped, the list says that and nothing more
    )
    valid = Paper.objects.filter(Exists(sent), certificate__revoked_at=None)
    return valid.select_related("certificate__enrolment")


def certificates_in_office() -> QuerySet[Certificate]:
    """All of them with the state of their paper, for the administrators' list."""
    return Certificate.objects.select_related("paper").defer("paper__content")


def certificate_numbered(number: str) -> Certificate | None:
    """For whoever holds the paper: its number is enough."""
    return Certificate.objects.filter(number=number).first()


def papers_to_make(*, at: datetime) -> QuerySet[Paper]:
    """Waiting papers whose moment has come, the oldest first."""
    due = Paper.objects.filter(state=Paper.State.WAITING, next_try_at__lte=at)
    return due.order_by("next_try_at", "pk")


def paper_to_make(certificate: UUID) -> Paper | None:
    """A paper that still has to be made, with what it says."""
    waiting = Paper.objects.filter(pk=certificate, state=Paper.State.WAITING)
    return waiting.select_related("certificate__enrolment").first()
