"""Letters: written once by their cause, taken up by one worker, settled once (decision 15)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from learners.models import Letter, User
from learners.rules.running.letters import (
    FORGOTTEN,
    NUDGED_AGAIN,
    PATIENCE,
    is_notice,
    letter_id,
    next_try_at,
    nudged_at,
)

State = Letter.State


def write_letter(
    *,
    kind: str,
    to: str | None,
    person: User | None,
    language: str,
    context: dict[str, Any],
    secret: dict[str, Any],
    cause: UUID,
    at: datetime,
) -> Letter | None:
    """A letter waiting to leave, or None when this cause already wrote it.

    `context` and `secret` hold plain JSON values. Whoever calls queues `send_letter`. Without an
    address, or for who wants no letters, it is a notice on the person's page: it never leaves.
    """
    identity = letter_id(cause, kind)
    if Letter.objects.filter(pk=identity).exists():
        return None
    letter = Letter(
        id=identity,
        kind=kind,
        to=to or "",
        person=person,
        language=language,
        context=context,
        secret=secret,
        created_at=at,
        next_try_at=nudged_at(kind, at),
        message_id=f"<{identity}@{settings.HOST}>",
    )
    wants_letters = person.wants_letters if person else True
    if is_notice(kind, has_address=bool(to), wants_letters=wants_letters):
        letter.state, letter.next_try_at = State.NOTICE, None
    # Two at the same instant: the second leaves the first one's row alone, and raises nothing.
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    return letter


def take(letter: Letter, *, at: datetime) -> bool:
    """Waiting → sending, for one worker only; `tries` is counted here."""
    waiting = Letter.objects.filter(pk=letter.pk, state=State.WAITING, tries=letter.tries)
    tries = letter.tries + 1
    taken = waiting.update(state=State.SENDING, tries=tries, next_try_at=at + PATIENCE)
    letter.tries = tries
    return bool(taken)


def hold(letter: Letter, *, until: datetime) -> None:
    """It waits for a better hour; the sweep finds it then."""
    waiting = Letter.objects.filter(pk=letter.pk, state=State.WAITING, tries=letter.tries)
    waiting.update(next_try_at=until)


def mark_sent(letter: Letter, *, at: datetime) -> None:
    """The server has it. What was secret is forgotten, except in the demonstration."""
    secret = letter.secret if settings.DEMO else {}
    _settle(letter, state=State.SENT, sent_at=at, secret=secret, error="")


def mark_read(letter: Letter, *, at: datetime) -> None:
    """A notice was read on the person's page: it is not shown there any more."""
    notices = Letter.objects.filter(pk=letter.pk, state=State.NOTICE)
    notices.update(state=State.SENT, sent_at=at)


def mark_failed(letter: Letter, reason: str) -> None:
    """It will not leave by itself: a person may send it again."""
    _settle(letter, state=State.FAILED, error=reason[:300])


def mark_uncertain(letter: Letter, reason: str) -> None:
    """The server may have it or not: sending it again is for a person to decide."""
    _settle(letter, state=State.UNCERTAIN, error=reason[:300])


def put_off(letter: Letter, reason: str, *, at: datetime) -> None:
    """The server could not be given the letter: later, or never after the last try."""
    moment = next_try_at(letter.tries, at)
    if moment is None:
        mark_failed(letter, reason)
        return
    _settle(letter, state=State.WAITING, next_try_at=moment, error=reason[:300])


def _settle(letter: Letter, **changes: Any) -> None:
    """Only the worker that holds it may settle it, even if the sweep lost patience meanwhile."""
    Letter.objects.filter(
        pk=letter.pk, state__in=(State.SENDING, State.UNCERTAIN), tries=letter.tries
    ).update(**{"next_try_at": None, **changes})


def doubt_lost_letters(reason: str, *, at: datetime) -> int:
    """A sending cut in the middle becomes uncertain. How many there were."""
    lost = Letter.objects.filter(state=State.SENDING, next_try_at__lte=at)
    return lost.update(state=State.UNCERTAIN, next_try_at=None, error=reason)


@transaction.atomic
def claim_due_letters(*, at: datetime, at_most: int) -> list[UUID]:
    """Waiting letters whose moment has come, pushed back so that the next sweep leaves them."""
    due = Letter.objects.filter(state=State.WAITING, next_try_at__lte=at)
    claimed = list(due.order_by("next_try_at").values_list("id", flat=True)[:at_most])
    Letter.objects.filter(id__in=claimed, state=State.WAITING).update(next_try_at=at + NUDGED_AGAIN)
    return claimed


def put_back(letter: Letter, *, at: datetime) -> bool:
    """A person sends it again: the same letter, the same Message-ID. False when it cannot be.

    `tries` goes on, so that a worker who held it before cannot settle it any more.
    """
    again = Letter.objects.filter(pk=letter.pk, state__in=(State.UNCERTAIN, State.FAILED))
    return bool(again.update(state=State.WAITING, next_try_at=at + FORGOTTEN, error=""))
