"""One's addresses and name: what adding, removing, choosing brings about."""

from datetime import datetime
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import transaction

from learners.actions.people import addresses, opening, profiles, ways_back
from learners.actions.running.letters import write_letter
from learners.actions.running.queue import later
from learners.journal import Fact, record
from learners.models import User
from learners.queries.people.accounts import account_at
from learners.queries.people.addresses import addresses_of, locked_person
from learners.rules.running.letters import letter_id


@transaction.atomic
def ask_for_proof(person: User, *, code: str, at: datetime) -> None:
    """A code to the main address: whoever holds another one only cannot answer."""
    _write(
        "mailed_code",
        person.email,
        person,
        at=at,
        context={"purpose": "proof"},
        secret={"code": code},
    )


@transaction.atomic
def ask_to_add(person: User, address: str, *, code: str, at: datetime) -> None:
    """One letter, whether or not the address has an account: what the page shows is the same.

    The owner of a known address is told that somebody wanted it; no code leaves then.
    """
    owner = account_at(address)
    if owner is None:
        context, secret = {"purpose": "address"}, {"code": code}
        _write("mailed_code", address, person, at=at, context=context, secret=secret)
    else:
        _write("address_taken", address, owner, at=at)


@transaction.atomic
def add_address(person: User, address: str, *, at: datetime) -> bool:
    """The code came back: the address is theirs. The first one makes an ordinary account.

    False when somebody else's account took it meanwhile.
    """
    held = locked_person(person)
    owner = account_at(address)
    if owner is not None and owner != held:
        return False
    if owner is None:
        opening.confirm_address(held, address)
        ways_back.close_all(held, at=at)
        record(_fact("address_added", person, at=at))
    return True


@transaction.atomic
def remove_address(person: User, address: int, *, at: datetime) -> bool:
    """Never the last one. Another becomes the main one; the one removed is told."""
    held = locked_person(person)
    theirs = list(addresses_of(held))
    removed = next((a for a in theirs if a.pk == address), None)
    if removed is None or len(theirs) == 1:
        return False
    addresses.take_away(removed)
    if held.email == removed.email:
        addresses.make_main(held, next(a for a in theirs if a != removed))
    _write("address_removed", removed.email, held, at=at, context={"main": held.email or ""})
    record(_fact("address_removed", person, at=at))
    return True


@transaction.atomic
def choose_main_address(person: User, address: EmailAddress, *, at: datetime) -> None:
    """The former main one is told, so that nobody loses theirs without knowing."""
    held = locked_person(person)
    former = held.email
    if former == address.email:
        return
    addresses.make_main(held, address)
    _write("main_address_changed", former, held, at=at, context={"main": address.email})
    record(_fact("main_address_changed", person, at=at))


@transaction.atomic
def change_profile(
    person: User,
    *,
    first_name: str,
    last_name: str,
    language: str,
    wants_letters: bool,
    at: datetime,
) -> None:
    is_new_name = profiles.change_profile(
        person,
        first_name=first_name,
        last_name=last_name,
        language=language,
        wants_letters=wants_letters,
    )
    if is_new_name:
        record(_fact("name_corrected", person, at=at))


def _write(
    kind: str,
    to: str | None,
    person: User,
    *,
    at: datetime,
    context: dict[str, str] | None = None,
    secret: dict[str, str] | None = None,
) -> None:
    cause = uuid4()
    write_letter(
        kind=kind,
        to=to,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, **(context or {})},
        secret=secret or {},
        cause=cause,
        at=at,
    )
    later("send_letter", letter_id(cause, kind))


def _fact(kind: str, person: User, *, at: datetime) -> Fact:
    return Fact(kind=kind, at=at, actor=person.pk, person=person.pk)
