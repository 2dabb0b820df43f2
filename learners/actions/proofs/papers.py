"""The paper of a certificate: waiting, taken up by one worker, made once (decisions 14, 15)."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from learners.models import Certificate, Paper
from learners.queries.proofs.certificates import papers_to_make
from learners.rules.proofs.papers import found_again_at, is_worn_out
from learners.rules.running.letters import FORGOTTEN, NUDGED_AGAIN, next_try_at

State = Paper.State


def await_paper(certificate: Certificate, *, at: datetime) -> Paper:
    return Paper.objects.create(certificate=certificate, next_try_at=at + FORGOTTEN)


def take(paper: Paper, *, at: datetime) -> bool:
    """For one worker only; a try that is cut in the middle has been counted, and is found again."""
    waiting = Paper.objects.filter(pk=paper.pk, state=State.WAITING, tries=paper.tries)
    paper.tries += 1
    return bool(waiting.update(tries=paper.tries, next_try_at=found_again_at(paper.tries, at)))


def give_up_worn_out(paper: Paper, reason: str) -> bool:
    """True when every try was cut: it waits for a person from now on."""
    if not is_worn_out(paper.tries):
        return False
    _settle(paper, state=State.FAILED, error=reason[:300])
    return True


def keep_paper(paper: Paper, content: bytes, *, at: datetime) -> bool:
    """Keep the bytes, once: a second worker changes nothing."""
    return _settle(
        paper,
        state=State.MADE,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=at,
        error="",
    )


def put_off(paper: Paper, reason: str, *, at: datetime) -> None:
    """It could not be made: later, or never by itself after the last try."""
    moment = next_try_at(paper.tries, at)
    state = State.WAITING if moment else State.FAILED
    _settle(paper, state=state, next_try_at=moment, error=reason[:300])


def _settle(paper: Paper, **changes: object) -> bool:
    waiting = Paper.objects.filter(pk=paper.pk, state=State.WAITING)
    return bool(waiting.update(**{"next_try_at": None, **changes}))


@transaction.atomic
def claim_due_papers(*, at: datetime, at_most: int) -> list[UUID]:
    """Waiting papers whose moment has come, pushed back so that the next sweep leaves them."""
    claimed = list(papers_to_make(at=at).values_list("pk", flat=True)[:at_most])
    waiting = Paper.objects.filter(pk__in=claimed, state=State.WAITING)
    waiting.update(next_try_at=at + NUDGED_AGAIN)
    return claimed


def start_again(certificate: UUID, *, at: datetime) -> bool:
    """A person asks for a failed paper again, with all its tries. False when it has not failed."""
    failed = Paper.objects.filter(pk=certificate, state=State.FAILED)
    return bool(failed.update(state=State.WAITING, tries=0, next_try_at=at + FORGOTTEN, error=""))
