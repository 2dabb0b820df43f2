"""Do the stored figures say what the completions say?"""

from collections.abc import Collection, Iterator
from uuid import UUID

from curriculum.queries.outlines import retired_activities
from curriculum.rules.outline import activities_of, is_path_finished, percentage, remaining
from learners.models import Completion, Enrolment
from learners.queries.learning.enrolments import dropped_from, outline_of

EXEMPTED = Completion.Origin.EXEMPTED


def differences() -> Iterator[str]:
    """One line for each figure that differs; nothing when all is well."""
    retired = retired_activities()
    enrolments = Enrolment.objects.select_related("outline").prefetch_related("completions")
    for enrolment in enrolments.exclude(state=Enrolment.State.WITHDRAWN).order_by("id"):
        for name, value in _counted(enrolment, retired).items():
            stored = getattr(enrolment, name)
            if stored != value:
                yield f"{enrolment.id} {name}: {stored} stored, {value} counted"


def _counted(enrolment: Enrolment, retired: Collection[UUID]) -> dict[str, object]:
    outline = outline_of(enrolment)
    completions = list(enrolment.completions.all())
    done = {completion.item for completion in completions}
    dropped = dropped_from(enrolment)
    if enrolment.state == Enrolment.State.IN_PROGRESS:
        dropped |= (activities_of(outline) & set(retired)) - done
    left = remaining(outline, done, dropped)
    finished = is_path_finished(outline, done, dropped)
    state = Enrolment.State.FINISHED if finished else Enrolment.State.IN_PROGRESS
    return {
        "done": sorted(str(item) for item in done),
        "dropped": sorted(str(item) for item in dropped),
        "exempted": sorted(str(c.item) for c in completions if c.origin == EXEMPTED),
        "percentage": percentage(outline, done, dropped),
        "lessons_left": left.lessons,
        "quizzes_left": left.quizzes,
        "dialogues_left": left.dialogues,
        "exercises_left": left.exercises,
        "minutes_left": left.minutes,
        "minutes_credited": sum(completion.minutes for completion in completions),
        "state": state,
    }
