"""Leaving: a person stops a path and takes it up again; an institution stops following somebody.

Nothing that was done is ever lost: an enrolment keeps its outline and its facts.
"""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from curriculum.models import LearningPath
from curriculum.queries.outlines import retired_activities
from curriculum.queries.paths import path_with_key
from curriculum.queries.translations import title_in
from curriculum.rules.outline import Finished, holds
from learners.actions.institutions import memberships, referrals
from learners.actions.learning import completions, enrolments
from learners.actions.running.letters import write_letter
from learners.actions.running.queue import later
from learners.journal import Fact, record
from learners.journey.learning import count_enrolment_again, settle
from learners.models import Completion, Enrolment, Membership, Referral, User
from learners.queries.institutions.codes import referral_open_for
from learners.queries.institutions.referrals import (
    enrolment_on,
    is_sent_again,
    locked_referral,
    open_referrals_on,
    stopped_referrals_on,
)
from learners.queries.learning.completions import completed_elsewhere
from learners.queries.learning.enrolments import done_by, locked_enrolment, outline_of
from learners.rules.institutions.following import UNDONE_WITHIN
from learners.rules.institutions.notices import NOTICE_VERSION
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.rules.running.letters import letter_id


@transaction.atomic
def stop(enrolment: UUID, *, at: datetime) -> bool:
    """Stop following a path. Institutions read « a arrêté » and see no more. Twice is once."""
    held = locked_enrolment(enrolment)
    if held.state != Enrolment.State.IN_PROGRESS:
        return False
    enrolments.stop(held, at=at)
    for referral in open_referrals_on(held):
        referrals.stop(referral, at=at)
    record(_about(held, "enrolment_stopped", at=at))
    return True


@transaction.atomic
def take_up(enrolment: UUID, *, reopens: bool = True, at: datetime) -> Enrolment:
    """Go on where one stopped, on the same outline. `reopens`: the person read who will see again.

    Refused while the path is withdrawn, or when it was begun anew or finished meanwhile.
    """
    held = locked_enrolment(enrolment)
    if held.state != Enrolment.State.WITHDRAWN:
        return held
    _refuse_unless_there(held)
    enrolments.take_up(held, at=at)
    if reopens:
        _reopen(held, at=at)
    _carry_what_was_done_meanwhile(held, at=at)
    count_enrolment_again(held.pk, at=at)
    record(_about(held, "enrolment_resumed", at=at))
    return locked_enrolment(held.pk)


def _refuse_unless_there(held: Enrolment) -> None:
    try:
        path_with_key(held.path)
    except LearningPath.DoesNotExist as error:
        raise RefusedError(Refusal.CLOSED_PATH) from error
    if enrolment_on(held.person, held.path) is not None:
        raise RefusedError(Refusal.ALREADY_ENROLLED)


def _reopen(held: Enrolment, *, at: datetime) -> None:
    for referral in stopped_referrals_on(held):
        if not is_sent_again(referral):
            referrals.reopen(referral, notice_version=NOTICE_VERSION, at=at)


def _carry_what_was_done_meanwhile(held: Enrolment, *, at: datetime) -> None:
    """An activity done in another path while this one was stopped is done here too."""
    outline, done = outline_of(held), done_by(held)
    earlier = {
        c.item: c
        for c in completed_elsewhere(held)
        if holds(outline, c.item) and c.item not in done
    }
    for completion in earlier.values():
        completions.complete(
            held,
            [Finished(completion.item, Completion.Kind.ACTIVITY, 0)],
            done_at=completion.done_at,
            received_at=at,
            origin=completions.carried_as(completion),
        )
    if earlier:
        settle(
            held,
            known=done | set(earlier),
            retired=retired_activities(),
            done_at=at,
            received_at=at,
            origin=Completion.Origin.CARRIED,
        )


@transaction.atomic
def end_referral(referral: UUID, *, by: User, at: datetime) -> bool:
    """The institution follows no more; the person goes on, and is told. Twice is once."""
    held = locked_referral(referral)
    if held.seen_until or held.enrolment is None:
        return False
    referrals.end(held, at=at)
    _tell(held, held.enrolment.person, "referral_ended", by=by, at=at)
    return True


@transaction.atomic
def follow_again(referral: UUID, *, by: User, at: datetime) -> bool:
    """Within seven days, anybody who refers there undoes it; the person is told again."""
    held = locked_referral(referral)
    if held.ended_at is None or held.enrolment is None:
        return False
    if at - held.ended_at > UNDONE_WITHIN:
        raise RefusedError(Refusal.TOO_LATE)
    if referral_open_for(held.enrolment.person, held.institution, held.path) or is_sent_again(held):
        raise RefusedError(Refusal.ALREADY_FOLLOWED)
    referrals.reopen(held, notice_version=held.notice_version, at=at)
    _tell(held, held.enrolment.person, "referral_reopened", by=by, at=at)
    return True


@transaction.atomic
def remove_referent(membership: Membership, *, by: User, at: datetime) -> bool:
    """They refer no more; the codes they left open are shown to the others. Twice is once."""
    is_new = memberships.leave(membership, at=at)
    if is_new:
        record(
            Fact(
                kind="referent_left",
                at=at,
                actor=by.pk,
                person=membership.user_id,
                institution=membership.institution_id,
                object=membership.pk,
            )
        )
    return is_new


def _tell(held: Referral, person: User, kind: str, *, by: User, at: datetime) -> None:
    """The person, by letter; and the journal."""
    cause = uuid4()
    write_letter(
        kind=kind,
        to=person.email,
        person=person,
        language=person.language,
        context={
            "first_name": person.first_name,
            "institution": held.institution.name,
            "path_title": title_in(person.language, held.path, held.path_title),
        },
        secret={},
        cause=cause,
        at=at,
    )
    later("send_letter", letter_id(cause, kind))
    record(
        Fact(
            kind=kind,
            at=at,
            actor=by.pk,
            person=person.pk,
            institution=held.institution_id,
            object=held.pk,
        )
    )


def _about(held: Enrolment, kind: str, *, at: datetime) -> Fact:
    return Fact(kind=kind, at=at, actor=held.person_id, person=held.person_id, object=held.pk)
