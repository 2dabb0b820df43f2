"""What can happen to an invitation."""

import secrets
from datetime import datetime
from uuid import UUID

from learners.models import Institution, Invitation, Referral, User
from learners.rules.institutions.invitations import (
    ALPHABET,
    CODE_LENGTH,
    Invitee,
    Secrets,
    code_from,
    expiry,
    fingerprint,
)


def fresh_secrets() -> Secrets:
    """A token of 256 random bits for the link, a code of 50 for people."""
    numbers = [secrets.randbelow(len(ALPHABET)) for _ in range(CODE_LENGTH)]
    return Secrets(token=secrets.token_urlsafe(32), code=code_from(numbers))


def make_invitation(
    identity: UUID,
    invitee: Invitee,
    *,
    institution: Institution,
    referral: Referral | None,
    known_to: Secrets,
    at: datetime,
) -> Invitation:
    """A door for somebody; only the letter will hold its secrets."""
    return Invitation.objects.create(
        pk=identity,
        institution=institution,
        referral=referral,
        email=invitee.email,
        first_name=invitee.first_name,
        last_name=invitee.last_name,
        token_hash=fingerprint(known_to.token),
        code_hash=fingerprint(known_to.code),
        created_at=at,
        expires_at=expiry(at),
    )


def renew(invitation: Invitation, *, known_to: Secrets, at: datetime) -> None:
    """Other secrets, thirty more days: the letters sent before stop working."""
    invitation.token_hash = fingerprint(known_to.token)
    invitation.code_hash = fingerprint(known_to.code)
    invitation.expires_at = expiry(at)
    invitation.save(update_fields=["token_hash", "code_hash", "expires_at"])


def correct(invitation: Invitation, invitee: Invitee) -> None:
    invitation.email = invitee.email
    invitation.first_name, invitation.last_name = invitee.first_name, invitee.last_name
    invitation.save(update_fields=["email", "first_name", "last_name"])


def cancel(invitation: Invitation, *, at: datetime) -> None:
    invitation.cancelled_at = at
    invitation.save(update_fields=["cancelled_at"])


def use(invitation: Invitation, *, person: User, at: datetime) -> None:
    """Close the door behind whoever came in."""
    invitation.used_by = person
    invitation.used_at = at
    invitation.save(update_fields=["used_by", "used_at"])
