"""Practising: a dialogue or an exercise handed in → credited as any answer is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from curriculum.models import Activity
from curriculum.queries.outlines import activities_with_retired
from curriculum.rules.outline import holds
from learners.actions.learning import attempts, works
from learners.journey.learning import Outcome, credit, ended_at, outcome_of
from learners.models import Attempt, User
from learners.queries.learning.enrolments import (
    enrolled_since,
    locked_enrolments,
    mark_to_reach,
    outline_of,
)
from learners.rules.learning.handing_in import claimed_time
from learners.rules.learning.works import WorkDone
from learners.rules.running.keys import identity_of


@transaction.atomic
def hand_in_work(given: WorkDone, *, person: User, at: datetime, claimed_at: datetime) -> Outcome:
    """Take a work: the same form again gives the first outcome again.

    `at` is our clock, `claimed_at` when the learner says it was done. It is stored once, and
    credited to every enrolment of theirs whose outline holds the activity. What was kept of a
    work begun is dropped. Raises Activity.DoesNotExist.
    """
    mine = locked_enrolments(person)
    activity, retired = activities_with_retired(given.activity)
    identity = identity_of(given.key, {"of": str(person.pk), "made": given.made})
    known = Attempt.objects.filter(pk=identity, person=person).first()
    holding = [e for e in mine if holds(outline_of(e), activity.id)]
    if known is not None:
        return Outcome(known, is_new=False, ended=ended_at(known.done_at, holding))
    attempt = works.record_work(
        given,
        identity=identity,
        person=person,
        activity=activity,
        pass_mark=mark_to_reach(activity, holding),
        done_at=claimed_time(
            claimed_at,
            enrolled_at=enrolled_since(person, holding, at=at),
            received_at=at,
        ),
        received_at=at,
    )
    attempts.drop_draft(person, activity.id)
    return outcome_of(attempt, credit(holding, attempt, retired) if attempt.passed else [])


@transaction.atomic
def keep_work(activity: UUID, made: Mapping[str, Any], *, person: User, at: datetime) -> None:
    """Keep what is begun, for another day or another device. Raises Activity.DoesNotExist."""
    locked_enrolments(person)
    works.keep_work(
        made,
        person=person,
        activity=Activity.objects.get(pk=activity),
        done_at=at,
        received_at=at,
    )
