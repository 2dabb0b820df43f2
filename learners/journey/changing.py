"""Changing: a path has grown → its author applies it → those in progress are told, once.

Nobody is un-completed: what was done stays done, and what somebody did of it as an extra counts
from now on. People who have finished are never reached (decision 5).
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.models import Outline
from curriculum.queries.outlines import retired_activities
from curriculum.rules.outline import Finished, activity_credit
from learners.actions.learning import additions, enrolments
from learners.actions.running.queue import later
from learners.emails.learning.additions import write_addition_letter
from learners.journal import Fact, record
from learners.journey.learning import carry_over, completion_facts, settle
from learners.journey.sending import let_leave
from learners.models import Addition, Attempt, Completion, Enrolment, User
from learners.queries.learning.additions import additions_to_go_on_with, behind, passed_attempts
from learners.queries.learning.enrolments import done_by, outline_of
from learners.rules.running.keys import identity_of

AT_ONCE = 25


@transaction.atomic
def apply_addition(
    outline: Outline, *, key: UUID, reason: str, by: User, at: datetime
) -> tuple[Addition, bool]:
    """Give an outline to everybody in progress on an older one; the worker reaches them."""
    identity = identity_of(key, {"outline": str(outline.pk), "reason": reason})
    addition, is_new = additions.decide_addition(identity, outline, reason=reason, by=by, at=at)
    if is_new:
        record(
            Fact(
                kind="addition_applied",
                at=at,
                actor=by.pk,
                object=outline.path,
                version=str(outline.pk),
            )
        )
        later("reach_people", addition.pk)
    return addition, is_new


def reach_people(addition: Addition, *, at: datetime) -> bool:
    """Enlarge the paths of a few people; True while there may be others."""
    additions.put_off(addition, at=at)
    concerned = list(behind(addition.outline).values_list("pk", flat=True)[:AT_ONCE])
    for enrolment in concerned:
        enlarge(enrolment, addition, at=at)
    if not concerned:
        additions.end_addition(addition)
    return bool(concerned)


@transaction.atomic
def enlarge(enrolment: UUID, addition: Addition, *, at: datetime) -> bool:
    """One person's path becomes what the addition says; False if it is so already."""
    held = behind(addition.outline).select_for_update(of=("self",)).filter(pk=enrolment).first()
    if held is None:
        return False
    before = Enrolment.objects.select_related("outline").get(pk=enrolment)
    enrolments.follow_newer_outline(held, addition.outline)
    carry_over(held, at=at)
    _count_extras(held, at=at)
    settle(held, known=done_by(held), retired=retired_activities(), done_at=at, received_at=at)
    made = additions.note_enlargement(addition, before, held, at=at)
    let_leave(write_addition_letter(made, held.person, at=at))
    record(
        Fact(
            kind="path_enlarged",
            at=at,
            actor=addition.applied_by_id,
            person=held.person_id,
            object=held.pk,
            result=f"{before.percentage} → {held.percentage}",
            version=str(addition.outline_id),
        )
    )
    return True


def _count_extras(enrolment: Enrolment, *, at: datetime) -> None:
    """What this learner passed while it counted for nobody counts now, at its own date."""
    for attempt in passed_attempts([enrolment], enrolment.outline)[enrolment.person_id]:
        _count_extra(enrolment, attempt, at=at)


def _count_extra(enrolment: Enrolment, attempt: Attempt, *, at: datetime) -> None:
    minutes = activity_credit(outline_of(enrolment), attempt.activity_id)
    finished = settle(
        enrolment,
        known=done_by(enrolment),
        new=[Finished(attempt.activity_id, Completion.Kind.ACTIVITY, minutes)],
        retired=retired_activities(),
        done_at=max(attempt.done_at, enrolment.enrolled_at),
        received_at=at,
    )
    record(*completion_facts(enrolment, finished, at=attempt.done_at, received_at=at))


@transaction.atomic
def sweep_additions(*, at: datetime) -> None:
    """Find again the additions that no job takes care of."""
    for addition in additions_to_go_on_with(at=at):
        additions.put_off(addition, at=at)
        later("reach_people", addition.pk)
