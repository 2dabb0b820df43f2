"""An exercise that waited on a device: taken, kept to be finished, or given back to its author."""

from django.http import JsonResponse
from django.utils.translation import get_language

from curriculum.queries.exercises import exercise_in
from curriculum.queries.lessons import lessons_now_asking
from learners.forms.learning.exercises import WorkForm, read_form
from learners.forms.learning.quizzes import ForgedFormError
from learners.journey import practising
from learners.models import User
from learners.queries.learning.works import works_of
from learners.queries.people.merging import keys_of
from learners.rules.learning.exercising import ExerciseForm, as_plain, mark_of_work
from learners.rules.learning.works import WorkDone
from learners.views.learning.exercises_shown import last_made
from learners.views.learning.outcomes import (
    moments_in,
    notes_on,
    recorded,
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
    form = form_for(request.user, shown, request)
    if form is None:
        return unknown()
    said, claimed, now = moments_in(request.POST)
    if not form.is_valid():
        if not form.may_be_kept:
            return to_correct()
        made = as_plain(form.made)
        practising.keep_work(shown.activity, made, person=request.user, at=now)
        return unfinished()
    given = WorkDone(
        key=shown.key,
        activity=shown.activity,
        made=as_plain(form.made),
        mark=mark_of_work(form.exercise, form.made),
    )
    outcome = practising.hand_in_work(given, person=request.user, at=now, claimed_at=claimed)
    return recorded(outcome, notes_on(outcome.attempt, said=said))


def form_for(person: User, shown: ExerciseForm, request: SignedInRequest) -> WorkForm | None:
    """None when no lesson asks for it any more: nothing says then what was written where."""
    lesson = next(iter(lessons_now_asking([shown.activity])), None)
    exercise = exercise_in(lesson, shown.activity, get_language()) if lesson else None
    if exercise is None:
        return None
    works = works_of(person, [shown.activity])[shown.activity]
    return WorkForm(exercise, person=person.id, before=last_made(works), data=request.POST)
