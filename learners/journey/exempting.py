"""Exempting: a module's quiz first → no error → what is left of the module is done, 0 minutes."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.queries.outlines import retired_activities
from curriculum.queries.translations import title_in
from curriculum.rules.exempting import module_in, quiz_of, spared_by
from curriculum.rules.outline import Finished, ModuleItem
from curriculum.rules.scoring import FULL_MARK
from learners.actions.learning import exemptions
from learners.emails.learning.exemptions import write_exemption_letter
from learners.journal import Fact, record
from learners.journey import learning
from learners.journey.learning import Outcome, completion_facts, ended_at, settle
from learners.journey.sending import let_leave
from learners.models import Attempt, Completion, Enrolment, Exemption, User
from learners.queries.learning.enrolments import (
    done_by,
    dropped_from,
    locked_enrolment,
    outline_of,
)
from learners.queries.learning.exemptions import is_first_hand_in, open_exemptions, standing_of
from learners.rules.learning.exempting import Refusal
from learners.rules.learning.handing_in import HandIn

# Among what an outcome finished: the rest of a module was spared.
EXEMPTED = "exempted"


@transaction.atomic
def ask(enrolment: UUID, module: UUID, *, at: datetime) -> Refusal | None:
    """The learner's own choice; None when the quiz may be taken. Raises LookupError elsewhere."""
    held = locked_enrolment(enrolment)
    standing = standing_of(held, module)
    if standing is None:
        raise LookupError(module)
    if standing.is_open or standing.refusal:
        return None if standing.is_open else standing.refusal
    exemptions.ask(held, module, at=at)
    record(_fact("exemption_asked", held, module, by=held.person_id, at=at))
    return None


@transaction.atomic
def grant(enrolment: UUID, module: UUID, *, by: User, reason: str, at: datetime) -> bool:
    """By a trainer; the learner is told. False when it serves already, or the quiz was taken."""
    held = locked_enrolment(enrolment)
    standing = standing_of(held, module)
    if standing is None or not standing.may_be_granted:
        return False
    granted = exemptions.grant(held, module, by=by, reason=reason, at=at)
    _tell(granted, standing.module)
    record(_fact("exemption_granted", held, module, by=by.pk, at=at))
    return True


def _tell(granted: Exemption, module: ModuleItem) -> None:
    title = title_in(granted.enrolment.person.language, module.id, module.title)
    let_leave(write_exemption_letter(granted, title=title))


@transaction.atomic
def withdraw(enrolment: UUID, module: UUID, *, by: User, reason: str, at: datetime) -> bool:
    """By a trainer, as long as it has not served."""
    held = locked_enrolment(enrolment)
    standing = standing_of(held, module)
    if standing is None or standing.exemption is None:
        return False
    if not exemptions.withdraw(standing.exemption, by=by, reason=reason, at=at):
        return False
    record(_fact("exemption_withdrawn", held, module, by=by.pk, at=at))
    return True


@transaction.atomic
def hand_in(given: HandIn, *, person: User, at: datetime, claimed_at: datetime) -> Outcome:
    """`learning.hand_in`, and what a first one without an error spares. Raises the same."""
    outcome = learning.hand_in(given, person=person, at=at, claimed_at=claimed_at)
    attempt = outcome.attempt
    if not outcome.is_new or attempt.mark != FULL_MARK:
        return outcome
    held = {enrolment.pk: enrolment for enrolment in outcome.credited}
    waiting = open_exemptions(held.values())
    if not waiting or not is_first_hand_in(attempt):
        return outcome
    spared = [each for each in waiting if _spare(each, held[each.enrolment_id], attempt)]
    if not spared:
        return outcome
    exemptions.mark_used(spared, at=at)
    ended = ended_at(attempt.done_at, held.values())
    return replace(outcome, finished=outcome.finished | {EXEMPTED}, ended=ended)


def _spare(exemption: Exemption, enrolment: Enrolment, attempt: Attempt) -> bool:
    """False when this quiz is not the one of the module, or nothing of it is left."""
    retired = dropped_from(enrolment) | retired_activities()
    module = module_in(outline_of(enrolment), exemption.module)
    if module is None or not _is_its_quiz(module, attempt.activity_id, retired):
        return False
    known = done_by(enrolment)
    left = spared_by(module, attempt.activity_id, known, retired)
    if not left:
        return False
    finished = settle(
        enrolment,
        known=known,
        new=[Finished(item.id, Completion.Kind.ACTIVITY, 0) for item in left],
        retired=retired,
        done_at=attempt.done_at,
        received_at=attempt.received_at,
        origin=Completion.Origin.EXEMPTED,
    )
    _record_spared(enrolment, module, finished, attempt)
    return True


def _is_its_quiz(module: ModuleItem, activity: UUID, retired: set[UUID]) -> bool:
    found = quiz_of(module, retired)
    return found is not None and found[1].id == activity


def _record_spared(
    enrolment: Enrolment, module: ModuleItem, finished: list[Finished], attempt: Attempt
) -> None:
    when = {"at": attempt.done_at, "received_at": attempt.received_at}
    facts = completion_facts(enrolment, finished, **when)
    record(
        _fact("module_exempted", enrolment, module.id, by=enrolment.person_id, **when),
        *(replace(fact, result=EXEMPTED) for fact in facts),
    )


def _fact(
    kind: str,
    enrolment: Enrolment,
    module: UUID,
    *,
    by: UUID,
    at: datetime,
    received_at: datetime | None = None,
) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        received_at=received_at,
        actor=by,
        person=enrolment.person_id,
        object=module,
        version=str(enrolment.pk),
    )
