"""Which invitation, and is there somebody behind its address?"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from learners.models import Invitation, Letter, Referral, User
from learners.queries.institutions.institutions import institutions_followed_by
from learners.rules.institutions.invitations import fingerprint
from learners.rules.institutions.pace import DAY
from learners.rules.running.letters import letter_id

DOOR_SALT = "invitation code"
DOOR_SECONDS = 60 * 60


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("institution", "referral__invited_by", "used_by")


def invitation_behind(door: str) -> Invitation:
    """The invitation of a letter's link, or of a pass given for a typed code.

    Raises Invitation.DoesNotExist.
    """
    known = _invitations().filter(token_hash=fingerprint(door)).first()
    return known or _invitation_with_pass(door)


def invitation_with_code(code: str) -> Invitation:
    """Raises Invitation.DoesNotExist. The code is as `read_code` gives it."""
    return _invitations().get(code_hash=fingerprint(code))


def pass_for(invitation: Invitation) -> str:
    """What stands for the link once the code was typed: signed, for an hour, never stored."""
    return signing.dumps(
        {"invitation": str(invitation.pk), "code": invitation.code_hash}, salt=DOOR_SALT
    )


def _invitation_with_pass(door: str) -> Invitation:
    try:
        said = signing.loads(door, salt=DOOR_SALT, max_age=DOOR_SECONDS)
    except signing.BadSignature as error:
        raise Invitation.DoesNotExist from error
    return _invitations().get(pk=said["invitation"], code_hash=said["code"])


def locked_invitation(invitation: UUID) -> Invitation:
    """The invitation as it is now, held until the end of the transaction.

    Two queries: PostgreSQL reads a row again after waiting for its lock, but not its relations.
    """
    Invitation.objects.select_for_update().get(pk=invitation)
    return _invitations().get(pk=invitation)


def invitations_followed_by(person: User, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations of people that a referent may cancel or send again."""
    return _invitations().filter(
        referral__isnull=False,
        institution__in=institutions_followed_by(person, at=at),
    )


def open_referral(*, institution: UUID, path: UUID, email: str) -> Referral | None:
    """The referral that already sends this address on this path, from this institution."""
    return Referral.objects.filter(
        institution=institution,
        path=path,
        email__iexact=email,
        cancelled_at=None,
        seen_until=None,
    ).first()


def invitations_sent_by(person: User, *, at: datetime) -> int:
    """How many people a referent invited in the last 24 hours, cancelled ones included."""
    return Referral.objects.filter(invited_by=person, invited_at__gt=at - DAY).count()


def letters_sent_to(email: str, *, at: datetime) -> int:
    """How many invitations left for an address in the last 24 hours, from anywhere."""
    return Letter.objects.filter(
        kind__in=("person_invitation", "referent_invitation"),
        to__iexact=email,
        created_at__gt=at - DAY,
    ).count()


def undelivered_to(invited: Collection[Referral]) -> set[UUID]:
    """Those whose last invitation the mail server refused, or may have lost."""
    if not invited:
        return set()
    letters = Letter.objects.filter(
        kind="person_invitation", to__in=[referral.email for referral in invited]
    ).order_by("created_at")
    last = {letter.to: letter for letter in letters}
    stuck = (Letter.State.FAILED, Letter.State.UNCERTAIN)
    return {
        referral.pk
        for referral in invited
        if (letter := last.get(referral.email))
        and letter.state in stuck
        and letter.created_at >= referral.invited_at
    }


def letter_exists(cause: UUID, kind: str) -> bool:
    return Letter.objects.filter(pk=letter_id(cause, kind)).exists()


def pending_referent_invitation(institution: UUID, email: str) -> Invitation | None:
    return Invitation.objects.filter(
        institution=institution,
        referral=None,
        email__iexact=email,
        used_at=None,
        cancelled_at=None,
    ).first()


def referral_with_id(identity: UUID) -> Referral | None:
    return Referral.objects.filter(pk=identity).first()


def referent_invitation_with_id(identity: UUID) -> Invitation | None:
    return Invitation.objects.filter(pk=identity, referral=None).first()


def invitations_of_referents() -> QuerySet[Invitation]:
    """Those that the office may send again or cancel."""
    return _invitations().filter(referral=None)
