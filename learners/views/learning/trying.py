"""Trying a quiz or an exercise as a learner does, without an enrolment and without a trace.

What came of it is the answer to the form itself: nothing is kept that could be shown later.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from curriculum.queries.exercises import exercise_in
from curriculum.queries.lessons import lessons_of
from learners.forms.learning.exercises import WorkForm, read_form
from learners.forms.learning.quizzes import ForgedFormError, read_hand_in
from learners.models import Work
from learners.queries.learning.trying import answers_tried
from learners.queries.learning.works import Works
from learners.queries.people.rights import may_read_everything
from learners.rules.learning.exercising import as_plain
from learners.views.learning.attempts import refuse_form, refuse_stranger
from learners.views.learning.lessons import Tried, show_lesson
from learners.views.people.requests import SignedInRequest


@login_required
@require_POST
def try_quiz(request: SignedInRequest, module: str, lesson: str) -> HttpResponse:
    _only_who_may_look(request, lesson)
    try:
        given = read_hand_in(request.POST, is_trial=True)
        if given.form.person != request.user.id:
            return refuse_stranger(request)
        answers = answers_tried(given)
    except (ForgedFormError, KeyError, ValueError):
        return refuse_form(request, module, lesson)
    return show_lesson(request, module, lesson, tried=Tried(answers=answers))


@login_required
@require_POST
def try_exercise(request: SignedInRequest, module: str, lesson: str) -> HttpResponse:
    """The guard watches here too: one sees what a learner would read."""
    _only_who_may_look(request, lesson)
    try:
        shown = read_form(request.POST, is_trial=True)
    except ForgedFormError:
        return refuse_form(request, module, lesson)
    if shown.person != request.user.id:
        return refuse_stranger(request)
    page = next((item for item in lessons_of(module) if item.slug == lesson), None)
    exercise = exercise_in(page, shown.activity, get_language()) if page else None
    if exercise is None:
        raise Http404(lesson)
    form = WorkForm(exercise, person=request.user.id, data=request.POST)
    if form.replace_what_was_found() or form.remove_what_was_left():
        form.forget_what_is_missing()
        return show_lesson(request, module, lesson, sent=form)
    if not form.is_valid():
        return show_lesson(request, module, lesson, sent=form)
    works = {exercise.id: Works(None, (Work(made=as_plain(form.made)),))}
    return show_lesson(request, module, lesson, tried=Tried(works=works))


def _only_who_may_look(request: SignedInRequest, lesson: str) -> None:
    """Raises Http404: learners hand in, and what they hand in is kept."""
    if not may_read_everything(request.user):
        raise Http404(lesson)
