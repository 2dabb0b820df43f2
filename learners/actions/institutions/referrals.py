"""What can happen to a referral."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from learners.models import Enrolment, Institution, Referral, User
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


def withdraw_referral(referral: Referral, *, at: datetime) -> None:
    """Before the person answered: the institution sends nobody any more."""
    referral.cancelled_at = at
    referral.save(update_fields=["cancelled_at"])
