"""Reading modules and lessons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from content.queries.glossary import glossary
from curriculum.documents.left import what_is_left
from curriculum.models import Lesson, QuestionVersion
from curriculum.queries.files import files_shown
from curriculum.queries.lessons import lessons_now_asking, lessons_of
from curriculum.queries.modules import live_modules
from curriculum.queries.questions import current_versions, drawable
from curriculum.queries.sheets import sheets_of_module
from curriculum.queries.translations import (
    blocks_in_english,
    coverage_in,
    say_pages,
    say_questions,
    words_in,
)
from curriculum.rules.activities import activity_ids
from curriculum.rules.exempting import module_in, obstacle_in
from curriculum.rules.exercises import exercises_of
from curriculum.rules.fitting import MINUTES
from curriculum.rules.outline import ActivityItem, left_of_lessons
from curriculum.rules.pinning import as_pinned
from curriculum.rules.rows import Quiz, quizzes_of, rows_of
from curriculum.rules.tasks import tasks_of
from learners.forms.learning.exercises import WorkForm
from learners.journey import reading
from learners.models import Answer, Enrolment, User
from learners.queries.learning.answers import answers_of, met_in
from learners.queries.learning.enrolments import (
    done_by,
    dropped_from,
    enrolment_open_to,
    enrolments_of,
    outline_of,
)
from learners.queries.learning.exemptions import exempted_in, modules_to_ask_for
from learners.queries.learning.works import Works, works_of
from learners.queries.people.rights import may_read_everything
from learners.rules.learning.asking import questions_for
from learners.rules.learning.places import EXTRA, activities_gone, is_extra_activity, lesson_states
from learners.views.learning.exercises_shown import show_exercises
from learners.views.learning.places import place_of
from learners.views.learning.quizzes import ShownQuiz, show_quiz
from learners.views.people.menus import WORKS_IN_OFFICE
from learners.views.people.requests import SignedInRequest


def read_module(request: HttpRequest, module: str) -> HttpResponse:
    """What a module holds, for everybody; with one's own marks for its learners."""
    page = get_object_or_404(live_modules(), slug=module)
    lessons = lessons_of(module)
    followed = enrolment_holding(request.user, lessons) if request.user.is_authenticated else None
    states = states_of(lessons, followed) if followed else {}
    works_here = request.session.get(WORKS_IN_OFFICE, False)
    may_print = bool(states) or works_here
    words = words_in(get_language(), [item.translation_key for item in (page, *lessons)])
    coverage = coverage_in(page, words, get_language())
    say_pages([page, *lessons], words)
    context = {
        "page": page,
        "lessons": lessons,
        "states": states,
        "left": left_in_module(page.translation_key, followed) if followed else "",
        "exempted": exempted_in(followed) if followed else set(),
        "quiz_first": quiz_first(page.translation_key, followed) if followed else None,
        "may_print": may_print,
        "sheets": sheets_of_module(page.translation_key, with_sessions=works_here),
        "coverage": coverage,
    }
    return render(request, "curriculum/module.html", context)


def enrolment_holding(person: User, lessons: Sequence[Lesson]) -> Enrolment | None:
    """The enrolment through which somebody follows these lessons."""
    keys = {lesson.translation_key for lesson in lessons}
    return next(
        (
            enrolment
            for enrolment in enrolments_of(person)
            if any(item.id in keys for _, item in outline_of(enrolment).lessons())
        ),
        None,
    )


def states_of(lessons: Sequence[Lesson], enrolment: Enrolment) -> dict[UUID, str]:
    known = lesson_states(outline_of(enrolment), done_by(enrolment), dropped_from(enrolment))
    return {key: known.get(key, EXTRA) for key in (lesson.translation_key for lesson in lessons)}


def left_in_module(module: UUID, enrolment: Enrolment) -> str:
    """The sentence, for a module of a path in progress; nothing once it is finished."""
    item = next((item for item in outline_of(enrolment).modules if item.id == module), None)
    if item is None or enrolment.state != Enrolment.State.IN_PROGRESS:
        return ""
    asked = [lesson for lesson in item.lessons if lesson.required]
    left = left_of_lessons(asked, done_by(enrolment), dropped_from(enrolment))
    return what_is_left(left) if left.minutes else ""


def quiz_first(module: UUID, enrolment: Enrolment) -> Enrolment | None:
    """Through which the quiz may be taken first; no query once the module is begun."""
    item = module_in(outline_of(enrolment), module)
    if item is None or enrolment.state != Enrolment.State.IN_PROGRESS:
        return None
    if obstacle_in(item, done_by(enrolment), dropped_from(enrolment)):
        return None
    return enrolment if module in modules_to_ask_for(enrolment) else None


@login_required
def read_lesson(request: SignedInRequest, module: str, lesson: str) -> HttpResponse:
    """A lesson of one's path, with its activities as one left them."""
    return show_lesson(request, module, lesson)


@dataclass(frozen=True)
class Tried:
    """What whoever looks without an enrolment has just tried; it is kept nowhere."""

    answers: Sequence[Answer] = ()
    works: Mapping[UUID, Works] = field(default_factory=dict)


NOT_TRIED = Tried()


