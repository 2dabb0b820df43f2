"""Access cards: printed by a referent or a trainer; each opens one new account, without e-mail."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.models import LearningPath
from learners.actions.institutions import cards, referrals
from learners.actions.people import opening, passwords, ways_back
from learners.actions.running.letters import write_letter
from learners.journal import Fact, record
from learners.journey.entering import enter
from learners.journey.inviting import outline_to_begin
from learners.models import AccessCard, CardSheet, Institution, Referral, User, WayBack
from learners.queries.institutions.codes import cards_printed_by, locked_card
from learners.queries.people.ways_back import locked_way_back, way_back_of
from learners.rules.institutions.cards import CardState, may_print, state_of
from learners.rules.institutions.invitations import is_replay
from learners.rules.institutions.notices import NOTICE_VERSION
from learners.rules.institutions.refusals import Refusal, RefusedError

REFUSALS = {
    CardState.USED: Refusal.USED,
    CardState.CANCELLED: Refusal.CANCELLED,
    CardState.EXPIRED: Refusal.EXPIRED,
}


@transaction.atomic
def print_cards(
    identity: UUID,
    codes: Sequence[str],
    *,
    institution: Institution | None,
    path: LearningPath,
    by: User,
    at: datetime,
) -> CardSheet:
    """The same form prints the same sheet: `identity` and `codes` come from its key."""
    known = CardSheet.objects.filter(pk=identity).first()
    if known is not None:
        return known
    if not may_print(cards_printed_by(by, at=at), len(codes)):
        raise RefusedError(Refusal.TOO_MANY_CARDS)
    outline_to_begin(path.translation_key)
    sheet = cards.print_sheet(
        identity,
        codes,
        institution=institution,
        path=path.translation_key,
        path_title=path.title,
        by=by,
        at=at,
    )
    record(_fact("cards_printed", sheet, by=by, object_=sheet.pk, at=at, result=str(len(codes))))
    return sheet


@transaction.atomic
def cancel_cards(sheet: CardSheet, chosen: Sequence[AccessCard], *, by: User, at: datetime) -> int:
    """Those that nobody used: a lost card, or a whole sheet. How many there were."""
    count = cards.cancel([card.pk for card in chosen], at=at)
    if count:
        fact = _fact("card_cancelled", sheet, by=by, object_=sheet.pk, at=at, result=str(count))
        record(fact)
    return count


def why_closed(card: AccessCard, *, at: datetime) -> Refusal | None:
    """None when the card opens an account."""
    state = state_of(
        at=at,
        expires_at=card.sheet.expires_at,
        used_at=card.used_at,
        cancelled_at=card.cancelled_at,
    )
    return REFUSALS.get(state)


@transaction.atomic
def open_with_card(
    card: UUID, *, first_name: str, last_name: str, password: str, language: str, at: datetime
) -> User:
    """A new account, never one that exists; an enrolment; what the institution will see.

    The same card moments later, with the same password, answers as the first time.
    """
    held = locked_card(card)
    refusal = why_closed(held, at=at)
    if refusal == Refusal.USED and (person := _again(held, password, at=at)):
        return person
    if refusal is not None:
        raise RefusedError(refusal)
    outline_to_begin(held.sheet.path)
    person = opening.open_without_address(first_name, last_name, password, language=language, at=at)
    ways_back.open_with(person, held.code_hash, at=at)
    enrolment = enter(person, held.sheet.path, at=at)
    if held.sheet.institution:
        referrals.refer_arrived(
            enrolment,
            institution=held.sheet.institution,
            path_title=held.sheet.path_title,
            by=held.sheet.printed_by,
            notice_version=NOTICE_VERSION,
            card=held,
            at=at,
        )
    cards.use(held, person=person, at=at)
    record(_fact("card_used", held.sheet, by=person, object_=held.pk, at=at, person=person))
    return person


def _again(held: AccessCard, password: str, *, at: datetime) -> User | None:
    """A double click: only whoever chose the password, only moments later."""
    first, used_at = held.used_by, held.used_at
    if first is None or used_at is None or not is_replay(used_at=used_at, at=at):
        return None
    return first if first.check_password(password) else None


@transaction.atomic
def print_way_back(referral: Referral, code: str, *, by: User, at: datetime) -> WayBack:
    """Face to face: the person lost their card or forgot their password. They are told.

    Refused for whoever has an address: a referent must never open somebody's ordinary account.
    """
    person = referral.enrolment.person if referral.enrolment else None
    if person is None or person.email:
        raise RefusedError(Refusal.HAS_ADDRESS)
    if known := way_back_of(code):  # the same form again
        return known
    way = ways_back.print_another(person, code, by=by, at=at)
    write_letter(
        kind="way_back_printed",
        to=None,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, "printed_by": by.get_full_name()},
        secret={},
        cause=way.pk,
        at=at,
    )
    record(
        Fact(
            kind="way_back_printed",
            at=at,
            actor=by.pk,
            person=person.pk,
            institution=referral.institution_id,
            object=way.pk,
        )
    )
    return way


def refuse_unless_waiting(way: WayBack, *, at: datetime) -> None:
    """A way back is used once, within its days, while the account has no address."""
    if way.closed_at or way.person.email:
        raise RefusedError(Refusal.CANCELLED)
    if way.opened_at:
        raise RefusedError(Refusal.USED)
    if at >= way.expires_at:
        raise RefusedError(Refusal.EXPIRED)


@transaction.atomic
def use_way_back(way: WayBack, password: str, *, at: datetime) -> User:
    """Choose another password, once: the sessions opened elsewhere end, the former card closes."""
    held = locked_way_back(way)
    person = held.person
    refuse_unless_waiting(held, at=at)
    passwords.set_password(person, password, at=at)
    ways_back.open_printed(held, at=at)
    record(Fact(kind="way_back_used", at=at, actor=person.pk, person=person.pk))
    return person


def _fact(
    kind: str,
    sheet: CardSheet,
    *,
    by: User,
    object_: UUID,
    at: datetime,
    result: str = "",
    person: User | None = None,
) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=by.pk,
        person=person.pk if person else None,
        institution=sheet.institution_id,
        object=object_,
        result=result,
    )
