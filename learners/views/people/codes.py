"""Codes by e-mail: allauth keeps them in the session, counts the tries and the minutes."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest
from django.utils.translation import get_language

from learners.journey.signing_in import answer_sign_in
from learners.models import User
from learners.queries.people.accounts import account_at
from learners.rules.people.codes import LATELY
from learners.views.people.entries import Entry, entry_of, keep_entry
from learners.views.people.mailed_codes import wait_before


def pending_code(request: HttpRequest) -> LoginCodeVerificationProcess | None:
    """The code this browser is waited for with, None when there is none or it is too old."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def send_code(request: HttpRequest, entry: Entry, *, at: datetime) -> timedelta | None:
    """Send a code to the address, or a letter that says it has no account: the same to watch.

    Returns how long to wait when there were too many.
    """
    address = entry["email"].lower()
    wait = wait_before(address, at=at)
    if wait is not None:
        return wait
    keep_entry(request, entry)
    person = account_at(address)
    process = LoginCodeVerificationProcess.initiate(request=request, user=person, email=address)
    language = get_language() or "fr"
    answer_sign_in(address, person=person, code=process.code, language=language, at=at)
    return None


def is_replay(request: HttpRequest, key: UUID) -> bool:
    """The same form again, while its code still waits in this browser."""
    entry = entry_of(request)
    return entry is not None and entry["key"] == str(key) and pending_code(request) is not None


def came_by_code_lately(request: HttpRequest, person: User, *, at: datetime) -> bool:
    """Whoever has just read a code in the main mailbox has shown more than a password would.

    Another address does not do: the one of a former employer must not take the account over.
    """
    return any(
        record["method"] == "code" and record.get("email") == person.email
        for record in _lately(request, person, at=at)
    )


def is_proved_lately(request: HttpRequest, person: User, *, at: datetime) -> bool:
    """By a code to the main address, or by the password."""
    return came_by_code_lately(request, person, at=at) or any(
        record["method"] == "password" for record in _lately(request, person, at=at)
    )


def came_by_password(request: HttpRequest, person: User) -> bool:
    """Whether this session was opened, or confirmed since, by more than a mailbox."""
    records = get_authentication_records(request, person)
    return any(record["method"] == "password" for record in records)


def _lately(request: HttpRequest, person: User, *, at: datetime) -> list[dict[str, Any]]:
    records = get_authentication_records(request, person)
    return [r for r in records if at.timestamp() - r["at"] < LATELY.total_seconds()]
