"""Merging: two accounts of one person become one, and nothing that was done is undone.

The rule is written in decision 0025. The journal keeps the keys it had; one row links them.
"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.queries.outlines import retired_activities
from learners.actions.institutions import referrals
from learners.actions.learning import completions, enrolments, exemptions, logbooks, placements
from learners.actions.people import merging
from learners.journal import Fact, record
from learners.journey.learning import settle
from learners.models import Enrolment, User
from learners.queries.institutions.referrals import open_referrals_on
from learners.queries.learning.enrolments import done_by, locked_enrolment, locked_enrolments
from learners.queries.people.merging import locked_pair, merged_into
from learners.queries.people.rights import may_read_everything
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.rules.people.merging import Way, goes_on


@transaction.atomic
def merge(former: UUID, kept: UUID, *, by: User, at: datetime) -> bool:
    """Everything of `former` becomes `kept`'s. False when it was done: two clicks are one.

    Refused for an account of the office: its rights must not change hands, nor be opened by
    another mailbox.
    """
    held = locked_pair(former, kept)
    if merged_into(former) is not None:
        return False
    old, new = held[former], held[kept]
    if former == kept or not new.is_active or any(map(may_read_everything, (old, new))):
        raise RefusedError(Refusal.SOMEBODY_ELSE)
    merging.link(old, new, by=by, at=at)
    _join_paths(old, new, at=at)
    merging.move_work(old, new)
    merging.move_notes(old, new)
    merging.move_addresses(old, new)
    merging.move_places(old, new, at=at)
    merging.move_traces(old, new)
    merging.keep_refusal(old, new)
    merging.close_account(old, at=at)
    record(Fact(kind="accounts_merged", at=at, actor=by.pk, person=new.pk, object=old.pk))
    return True


def _join_paths(old: User, new: User, *, at: datetime) -> None:
    """Of two running enrolments on one path one goes on; the other stops, its work with the first.

    A finished one goes on as it is: nothing is added to it.
    """
    by_path: dict[UUID, list[Enrolment]] = defaultdict(list)
    for enrolment in [*locked_enrolments(old), *locked_enrolments(new)]:
        by_path[enrolment.path].append(enrolment)
    for ways in by_path.values():
        running = [e for e in ways if e.state == Enrolment.State.IN_PROGRESS]
        finished = [e for e in ways if e.state == Enrolment.State.FINISHED]
        if finished:
            for enrolment in running:
                _stop(enrolment, finished[0], at=at)
        elif len(running) > 1:
            first = goes_on([_compared(e) for e in running])
            winner = next(e for e in running if e.pk == first)
            for enrolment in running:
                if enrolment != winner:
                    _add_work(enrolment, winner, at=at)
                    exemptions.hand_over(enrolment, winner)
                    placements.hand_over(enrolment, winner)
                    logbooks.hand_over(enrolment, winner)
                    _stop(enrolment, winner, at=at)


def _compared(enrolment: Enrolment) -> Way:
    return Way(
        key=enrolment.pk,
        credited=enrolment.minutes_credited,
        done=len(enrolment.done),
        enrolled_at=enrolment.enrolled_at,
    )


def _add_work(lesser: Enrolment, winner: Enrolment, *, at: datetime) -> None:
    """Facts the winner lacks change hands with their dates and minutes: no hour counts twice."""
    moved = completions.hand_over(lesser, winner, but=done_by(winner))
    if not moved:
        return
    minutes = sum(completion.minutes for completion in moved)
    enrolments.move_credit(lesser, winner, minutes=minutes)
    lesser.done = sorted(set(lesser.done) - {str(c.item) for c in moved})
    enrolments.save_progress(lesser)
    settle(
        winner,
        known=done_by(winner) | {completion.item for completion in moved},
        retired=retired_activities(),
        done_at=max(completion.done_at for completion in moved),
        received_at=at,
    )


def _stop(lesser: Enrolment, winner: Enrolment, *, at: datetime) -> None:
    """Whoever followed the lesser one follows the winner, if nobody else does."""
    if winner.ends_on is None:
        enrolments.end_on(winner, lesser.ends_on)
    enrolments.stop(locked_enrolment(lesser.pk), at=at)
    for referral in open_referrals_on(lesser):
        if open_referrals_on(winner).exists():
            referrals.end(referral, at=at)
        else:
            referrals.point_to(referral, winner)
