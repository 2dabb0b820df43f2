"""What stands of an activity that somebody is doing, and since when?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from curriculum.rules.replies import Reply
from learners.models import Answer, Attempt, User, Work


def newest_moment(person: User, activity: UUID) -> datetime | None:
    """When it was last handed in or kept; None before that."""
    mine = Attempt.objects.filter(person=person, activity=activity)
    newest: datetime | None = mine.aggregate(newest=Max("done_at"))["newest"]
    return newest


def replies_begun(person: User, activity: UUID) -> dict[UUID, Reply]:
    """What the half-filled form holds, by question."""
    answers = Answer.objects.filter(
        attempt__person=person, attempt__activity=activity, attempt__state=Attempt.State.DRAFT
    )
    return {answer.question_id: answer.reply for answer in answers}


def work_begun(person: User, activity: UUID) -> Mapping[str, Any] | None:
    drafts = Work.objects.filter(
        attempt__person=person, attempt__activity=activity, attempt__state=Attempt.State.DRAFT
    )
    made: Mapping[str, Any] | None = drafts.values_list("made", flat=True).first()
    return made
