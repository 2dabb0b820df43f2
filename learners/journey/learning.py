"""Learning: an answer → an activity done → a lesson → a module → the path → a certificate."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.models import Activity, Outline, QuestionVersion
from curriculum.queries.outlines import activities_with_retired, retired_activities
from curriculum.queries.questions import versions_with_ids
from curriculum.rules.changes import no_longer_asked
from curriculum.rules.outline import (
    Finished,
    activity_credit,
    activity_in,
    holds,
    newly_finished,
    pass_mark,
)
from curriculum.rules.pinning import as_pinned
from curriculum.rules.scoring import NO_MARK, is_passed
from learners.actions.learning import attempts, completions, enrolments
from learners.journal import Fact, record
from learners.journey.certifying import certify
from learners.models import Answer, Attempt, Completion, Enrolment, User
from learners.queries.learning.answers import answers_of, handed_in, met_in
from learners.queries.learning.completions import completed_elsewhere
from learners.queries.learning.enrolments import (
    done_by,
    enrolled_since,
    locked_enrolments,
    mark_to_reach,
    newest_of,
    outline_of,
)
from learners.queries.learning.tutors import promise_of
from learners.rules.learning.asking import Met, questions_for
from learners.rules.learning.handing_in import HandIn, claimed_time
from learners.rules.running.keys import identity_of

# What a hand-in finished in one enrolment.
Credit = tuple[Enrolment, list[Finished]]


@dataclass(frozen=True)
class Outcome:
    """What a hand-in did: the attempt, whether it was new, what it finished, which paths it ended.

    Sent again, it has ended what it ended the first time.
    """

    attempt: Attempt
    is_new: bool
    finished: frozenset[str] = frozenset()
    ended: tuple[UUID, ...] = ()
    credited: tuple[Enrolment, ...] = ()


@transaction.atomic
def begin(person: User, outline: Outline, *, at: datetime) -> tuple[Enrolment, bool]:
    """Enrol somebody, with the path's tutor; what they did on a shared module is carried over."""
    tutor, delay = promise_of(outline.path)
    enrolment, is_new = enrolments.enrol(person, outline, tutor=tutor, tutor_delay=delay, at=at)
    if is_new:
        record(
            Fact(
                kind="person_enrolled",
                at=at,
                actor=person.id,
                person=person.id,
                object=enrolment.id,
                version=str(outline.id),
            )
        )
        carry_over(enrolment, at=at)
    return enrolment, is_new


def carry_over(enrolment: Enrolment, *, at: datetime) -> None:
    """Each activity done in another path is done here too, at its own date."""
    outline, done = outline_of(enrolment), done_by(enrolment)
    elsewhere = completed_elsewhere(enrolment)
    earlier = {c.item: c for c in elsewhere if holds(outline, c.item) and c.item not in done}
    for completion in earlier.values():
        item = Finished(completion.item, Completion.Kind.ACTIVITY, 0)
        completions.complete(
            enrolment,
            [item],
            done_at=completion.done_at,
            received_at=at,
            origin=completions.carried_as(completion),
        )
    if earlier:
        settle(
            enrolment,
            known=done | set(earlier),
            retired=retired_activities(),
            done_at=at,
            received_at=at,
            origin=Completion.Origin.CARRIED,
        )


@transaction.atomic(savepoint=False)
def hand_in(given: HandIn, *, person: User, at: datetime, claimed_at: datetime) -> Outcome:
    """Take a hand-in: the same form again gives the first outcome again.

    `at` is our clock, `claimed_at` when the learner says it was done. The answer is stored
    once, and credited to every enrolment of theirs whose outline holds the activity.
    Raises Activity.DoesNotExist, KeyError or ValueError for what we never showed.
    """
    mine = locked_enrolments(person)
    activity, retired = activities_with_retired(given.form.activity)
    answers = answers_of(person, [activity.id])
    identity = identity_of(given.form.key, given.content())
    known = next((a.attempt for a in answers if a.attempt_id == identity), None)
    holding = [e for e in mine if holds(outline_of(e), activity.id)]
    if known is not None:
        return Outcome(known, is_new=False, ended=ended_at(known.done_at, holding))
    done_at = claimed_time(
        claimed_at,
        enrolled_at=enrolled_since(person, holding, at=at),
        received_at=at,
    )
    before = handed_in(answers)
    versions = versions_with_ids([asked.version for asked in given.form.asked])
    attempt = attempts.record_attempt(
        given,
        identity=identity,
        person=person,
        activity=activity,
        versions=versions,
        questions=_asked_of(activity, holding, before, versions.values()),
        before=before,
        pass_mark=mark_to_reach(activity, holding),
        done_at=done_at,
        received_at=at,
    )
    if len(before) < len(answers):
        attempts.drop_draft(person, activity.id)
    finished = credit(holding, attempt, retired) if attempt.passed else []
    return outcome_of(attempt, finished)


def outcome_of(attempt: Attempt, credited: Collection[Credit]) -> Outcome:
    """Write a new hand-in and what it finished in the journal, and tell it."""
    _record_hand_in(attempt, credited)
    kinds = frozenset(item.kind for _, items in credited for item in items)
    held = tuple(enrolment for enrolment, _ in credited)
    return Outcome(attempt, True, kinds, ended_at(attempt.done_at, held), credited=held)


