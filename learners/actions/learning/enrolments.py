"""What can happen to an enrolment."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from curriculum.models import Outline
from curriculum.rules.outline import activities_of, is_path_finished, percentage, remaining
from learners.models import Enrolment, User
from learners.rules.learning.helping import USUAL_DELAY


def enrol(
    person: User,
    outline: Outline,
    *,
    tutor: User | None = None,
    tutor_delay: int = USUAL_DELAY,
    at: datetime,
) -> tuple[Enrolment, bool]:
    """Put somebody on a path, once: the running enrolment comes back if there is one."""
    content = outline.whole
    left = remaining(content, (), ())
    return Enrolment.objects.get_or_create(
        person=person,
        path=outline.path,
        state=Enrolment.State.IN_PROGRESS,
        defaults={
            "outline": outline,
            "enrolled_at": at,
            "tutor": tutor,
            "tutor_delay": tutor_delay,
            "lessons_left": left.lessons,
            "quizzes_left": left.quizzes,
            "dialogues_left": left.dialogues,
            "exercises_left": left.exercises,
            "minutes_left": left.minutes,
        },
    )


def follow_newer_outline(enrolment: Enrolment, outline: Outline) -> None:
    """Point to what the path asks now; what was taken off before is asked again if it came back."""
    enrolment.outline = outline
    enrolment.dropped = []


def leave_out(
    enrolment: Enrolment, retired: Collection[UUID], *, done: Collection[UUID]
) -> set[UUID]:
    """What is retired and was not done leaves this enrolment for good, and is given back.

    It stays out even if the activity comes back: nobody is asked again what was once taken off.
    """
    pinned = activities_of(enrolment.outline.whole)
    dropped = {UUID(item) for item in enrolment.dropped} | (pinned & set(retired))
    dropped -= set(done)
    enrolment.dropped = sorted(str(item) for item in dropped)
    return dropped


def count_again(
    enrolment: Enrolment, *, done: Collection[UUID], retired: Collection[UUID], credited: int
) -> None:
    """Bring the figures of an enrolment in line with what is done; nothing is saved here."""
    outline = enrolment.outline.whole
    left = remaining(outline, done, retired)
    enrolment.done = sorted(str(item) for item in done)
    enrolment.percentage = percentage(outline, done, retired)
    enrolment.lessons_left = left.lessons
    enrolment.quizzes_left = left.quizzes
    enrolment.dialogues_left = left.dialogues
    enrolment.exercises_left = left.exercises
    enrolment.minutes_left = left.minutes
    enrolment.minutes_credited += credited


def finish_if_done(
    enrolment: Enrolment, *, done: Collection[UUID], retired: Collection[UUID], at: datetime
) -> bool:
    """End a running enrolment of which nothing is left; True when this is the moment."""
    outline = enrolment.outline.whole
    if enrolment.state != Enrolment.State.IN_PROGRESS:
        return False
    if not is_path_finished(outline, done, retired):
        return False
    enrolment.state = Enrolment.State.FINISHED
    enrolment.finished_at = at
    return True


def move_credit(lesser: Enrolment, winner: Enrolment, *, minutes: int) -> None:
    """Minutes follow the facts they were credited for; nothing is saved here."""
    lesser.minutes_credited -= minutes
    winner.minutes_credited += minutes
    moments = [m for m in (winner.started_at, lesser.started_at) if m]
    winner.started_at = min(moments, default=None)
    last = [m for m in (winner.last_done_at, lesser.last_done_at) if m]
    winner.last_done_at = max(last, default=None)


def stop(enrolment: Enrolment, *, at: datetime) -> None:
    """What is done stays done."""
    enrolment.state, enrolment.stopped_at = Enrolment.State.WITHDRAWN, at
    enrolment.save(update_fields=["state", "stopped_at"])


def take_up(enrolment: Enrolment, *, at: datetime) -> None:
    enrolment.state, enrolment.stopped_at = Enrolment.State.IN_PROGRESS, None
    enrolment.resumed_at = at
    enrolment.save(update_fields=["state", "stopped_at", "resumed_at"])


def end_on(enrolment: Enrolment, day: date | None) -> bool:
    """The last day to finish; None for as long as one likes. False when it was so already."""
    is_new = enrolment.ends_on != day
    enrolment.ends_on = day
    enrolment.save(update_fields=["ends_on"])
    return is_new


def remember_moment(enrolment: Enrolment, *, at: datetime) -> None:
    """When the learner began, and when they last did something."""
    enrolment.started_at = enrolment.started_at or at
    enrolment.last_done_at = max(enrolment.last_done_at or at, at)


def save_progress(enrolment: Enrolment) -> None:
    """Write what the journey counted, in one query."""
    enrolment.save(
        update_fields=[
            "dialogues_left",
            "done",
            "dropped",
            "exempted",
            "exercises_left",
            "finished_at",
            "last_done_at",
            "lessons_left",
            "minutes_credited",
            "minutes_left",
            "outline",
            "percentage",
            "quizzes_left",
            "started_at",
            "state",
        ]
    )
