"""What can happen to a referral."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from learners.models import AccessCard, Enrolment, Institution, JoinCode, Referral, User
from learners.rules.institutions.invitations import Invitee


def refer(
    identity: UUID,
    invitee: Invitee,
    *,
    institution: Institution,
    path: UUID,
    path_title: str,
    invited_by: User,
    at: datetime,
) -> Referral:
    """Send somebody on a path. Raises IntegrityError, and spoils nothing, when they already are."""
    with transaction.atomic():
        return Referral.objects.create(
            pk=identity,
            institution=institution,
            invited_by=invited_by,
            path=path,
            path_title=path_title,
            email=invitee.email,
            first_name=invitee.first_name,
            last_name=invitee.last_name,
            team=invitee.team,
            invited_at=at,
        )


def attach(referral: Referral, enrolment: Enrolment, *, notice_version: str, at: datetime) -> None:
    """From now on the institution sees this enrolment, and the person was told what of it."""
    referral.enrolment = enrolment
    referral.notice_version = notice_version
    referral.acknowledged_at = at
    referral.seen_from = at
    referral.save(update_fields=["enrolment", "notice_version", "acknowledged_at", "seen_from"])


def refer_arrived(
    enrolment: Enrolment,
    *,
    institution: Institution,
    path_title: str,
    by: User,
    notice_version: str,
    join_code: JoinCode | None = None,
    card: AccessCard | None = None,
    at: datetime,
) -> Referral:
    """Somebody came with a code or a card: their address stays their own business."""
    return Referral.objects.create(
        institution=institution,
        invited_by=by,
        path=enrolment.path,
        path_title=path_title,
        first_name=enrolment.person.first_name,
        last_name=enrolment.person.last_name,
        enrolment=enrolment,
        invited_at=at,
        notice_version=notice_version,
        acknowledged_at=at,
        seen_from=at,
        join_code=join_code,
        card=card,
    )


def stop(referral: Referral, *, at: datetime) -> None:
    """The person stopped the path: the institution reads that, and nothing more."""
    referral.stopped_at = referral.seen_until = at
    referral.save(update_fields=["stopped_at", "seen_until"])


def end(referral: Referral, *, at: datetime) -> None:
    """The institution follows no more; the person goes on."""
    referral.ended_at = referral.seen_until = at
    referral.save(update_fields=["ended_at", "seen_until"])


def point_to(referral: Referral, enrolment: Enrolment) -> None:
    """Two accounts became one: the same person, on the same path."""
    referral.enrolment = enrolment
    referral.save(update_fields=["enrolment"])


def reopen(referral: Referral, *, notice_version: str, at: datetime) -> None:
    """Seen again, and the person was told again."""
    referral.stopped_at = referral.ended_at = referral.seen_until = None
    referral.notice_version, referral.acknowledged_at = notice_version, at
    referral.save(
        update_fields=["stopped_at", "ended_at", "seen_until", "notice_version", "acknowledged_at"]
    )


def correct(referral: Referral, invitee: Invitee) -> None:
    """Before the person answered. Raises IntegrityError when the address is sent already."""
    referral.email, referral.team = invitee.email, invitee.team
    referral.first_name, referral.last_name = invitee.first_name, invitee.last_name
    with transaction.atomic():
        referral.save(update_fields=["email", "team", "first_name", "last_name"])


def withdraw_referral(referral: Referral, *, at: datetime) -> None:
    """Before the person answered: the institution sends nobody any more."""
    referral.cancelled_at = at
    referral.save(update_fields=["cancelled_at"])
