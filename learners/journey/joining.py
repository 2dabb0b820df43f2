"""Joining: whoever was invited comes in, and is enrolled or becomes a referent.

What goes before, from the institution to the letter, is in `inviting`.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from learners.actions.institutions import invitations, memberships, referrals
from learners.actions.people import opening
from learners.journal import Fact, record
from learners.journey.entering import enter
from learners.journey.inviting import (
    cancel_invitation,
    correct_invitation,
    invite_person,
    invite_referent,
    open_institution,
    outline_to_begin,
    send_invitation_again,
)
from learners.models import Enrolment, Invitation, Referral, User
from learners.queries.institutions.invitations import locked_invitation
from learners.queries.institutions.referrals import enrolment_on, institutions_seeing
from learners.queries.people.accounts import account_at
from learners.rules.institutions.invitations import Door, Invitee, door_of, is_replay
from learners.rules.institutions.notices import NOTICE_VERSION
from learners.rules.institutions.refusals import Refusal, RefusedError

__all__ = [
    "Arrival",
    "accept_invitation",
    "arrival_of",
    "cancel_invitation",
    "correct_invitation",
    "invite_person",
    "invite_referent",
    "open_institution",
    "outline_to_begin",
    "send_invitation_again",
]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What awaits whoever opens the letter: a refusal, or a path to begin or to go on with.

    `others` are the institutions that already see the enrolment: they are asked about.
    """

    refusal: Refusal | None = None
    minutes: int | None = None
    enrolment: Enrolment | None = None
    others: tuple[str, ...] = ()


@transaction.atomic
def accept_invitation(
    invitation: UUID,
    *,
    person: User | None,
    first_name: str,
    last_name: str,
    agrees: bool = False,
    language: str,
    at: datetime,
) -> User:
    """Let somebody in, once: an account if they have none, then the path or the institution.

    `person` is who is signed in. `agrees`: that another institution sees their enrolment too.
    The same door shortly after, from the same mailbox, answers as the first time.
    """
    held = locked_invitation(invitation)
    if held.used_at:
        return _again(held, person, at=at)
    _refuse_unless_open(held, at=at)
    named = Invitee(email=held.email, first_name=first_name, last_name=last_name)
    person = _who_comes_in(held, person, named, language=language, at=at)
    if held.referral:
        _enter_path(held, held.referral, person, agrees=agrees, at=at)
    else:
        _enter_institution(held, person, at=at)
    invitations.use(held, person=person, at=at)
    return person


def arrival_of(invitation: Invitation, *, person: User | None, at: datetime) -> Arrival:
    """What the page says before anybody enters; nothing is changed."""
    try:
        _refuse_unless_open(invitation, at=at)
        _refuse_unless_theirs(account_at(invitation.email), person)
        return _way_in(invitation, person, at=at)
    except RefusedError as refused:
        return Arrival(refusal=refused.refusal)


def _way_in(invitation: Invitation, person: User | None, *, at: datetime) -> Arrival:
    if invitation.referral is None:
        return Arrival()
    path = invitation.referral.path
    enrolment = enrolment_on(person, path) if person else None
    if enrolment is None:
        return Arrival(minutes=outline_to_begin(path)[1])
    others = institutions_seeing(enrolment.pk, at=at).exclude(pk=invitation.institution_id)
    return Arrival(
        minutes=enrolment.outline.whole.minutes,
        enrolment=enrolment,
        others=tuple(others.values_list("name", flat=True)),
    )


def _refuse_unless_open(invitation: Invitation, *, at: datetime) -> None:
    door = door_of(
        at=at,
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        cancelled_at=invitation.cancelled_at,
    )
    if door != Door.OPEN:
        raise RefusedError(Refusal(door.value))


def _refuse_unless_theirs(known: User | None, person: User | None) -> None:
    """A letter is not enough to enter somebody's account, nor to enter it as somebody else."""
    if known and person is None:
        raise RefusedError(Refusal.SIGN_IN_FIRST)
    if person and person != known:
        raise RefusedError(Refusal.SOMEBODY_ELSE)


def _again(used: Invitation, person: User | None, *, at: datetime) -> User:
    """The same person again; or their other browser, moments later, when it opened the account."""
    first = used.used_by
    if first is not None and first == person:
        return first
    if first is not None and person is None and _has_just_opened(first, used, at=at):
        return first
    raise RefusedError(Refusal.USED)


def _has_just_opened(first: User, used: Invitation, *, at: datetime) -> bool:
    """An account that existed before is never entered with a letter alone."""
    opened_at = first.date_joined
    return opened_at == used.used_at and is_replay(used_at=opened_at, at=at)


def _who_comes_in(
    held: Invitation, person: User | None, named: Invitee, *, language: str, at: datetime
) -> User:
    """The account behind the address, opened if there is none."""
    _refuse_unless_theirs(account_at(held.email), person)
    if person is None:
        try:
            return opening.open_account(named, language=language, at=at)
        except IntegrityError as error:  # opened by another invitation, this very moment
            raise RefusedError(Refusal.SIGN_IN_FIRST) from error
    opening.confirm_address(person, held.email)
    opening.correct_name(person, first_name=named.first_name, last_name=named.last_name)
    return person


def _enter_path(
    held: Invitation, referral: Referral, person: User, *, agrees: bool, at: datetime
) -> None:
    """Enrol, or find the way already begun or finished: the referral is attached to it."""
    way = _way_in(held, person, at=at)
    if way.others and not agrees:
        raise RefusedError(Refusal.AGREEMENT_NEEDED)
    enrolment = way.enrolment or enter(person, referral.path, at=at)
    referrals.attach(referral, enrolment, notice_version=NOTICE_VERSION, at=at)
    record(_arrived("invitation_accepted", held, person, at=at, version=NOTICE_VERSION))


def _enter_institution(held: Invitation, person: User, *, at: datetime) -> None:
    _, is_new = memberships.join(person, held.institution, at=at)
    if is_new:
        record(_arrived("referent_joined", held, person, at=at))


def _arrived(
    kind: str, invitation: Invitation, person: User, *, at: datetime, version: str = ""
) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=person.pk,
        person=person.pk,
        institution=invitation.institution_id,
        object=invitation.pk,
        version=version,
    )
