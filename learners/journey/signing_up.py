"""Signing up by oneself: an address that is proved, an account, an open path."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from curriculum.models import LearningPath
from curriculum.queries.paths import path_with_key
from curriculum.queries.translations import title_in
from learners.actions.people import opening
from learners.actions.running.letters import write_letter
from learners.actions.running.queue import later
from learners.journal import Fact, record
from learners.journey.entering import enter
from learners.models import Enrolment, User
from learners.queries.people.accounts import account_at
from learners.rules.institutions.invitations import Invitee
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.rules.running.letters import SIGN_UP_CODE, letter_id


@transaction.atomic
def answer_sign_up(
    address: str, *, code: str, path: UUID, path_title: str, language: str, at: datetime
) -> None:
    """One letter, whether or not the address has an account; its code opens either.

    `path_title` is the French one: the letter says it in the language of who reads it.

    Nothing that the visitor typed is in it, the address apart: a robot cannot write to strangers.
    """
    person = account_at(address)
    language = person.language if person else language
    cause = uuid4()
    write_letter(
        kind=SIGN_UP_CODE,
        to=address,
        person=person,
        language=language,
        context={
            "first_name": person.first_name if person else "",
            "is_known": person is not None,
            "path_title": title_in(language, path, path_title),
        },
        secret={"code": code},
        cause=cause,
        at=at,
    )
    later("send_letter", letter_id(cause, SIGN_UP_CODE))


@transaction.atomic
def come_in(named: Invitee, *, language: str, at: datetime) -> User:
    """The account behind an address that was just proved, opened if there is none.

    An account that exists keeps its name: whoever typed another one may be somebody else.
    """
    person = account_at(named.email)
    if person is None:
        try:
            person = opening.open_account(named, language=language, at=at)
        except IntegrityError:  # the other click of a double click
            return User.objects.get(email=named.email)
        record(Fact(kind="account_opened", at=at, actor=person.pk, person=person.pk))
    else:
        opening.confirm_address(person, named.email)
    return person


@transaction.atomic
def follow_open_path(path: UUID, *, person: User, at: datetime) -> Enrolment:
    """Put oneself on a path that is open to all. Twice is once."""
    try:
        if not path_with_key(path).is_open:
            raise RefusedError(Refusal.CLOSED_PATH)
    except LearningPath.DoesNotExist as error:
        raise RefusedError(Refusal.CLOSED_PATH) from error
    return enter(person, path, at=at)
