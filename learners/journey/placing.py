"""Placing: where somebody says they stand → modules recommended → what the trainer adapts."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from learners.actions.learning import placements
from learners.emails.learning.needs import write_to_person, write_to_referent
from learners.emails.learning.placements import write_placement_letter
from learners.journal import Fact, record
from learners.journey.sending import let_leave
from learners.models import AdjustmentNeed, Enrolment, User
from learners.queries.learning.placements import enrolments_to_ask_again
from learners.queries.people.rights import disability_referents
from learners.rules.learning.placing import Said


@transaction.atomic
def answer(enrolment: Enrolment, moment: str, said: Sequence[Said], *, at: datetime) -> bool:
    """One sheet a moment; False when it was answered before."""
    placement, is_new = placements.record_placement(enrolment, moment, said, at=at)
    if is_new:
        record(
            Fact(
                kind="placement_answered",
                at=at,
                actor=enrolment.person_id,
                person=enrolment.person_id,
                object=enrolment.pk,
                result=moment,
                version=str(placement.pk),
            )
        )
    return is_new


@transaction.atomic
def adapt(enrolment: Enrolment, *, is_needed: bool, text: str, by: User, at: datetime) -> None:
    """The trainer's decision, dated; never without a sentence."""
    placements.decide(enrolment.pk, is_needed=is_needed, text=text, by=by, at=at)
    record(
        Fact(
            kind="adaptation_decided",
            at=at,
            actor=by.pk,
            person=enrolment.person_id,
            object=enrolment.pk,
            result="adapted" if is_needed else "none",
        )
    )


def ask_again(*, at: datetime) -> int:
    """Three months after a path, the same statements, by one letter each; how many left."""
    return sum(_ask_again(enrolment, at=at) for enrolment in enrolments_to_ask_again(at=at))


@transaction.atomic
def _ask_again(enrolment: Enrolment, *, at: datetime) -> bool:
    letter = write_placement_letter(enrolment, at=at)
    let_leave(letter)
    return letter is not None


@transaction.atomic
def say_need(person: User, text: str, *, tells_trainers: bool, at: datetime) -> None:
    """What somebody needs, for the disability referent alone; nothing written takes it back.

    Referents are told each time that a need begins to wait, and not again while it does.
    """
    if not text:
        placements.take_need_back(person)
        return
    need, begins = placements.say_need(person, text, tells_trainers=tells_trainers, at=at)
    for referent in disability_referents() if begins else ():
        let_leave(write_to_referent(need, referent))


@transaction.atomic
def arrange(need: AdjustmentNeed, arrangement: str, *, by: User, at: datetime) -> None:
    """What the referent asks of trainers; the reason stays with the referent."""
    if placements.handle_need(need, arrangement, by=by, at=at):
        let_leave(write_to_person(need, at=at))
