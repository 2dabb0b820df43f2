"""Signing in: what a request for a code, or a new password, brings about."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from learners.actions.learning import logbooks
from learners.actions.people import passwords
from learners.actions.running.letters import write_letter
from learners.journey.sending import let_leave
from learners.models import User


@transaction.atomic
def answer_sign_in(
    address: str, *, person: User | None, code: str, language: str, at: datetime
) -> None:
    """One letter, whether or not the address has an account: the work is the same.

    `language` is that of the page: who has an account reads their own.
    """
    letter = write_letter(
        kind="sign_in_code" if person else "unknown_address",
        to=address,
        person=person,
        language=person.language if person else language,
        context={"first_name": person.first_name if person else ""},
        secret={"code": code},
        cause=uuid4(),
        at=at,
    )
    let_leave(letter)


@transaction.atomic
def set_password(
    person: User, password: str, *, cause: UUID, at: datetime, knew_former: bool
) -> None:
    """Change it, and tell its owner by letter: if it was somebody else, they must know.

    Their notes open with the new one only for whoever knew the former.
    """
    former = person.password
    passwords.set_password(person, password, at=at)
    if knew_former:
        logbooks.follow_password(person, former)
    letter = write_letter(
        kind="password_changed",
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name},
        secret={},
        cause=cause,
        at=at,
    )
    let_leave(letter)
