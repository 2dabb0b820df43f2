"""An exercise that waited on a device: taken, kept to be finished, or given back to its author."""

from django.http import JsonResponse
from django.utils.translation import get_language

from curriculum.models import Lesson
from curriculum.queries.exercises import exercise_in
from curriculum.queries.lessons import lessons_now_asking
from learners.forms.learning.exercises import WorkForm, read_form
from learners.forms.learning.quizzes import ForgedFormError
from learners.journey import coming_late, practising
from learners.models import User
from learners.queries.learning.works import works_of
from learners.queries.people.merging import keys_of
from learners.rules.learning.exercising import ExerciseForm, as_plain, mark_of_work
from learners.rules.learning.works import WorkDone
from learners.views.learning.exercises_shown import last_made
from learners.views.learning.outcomes import (
    address_in,
    moments_in,
    notes_on,
    recorded,
    set_aside,
    someone_else,
    to_correct,
    unfinished,
    unknown,
)
from learners.views.people.requests import SignedInRequest


def take_exercise(request: SignedInRequest) -> JsonResponse:
    """The guard reads it as it would have: what names somebody stays on the device."""
    try:
        shown = read_form(request.POST)
    except ForgedFormError:
        return unknown()
    if shown.person not in keys_of(request.user):
        return someone_else()
    lesson = next(iter(lessons_now_asking([shown.activity])), None)
    form = form_for(request.user, shown, lesson, request) if lesson else None
    if lesson is None or form is None:
        return unknown()
    said, claimed, now = moments_in(request.POST)
    if not form.is_valid():
        title, address = form.exercise.title, address_in(lesson, f"activity-{shown.activity}")
        if not form.may_be_kept:
            return to_correct(title, address, form.why_not_kept)
        made = as_plain(form.made)
        is_kept = coming_late.keep_work(
            shown.activity, made, person=request.user, at=now, claimed_at=claimed
        )
        return unfinished() if is_kept else set_aside(title, address)
    given = WorkDone(
        key=shown.key,
        activity=shown.activity,
        made=as_plain(form.made),
        mark=mark_of_work(form.exercise, form.made),
    )
    outcome = practising.hand_in_work(given, person=request.user, at=now, claimed_at=claimed)
    return recorded(outcome, notes_on(outcome.attempt, said=said))


def form_for(
    person: User, shown: ExerciseForm, lesson: Lesson, request: SignedInRequest
) -> WorkForm | None:
    """None when no lesson asks for it any more: nothing says then what was written where."""
    exercise = exercise_in(lesson, shown.activity, get_language())
    if exercise is None:
        return None
    works = works_of(person, [shown.activity])[shown.activity]
    return WorkForm(exercise, person=person.id, before=last_made(works), data=request.POST)
