"""What can happen to a dialogue or an exercise that somebody is doing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from curriculum.models import Activity
from curriculum.rules.scoring import is_passed
from learners.models import Attempt, User, Work
from learners.rules.learning.works import WorkDone


def record_work(
    given: WorkDone,
    *,
    identity: UUID,
    person: User,
    activity: Activity,
    pass_mark: int,
    done_at: datetime,
    received_at: datetime,
) -> Attempt:
    """Keep what was handed in; `pass_mark` is the percentage pinned when the learner started."""
    attempt = Attempt.objects.create(
        id=identity,
        person=person,
        activity=activity,
        state=Attempt.State.HANDED_IN,
        mark=given.mark,
        passed=is_passed(given.mark, pass_mark),
        done_at=done_at,
        received_at=received_at,
    )
    Work.objects.create(attempt=attempt, made=dict(given.made))
    return attempt


def keep_work(
    made: Mapping[str, Any],
    *,
    person: User,
    activity: Activity,
    done_at: datetime,
    received_at: datetime,
) -> None:
    """Keep what is begun, in place of what was kept before."""
    drafts = Attempt.objects.filter(person=person, activity=activity, state=Attempt.State.DRAFT)
    draft = drafts.first()
    if draft is None:
        draft = Attempt.objects.create(
            id=uuid4(),
            person=person,
            activity=activity,
            state=Attempt.State.DRAFT,
            done_at=done_at,
            received_at=received_at,
        )
    else:
        drafts.update(done_at=done_at, received_at=received_at)
    Work.objects.update_or_create(attempt=draft, defaults={"made": dict(made)})