def show_lesson(
    request: SignedInRequest,
    module: str,
    lesson: str,
    *,
    sent: WorkForm | None = None,
    tried: Tried = NOT_TRIED,
) -> HttpResponse:
    """`sent` is an exercise that came back and was not taken: it is shown as it was typed."""
    lessons = lessons_of(module)
    page = next((item for item in lessons if item.slug == lesson), None)
    if page is None:
        raise Http404(lesson)
    enrolment = enrolment_open_to(request.user, page.translation_key, page.module_key)
    if enrolment is None and not may_read_everything(request.user):
        raise Http404(lesson)
    words = words_in(get_language(), [page.module_key, *(x.translation_key for x in lessons)])
    blocks, coverage = blocks_in_english(page, words), coverage_in(page, words, get_language())
    say_pages(lessons, words)
    works = works_of(request.user, [t.id for t in tasks_of(blocks)]) if enrolment else tried.works
    pins = pinned_activities(enrolment)
    return render(
        request,
        "learners/lesson.html",
        {
            "page": page,
            "coverage": coverage,
            "glossary": glossary(),
            "rows": rows_of(blocks),
            **files_shown(blocks),
            "quizzes": shown_quizzes(request, page, enrolment, tried.answers),
            "elsewhere": lessons_elsewhere(page, enrolment),
            "place": place_of(page, lessons, enrolment),
            "enrolment": enrolment,
            "can_ask": enrolment is not None and enrolment.state == Enrolment.State.IN_PROGRESS,
            "extras": extras_of(page, enrolment),
            "choices": MINUTES,
            "works": works,
            "exercises": show_exercises(
                exercises_of(blocks),
                person=request.user,
                works=works,
                done=done_by(enrolment) if enrolment else (),
                marks={key: item.mark for key, item in pins.items()},
                sent=sent,
                just_handed_in=request.GET.get("rendu", ""),
                is_trial=enrolment is None,
            ),
            "asks_something": bool(activity_ids(page.body.raw_data)),
        },
    )


def extras_of(page: Lesson, enrolment: Enrolment | None) -> set[UUID]:
    """The activities of a lesson that count for nothing in this enrolment."""
    if enrolment is None:
        return set()
    outline, done, dropped = outline_of(enrolment), done_by(enrolment), dropped_from(enrolment)
    asked = activity_ids(page.body.raw_data)
    return {activity for activity in asked if is_extra_activity(outline, activity, done, dropped)}


def shown_quizzes(
    request: SignedInRequest,
    page: Lesson,
    enrolment: Enrolment | None,
    tried: Sequence[Answer] = (),
) -> dict[UUID, ShownQuiz]:
    """The quizzes of a lesson as this person left them, or tried them a moment ago.

    Two queries, none without a quiz; a third when one of them draws questions.
    """
    pins = pinned_activities(enrolment)
    quizzes = [as_started(quiz, pins.get(quiz.id)) for quiz in quizzes_of(page.body.raw_data)]
    answers = answers_of(request.user, [quiz.id for quiz in quizzes]) if enrolment else []
    asked = asked_in(quizzes, person=request.user, answers=answers)
    done = done_by(enrolment) if enrolment else set()
    half = next((a.attempt.activity_id for a in tried if a.mark is None), "")
    missing = str(half) or request.GET.get("manque", "")
    return {
        quiz.id: show_quiz(
            quiz,
            asked[quiz.id],
            person=request.user,
            answers=[*answers, *tried],
            pass_mark=pins[quiz.id].mark if quiz.id in pins else quiz.pass_mark,
            is_done=quiz.id in done,
            show_missing=missing == str(quiz.id),
            is_trial=enrolment is None,
        )
        for quiz in quizzes
    }


def asked_in(
    quizzes: Sequence[Quiz], *, person: User, answers: Sequence[Answer]
) -> dict[UUID, list[QuestionVersion]]:
    """What each quiz asks of this person now; a retired question stays where it was right."""
    pool = drawable({draw.topic for quiz in quizzes for draw in quiz.draws})
    questions = {
        quiz.id: questions_for(
            quiz.questions,
            quiz.draws,
            met_in(a for a in answers if a.attempt.activity_id == quiz.id),
            pool=pool,
            seed=f"{person.id}:{quiz.id}",
        )
        for quiz in quizzes
    }
    right = {item.question for item in met_in(answers) if item.is_right}
    everything = {question for asked in questions.values() for question in asked}
    versions = current_versions(everything, even_retired=right & everything)
    say_questions(versions.values(), get_language())
    return {
        quiz: [versions[question] for question in asked if question in versions]
        for quiz, asked in questions.items()
    }


def lessons_elsewhere(page: Lesson, enrolment: Enrolment | None) -> list[Lesson]:
    """Where an author moved what is left of this lesson: no query when nothing was moved."""
    if enrolment is None:
        return []
    shown = activity_ids(page.body.raw_data)
    gone = activities_gone(
        outline_of(enrolment), page.translation_key, shown=shown, done=done_by(enrolment)
    )
    found = lessons_now_asking(gone) if gone else []
    return [lesson for lesson in found if lesson.pk != page.pk]


def pinned_activities(enrolment: Enrolment | None) -> dict[UUID, ActivityItem]:
    """What each activity asks and passes at, as fixed when this learner started."""
    lessons = outline_of(enrolment).lessons() if enrolment else ()
    return {item.id: item for _, lesson in lessons for item in lesson.activities}


def as_started(quiz: Quiz, pinned: ActivityItem | None) -> Quiz:
    """A quiz without the questions that were added to it since."""
    questions, draws = as_pinned(quiz.questions, quiz.draws, pinned)
    return replace(quiz, questions=tuple(questions), draws=tuple(draws))


@login_required
@require_POST
def mark_as_read(request: SignedInRequest, module: str, lesson: str) -> HttpResponse:
    """« J’ai lu cette leçon », for a lesson without an activity."""
    page = next((item for item in lessons_of(module) if item.slug == lesson), None)
    if page is None or not enrolment_open_to(request.user, page.translation_key, page.module_key):
        raise Http404(lesson)
    if reading.read(page.translation_key, person=request.user, at=timezone.now()):
        messages.success(request, gettext("Cette leçon est notée comme lue."))
    return redirect("lesson", module, lesson)