def ended_at(moment: datetime, among: Iterable[Enrolment]) -> tuple[UUID, ...]:
    """The paths that were finished by what was done at that moment."""
    return tuple(each.pk for each in among if each.finished_at == moment)


def _asked_of(
    activity: Activity,
    holding: Iterable[Enrolment],
    before: Iterable[Answer],
    shown: Iterable[QuestionVersion],
) -> list[UUID]:
    """What the quiz asks of somebody who answered `before` and is handing in `shown`."""
    pinned = (activity_in(outline_of(e), activity.id) for e in holding)
    asks = as_pinned(activity.listed, activity.drawing, next(pinned, None))
    handing_in = [Met(v.question_id, v.question.topic, False, False) for v in shown]
    return questions_for(*asks, [*met_in(before), *handing_in])


def credit(
    holding: Iterable[Enrolment], attempt: Attempt, retired: Collection[UUID]
) -> list[Credit]:
    """Complete an activity, and what follows, in each enrolment whose pinned mark it reaches."""
    credited: list[Credit] = []
    for enrolment in holding:
        outline, done = outline_of(enrolment), done_by(enrolment)
        reached = is_passed(attempt.mark or NO_MARK, pass_mark(outline, attempt.activity_id))
        if not reached or attempt.activity_id in done:
            continue
        minutes = activity_credit(outline, attempt.activity_id)
        finished = settle(
            enrolment,
            known=done,
            new=[Finished(attempt.activity_id, Completion.Kind.ACTIVITY, minutes)],
            retired=retired,
            done_at=attempt.done_at,
            received_at=attempt.received_at,
        )
        credited.append((enrolment, finished))
    return credited


def settle(
    enrolment: Enrolment,
    *,
    known: set[UUID],
    retired: Collection[UUID],
    done_at: datetime,
    received_at: datetime,
    new: Collection[Finished] = (),
    origin: str = Completion.Origin.DONE,
) -> list[Finished]:
    """Write what is newly finished, count again, and certify when nothing is left.

    The caller holds the enrolment's row. `known` is what was completed before `new`.
    """
    outline = outline_of(enrolment)
    done = known | {item.id for item in new}
    left_out = enrolments.leave_out(enrolment, retired, done=done)
    following = newly_finished(outline, done, left_out)
    finished = [*new, *following]
    done |= {item.id for item in following}
    completions.complete(
        enrolment, finished, done_at=done_at, received_at=received_at, origin=origin
    )
    credited = sum(i.minutes for i in finished) if origin == Completion.Origin.DONE else 0
    enrolments.count_again(enrolment, done=done, retired=left_out, credited=credited)
    if new:
        enrolments.remember_moment(enrolment, at=done_at)
    is_over = enrolments.finish_if_done(enrolment, done=done, retired=left_out, at=done_at)
    enrolments.save_progress(enrolment)
    if is_over:
        certify(enrolment, outline, at=received_at)
    return finished


@transaction.atomic
def keep(given: HandIn, *, person: User, at: datetime) -> None:
    """Keep a half-filled form for later. Raises Activity.DoesNotExist."""
    activity = Activity.objects.get(pk=given.form.activity)
    attempts.keep_draft(given, person=person, activity=activity, done_at=at, received_at=at)


@transaction.atomic
def count_enrolment_again(enrolment: UUID, *, at: datetime) -> None:
    """After a removal: what is left falls at once, and the path may be finished by it.

    Removed is what was retired everywhere, and what its own path no longer requires.
    """
    held = (
        Enrolment.objects.in_progress()
        .select_for_update(of=("self",))
        .select_related("outline", "person")
        .filter(pk=enrolment)
        .first()
    )
    if held is not None:
        finished = settle(
            held,
            known=done_by(held),
            retired=retired_activities() | no_longer_asked(outline_of(held), newest_of(held)),
            done_at=at,
            received_at=at,
        )
        record(*completion_facts(held, finished, at=at, received_at=at))


def _record_hand_in(attempt: Attempt, credited: Iterable[Credit]) -> None:
    handed = Fact(
        kind="activity_handed_in",
        at=attempt.done_at,
        received_at=attempt.received_at,
        actor=attempt.person_id,
        person=attempt.person_id,
        object=attempt.activity_id,
        result="passed" if attempt.passed else "to_review",
        version=str(attempt.id),
    )
    facts = [
        fact
        for enrolment, finished in credited
        for fact in completion_facts(
            enrolment, finished, at=attempt.done_at, received_at=attempt.received_at
        )
    ]
    record(handed, *facts)


def completion_facts(
    enrolment: Enrolment, finished: Iterable[Finished], *, at: datetime, received_at: datetime
) -> list[Fact]:
    """One fact for each thing that was finished."""
    return [
        Fact(
            kind=f"{item.kind}_completed",
            at=at,
            received_at=received_at,
            actor=enrolment.person_id,
            person=enrolment.person_id,
            object=item.id,
            version=str(enrolment.outline_id),
        )
        for item in finished
    ]
