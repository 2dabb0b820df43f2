"""Helping: a question on a lesson → its tutor is told → an answer → the learner is told.

Each message is a dated fact without its words: the proof that the person was assisted
(labour code, D. 6313-3-1, 1°). A question is never lost: without a tutor, it is every trainer's.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.timezone import localdate

from learners.actions.learning import help_requests
from learners.emails.learning.help_requests import write_to_learner, write_to_trainer
from learners.journal import Fact, record
from learners.journey.sending import let_leave
from learners.models import Enrolment, HelpRequest, User
from learners.queries.learning.enrolments import locked_enrolment
from learners.queries.learning.help_requests import locked_question
from learners.queries.learning.tutors import still_trains, trainers
from learners.rules.learning.helping import due_after
from learners.rules.running.keys import identity_of


@transaction.atomic
def ask(
    enrolment: Enrolment, *, lesson: UUID, title: str, key: UUID, text: str, at: datetime
) -> tuple[HelpRequest, bool]:
    """A learner asks about a lesson. The same form again gives the same question."""
    held = locked_enrolment(enrolment.pk)
    said = {"person": str(held.person_id), "lesson": str(lesson), "text": text}
    question, is_new = help_requests.open_question(
        identity_of(key, said),
        held,
        lesson=lesson,
        title=title,
        tutor=held.tutor if still_trains(held.tutor_id) else None,
        due_on=due_after(localdate(at), held.tutor_delay),
        at=at,
    )
    if is_new:
        first = identity_of(question.pk, said)
        help_requests.write(question, first, author=held.person, text=text, at=at)
        _tell_trainers(question, cause=question.pk, at=at)
        record(_fact(question, "help_asked", actor=held.person, at=at))
    return question, is_new


@transaction.atomic
def write_again(question: UUID, *, key: UUID, text: str, at: datetime) -> bool:
    """The learner adds something; a closed question opens again. False when it was taken before.

    Whoever is waiting keeps the promised day, and the tutor, told already, gets no other letter.
    """
    held = locked_question(question)
    person = held.enrolment.person
    identity = _identity(held, person, key=key, text=text)
    if not help_requests.write(held, identity, author=person, text=text, at=at):
        return False
    due_on = due_after(localdate(at), held.enrolment.tutor_delay)
    if help_requests.wait_again(held, due_on=due_on, at=at):
        _tell_trainers(held, cause=identity, at=at)
    record(_fact(held, "help_asked", actor=person, at=at))
    return True


@transaction.atomic
def answer(question: UUID, *, by: User, key: UUID, text: str, at: datetime) -> bool:
    """A trainer answers: the journal says in time or late, the learner is told. Twice is once."""
    held = locked_question(question)
    identity = _identity(held, by, key=key, text=text)
    if not help_requests.write(held, identity, author=by, text=text, is_answer=True, at=at):
        return False
    result = _how_fast(held, at=at)
    help_requests.note_answer(held, by=by, is_nobodys=not still_trains(held.tutor_id), at=at)
    let_leave(write_to_learner(held, by, cause=identity, at=at))
    record(_fact(held, "help_answered", actor=by, result=result, at=at))
    return True


@transaction.atomic
def close(question: UUID) -> bool:
    """« C’est résolu »: nobody waits any more."""
    return help_requests.close(locked_question(question))


@transaction.atomic
def reopen(question: UUID) -> bool:
    return help_requests.reopen(locked_question(question))


@transaction.atomic
def hand_over(question: UUID, to: User, *, by: User, at: datetime) -> bool:
    """Another trainer is to answer, and is told; the promised day stays."""
    held = locked_question(question)
    if not help_requests.hand_over(held, to):
        return False
    if to != by:
        cause = uuid5(held.pk, f"{held.waiting_since.isoformat()}:{by.pk}")
        let_leave(write_to_trainer(held, to, cause=cause, by=by, at=at))
    record(_fact(held, "help_handed_over", actor=by, version=str(to.pk), at=at))
    return True


def _how_fast(held: HelpRequest, *, at: datetime) -> str:
    """What follows a first answer answers nothing that waits: neither in time nor late."""
    if held.state != HelpRequest.State.ASKED:
        return "more"
    return "late" if localdate(at) > held.due_on else "in_time"


def _identity(held: HelpRequest, author: User, *, key: UUID, text: str) -> UUID:
    return identity_of(key, {"question": str(held.pk), "author": str(author.pk), "text": text})


def _tell_trainers(held: HelpRequest, *, cause: UUID, at: datetime) -> None:
    """The tutor; everybody who trains, when nobody is named."""
    told = [held.tutor] if held.tutor and still_trains(held.tutor_id) else list(trainers())
    for trainer in told:
        let_leave(write_to_trainer(held, trainer, cause=cause, at=at))


def _fact(
    held: HelpRequest, kind: str, *, actor: User, result: str = "", version: str = "", at: datetime
) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=actor.pk,
        person=held.enrolment.person_id,
        object=held.pk,
        result=result,
        version=version,
    )
