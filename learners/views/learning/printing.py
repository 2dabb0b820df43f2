"""/modules/<module>/imprimer/: a whole module on paper, its quizzes blank."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from curriculum.models import Lesson
from curriculum.queries.lessons import lessons_of
from curriculum.queries.modules import live_modules
from curriculum.queries.translations import say_pages, words_in
from learners.models import User
from learners.queries.learning.enrolments import lessons_open_to
from learners.queries.people.rights import may_read_everything
from learners.views.people.requests import SignedInRequest


@login_required
@require_safe
def print_module(request: SignedInRequest, module: str) -> HttpResponse:
    """The lessons that this person may open, in order; 404 when there is none."""
    page = get_object_or_404(live_modules(), slug=module)
    lessons = _readable(lessons_of(module), request.user)
    if not lessons:
        raise Http404(module)
    say_pages([page], words_in(get_language(), [page.translation_key]))
    context = {
        "module": page,
        "lessons": lessons,
        "print_address": settings.SITE_URL + reverse("module", args=[module]),
        "now": timezone.now(),
    }
    return render(request, "learners/learning/print_module.html", context)


def _readable(lessons: list[Lesson], person: User) -> list[Lesson]:
    open_lessons: set[UUID] = lessons_open_to(person)
    mine = [lesson for lesson in lessons if lesson.translation_key in open_lessons]
    return mine or (lessons if may_read_everything(person) else [])
