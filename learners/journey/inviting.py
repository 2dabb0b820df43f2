"""Inviting: an institution opened, its referent, the people it sends; letters that let them in.

Each verb takes the moment (`at`), holds what two browsers could change at once, writes its
facts, and queues the letter in the same transaction. RefusedError says why nothing was done.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from curriculum.models import LearningPath, Outline
from curriculum.queries.outlines import current_outline
from curriculum.queries.paths import path_with_key
from learners.actions.institutions import institutions, invitations, referrals
from learners.actions.people.throttles import CORRECTIONS, spend
from learners.actions.running.queue import later
from learners.emails.institutions.invitations import kind_of, write_invitation
from learners.journal import Fact, record
from learners.models import Institution, Invitation, Referral, User
from learners.queries.institutions.institutions import is_referent_of
from learners.queries.institutions.invitations import (
    invitations_sent_by,
    letter_exists,
    letters_sent_to,
    locked_invitation,
    open_referral,
    pending_referent_invitation,
    referent_invitation_with_id,
    referral_with_id,
)
from learners.rules.institutions.invitations import Invitee, Secrets
from learners.rules.institutions.mailboxes import is_shared
from learners.rules.institutions.pace import may_invite, may_write_to
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.rules.running.keys import identity_of


@transaction.atomic
def open_institution(
    *, key: UUID, name: str, city: str, referent: Invitee, by: User, language: str, at: datetime
) -> Institution:
    """Open an institution and invite its first referent: both or neither, once a form."""
    identity = identity_of(key, [name, city, vars(referent)])
    institution, is_new = institutions.found_institution(identity, name=name, city=city, at=at)
    if is_new:
        record(
            Fact(
                kind="institution_opened",
                at=at,
                actor=by.pk,
                institution=institution.pk,
                object=institution.pk,
            )
        )
        invite_referent(institution, referent, key=key, by=by, language=language, at=at)
    return institution


@transaction.atomic
def invite_referent(
    institution: Institution,
    invitee: Invitee,
    *,
    key: UUID,
    by: User,
    language: str,
    at: datetime,
) -> Invitation:
    """Invite somebody who will follow people there."""
    identity = identity_of(key, ["referent", str(institution.pk), vars(invitee)])
    if known := referent_invitation_with_id(identity):
        return known
    _refuse_unless_writable(invitee.email, at=at)
    if is_referent_of(institution, invitee.email, at=at):
        raise RefusedError(Refusal.ALREADY_REFERENT)
    if pending_referent_invitation(institution.pk, invitee.email):
        raise RefusedError(Refusal.ALREADY_INVITED)
    return _invite(identity, invitee, institution, None, by=by, language=language, at=at)


@transaction.atomic
def invite_person(
    institution: Institution,
    invitee: Invitee,
    path: LearningPath,
    *,
    key: UUID,
    by: User,
    language: str,
    at: datetime,
) -> Referral:
    """Send somebody on a path: a referral, its invitation and its letter."""
    path_key = path.translation_key
    identity = identity_of(key, [str(institution.pk), str(path_key), vars(invitee)])
    if known := referral_with_id(identity):
        return known
    _refuse_unless_writable(invitee.email, at=at)
    if not may_invite(invitations_sent_by(by, at=at)):
        raise RefusedError(Refusal.TOO_MANY_TODAY)
    if open_referral(institution=institution.pk, path=path_key, email=invitee.email):
        raise RefusedError(Refusal.ALREADY_INVITED)
    try:
        referral = referrals.refer(
            identity,
            invitee,
            institution=institution,
            path=path_key,
            path_title=path.title,
            invited_by=by,
            at=at,
        )
    except IntegrityError as error:  # another browser was faster
        raise RefusedError(Refusal.ALREADY_INVITED) from error
    door = identity_of(identity, "invitation")
    _invite(door, invitee, institution, referral, by=by, language=language, at=at)
    return referral


@transaction.atomic
def cancel_invitation(invitation: UUID, *, by: User, at: datetime) -> None:
    """Close a door that nobody used, and send the person no more. Twice is once."""
    held = locked_invitation(invitation)
    if held.used_at:
        raise RefusedError(Refusal.USED)
    if held.cancelled_at:
        return
    invitations.cancel(held, at=at)
    if held.referral:
        referrals.withdraw_referral(held.referral, at=at)
    record(_fact("invitation_cancelled", held, by=by, at=at))


@transaction.atomic
def send_invitation_again(
    invitation: UUID, *, key: UUID, by: User, language: str, at: datetime
) -> None:
    """Another letter with other secrets, for thirty days; the letters before stop working."""
    held = locked_invitation(invitation)
    if held.used_at:
        raise RefusedError(Refusal.USED)
    if held.cancelled_at:
        raise RefusedError(Refusal.CANCELLED)
    cause = identity_of(key, str(held.pk))
    if letter_exists(cause, kind_of(held)):
        return
    _refuse_unless_writable(held.email, at=at)
    known_to = invitations.fresh_secrets()
    invitations.renew(held, known_to=known_to, at=at)
    _send(held, known_to, by=by, cause=cause, language=language, at=at)
    record(_fact(_invited(held), held, by=by, at=at, result="again"))


@transaction.atomic
def correct_invitation(
    invitation: UUID, invitee: Invitee, *, key: UUID, by: User, language: str, at: datetime
) -> bool:
    """Before it is used: another name, another address. True when a letter leaves.

    A new address gets new secrets, and those of the letters before die. Twice is once.
    """
    held = locked_invitation(invitation)
    if held.used_at or held.referral is None:
        raise RefusedError(Refusal.USED)
    if held.cancelled_at:
        raise RefusedError(Refusal.CANCELLED)
    is_moved = held.email.lower() != invitee.email.lower()
    if is_moved:
        _refuse_unless_writable(invitee.email, at=at)
        if spend(CORRECTIONS, str(by.pk), at=at) is not None:
            raise RefusedError(Refusal.TOO_MANY_TODAY)
    try:
        referrals.correct(held.referral, invitee)
    except IntegrityError as error:
        raise RefusedError(Refusal.ALREADY_INVITED) from error
    invitations.correct(held, invitee)
    record(_fact("invitation_corrected", held, by=by, at=at))
    if is_moved:
        known_to = invitations.fresh_secrets()
        invitations.renew(held, known_to=known_to, at=at)
        cause = identity_of(key, [str(held.pk), vars(invitee)])
        _send(held, known_to, by=by, cause=cause, language=language, at=at)
    return is_moved


def outline_to_begin(path: UUID) -> tuple[Outline, int]:
    """What somebody who joins today starts on, and its minutes. Refused when it is withdrawn."""
    try:
        path_with_key(path)
        outline = current_outline(path)
    except (LearningPath.DoesNotExist, Outline.DoesNotExist) as error:
        raise RefusedError(Refusal.CLOSED_PATH) from error
    return outline, outline.whole.minutes


def _invite(
    identity: UUID,
    invitee: Invitee,
    institution: Institution,
    referral: Referral | None,
    *,
    by: User,
    language: str,
    at: datetime,
) -> Invitation:
    known_to = invitations.fresh_secrets()
    invitation = invitations.make_invitation(
        identity, invitee, institution=institution, referral=referral, known_to=known_to, at=at
    )
    _send(invitation, known_to, by=by, cause=invitation.pk, language=language, at=at)
    record(_fact(_invited(invitation), invitation, by=by, at=at))
    return invitation


def _send(
    invitation: Invitation,
    known_to: Secrets,
    *,
    by: User,
    cause: UUID,
    language: str,
    at: datetime,
) -> None:
    minutes = outline_to_begin(invitation.referral.path)[1] if invitation.referral else None
    letter = write_invitation(
        invitation, known_to, minutes=minutes, by=by, cause=cause, language=language, at=at
    )
    later("send_letter", letter)


def _refuse_unless_writable(email: str, *, at: datetime) -> None:
    if is_shared(email):
        raise RefusedError(Refusal.SHARED_MAILBOX)
    if not may_write_to(letters_sent_to(email, at=at)):
        raise RefusedError(Refusal.TOO_MANY_LETTERS)


def _invited(invitation: Invitation) -> str:
    return "person_invited" if invitation.referral else "referent_invited"


def _fact(kind: str, invitation: Invitation, *, by: User, at: datetime, result: str = "") -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=by.pk,
        institution=invitation.institution_id,
        object=invitation.pk,
        result=result,
    )
