"""Coming late: what was begun on a device, against what was done elsewhere meanwhile.

What is older never takes the place of what is newer: False says that it was not taken, and stays
where it was.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from curriculum.models import Activity
from learners.actions.learning import attempts, works
from learners.models import User
from learners.queries.learning.begun import newest_moment, replies_begun, work_begun
from learners.queries.learning.enrolments import locked_enrolments
from learners.rules.learning.handing_in import HandIn, may_take_over


@transaction.atomic
def keep_answers(given: HandIn, *, person: User, at: datetime, claimed_at: datetime) -> bool:
    """A half-filled quiz; sent twice, it is kept once. Raises Activity.DoesNotExist."""
    locked_enrolments(person)
    activity = Activity.objects.get(pk=given.form.activity)
    replies = {asked.question: given.reply_to(asked.question) for asked in given.form.asked}
    if replies_begun(person, activity.id) == replies:
        return True
    newest = newest_moment(person, activity.id)
    if not may_take_over(newest, claimed=claimed_at, received_at=at):
        return False
    attempts.keep_draft(
        given, person=person, activity=activity, done_at=min(claimed_at, at), received_at=at
    )
    return True


@transaction.atomic
def keep_work(
    activity: UUID, made: Mapping[str, Any], *, person: User, at: datetime, claimed_at: datetime
) -> bool:
    """An exercise half done; sent twice, it is kept once. Raises Activity.DoesNotExist."""
    locked_enrolments(person)
    asked = Activity.objects.get(pk=activity)
    if work_begun(person, activity) == made:
        return True
    newest = newest_moment(person, activity)
    if not may_take_over(newest, claimed=claimed_at, received_at=at):
        return False
    works.keep_work(
        made, person=person, activity=asked, done_at=min(claimed_at, at), received_at=at
    )
    return True
