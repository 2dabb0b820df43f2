"""/modules/<module>/hors-ligne.json: what a device needs to keep a module, answers included."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from curriculum.models import Lesson, QuestionVersion
from curriculum.queries.lessons import lessons_of
from curriculum.queries.modules import live_modules
from curriculum.queries.pictures import picture_views
from curriculum.queries.translations import say_pages, words_in
from curriculum.rules.marking_keys import everything_told, marking_key
from curriculum.rules.questions import Wording
from curriculum.rules.replies import lines_of
from curriculum.rules.rows import handouts_in, quizzes_of, recordings_in
from curriculum.rules.showing import Told
from learners.forms.learning.quizzes import shown_order
from learners.models import Enrolment, User
from learners.queries.learning.answers import answers_of
from learners.queries.learning.enrolments import enrolments_open_to
from learners.views.learning.dialogues_kept import dialogues_to_keep, pages_of, places_in
from learners.views.learning.kept_exercises import exercises_to_keep
from learners.views.learning.lessons import as_started, asked_in, pinned_activities
from learners.views.learning.quizzes import needed_right
from learners.views.people.requests import SignedInRequest

STYLE = ("css/site.css", "fonts/atkinson-regular.woff2", "fonts/atkinson-bold.woff2")
PARTS = (
    *("store", "words", "forms", "following", "filling", "spaces", "marking", "quiz", "sending"),
    *("banner", "keeping", "shelf", "works", "measures", "exercise", "aside"),
)
PARTS_PLAYED = ("play", "scenes", "dialogue", "led")
SCRIPTS = (
    "js/lesson.js",
    "js/counter.js",
    "js/offline.js",
    *(f"js/offline/{part}.js" for part in (*PARTS, *PARTS_PLAYED)),
)
FILES = (*STYLE, "icons/mark.svg", *SCRIPTS)
# What a page weighs around its words; what the style, the letters and the scripts do.
PAGE, AROUND, DIALOGUE = 12_000, 90_000, 60_000


@login_required
@require_safe
def module_to_keep(request: SignedInRequest, module: str) -> JsonResponse:
    """For the learners of this module alone: the answers travel with the questions."""
    page = get_object_or_404(live_modules(), slug=module)
    every = lessons_of(module)
    keys = [lesson.translation_key for lesson in every]
    mine = enrolments_open_to(request.user, keys, page.translation_key)
    lessons = [lesson for lesson in every if lesson.translation_key in mine]
    if not lessons:
        raise Http404(module)
    words = words_in(get_language(), [page.translation_key, *mine])
    say_pages([page], words)
    dialogues = dialogues_to_keep(places_in(lessons, words), person=request.user)
    files = [static(name) for name in FILES] + pictures_of(lessons)
    return JsonResponse(
        {
            "notice": gettext("Contient les réponses : pour vous seul·e, sur cet appareil."),
            "person": str(request.user.pk),
            "title": page.title,
            "pages": [reverse("offline"), *addresses_of(module, lessons), *pages_of(dialogues)],
            "files": files,
            "weight": weight_of(lessons, files) + DIALOGUE * len(dialogues),
            "stays_online": any(map(has_more_online, lessons)),
            "quizzes": quizzes_to_keep(lessons, mine, person=request.user),
            "exercises": exercises_to_keep(lessons, mine, words, person=request.user),
            "dialogues": dialogues,
        }
    )


def addresses_of(module: str, lessons: Iterable[Lesson]) -> list[str]:
    return [
        reverse("module", args=[module]),
        *(reverse("lesson", args=[module, lesson.slug]) for lesson in lessons),
    ]


def pictures_of(lessons: Iterable[Lesson]) -> list[str]:
    """Every size of every picture, each once: which one is shown depends on the screen."""
    views = picture_views([block for lesson in lessons for block in lesson.body.raw_data])
    offered = [
        address
        for view in views.values()
        for address in (view.url, *(line.split()[0] for line in view.srcset.split(",") if line))
    ]
    return list(dict.fromkeys(offered))


def weight_of(lessons: Sequence[Lesson], files: Iterable[str]) -> int:
    """In bytes, about: what a page will weigh is known when it is written."""
    words = sum(2 * len(str(lesson.body.raw_data)) for lesson in lessons)
    return words + AROUND + PAGE * (len(lessons) + 2) + sum(map(size_of, files))


def size_of(address: str) -> int:
    """The size of a picture; nothing for one that is not there any more, or for our own files."""
    name = unquote(address.removeprefix(settings.MEDIA_URL))
    is_there = address.startswith(settings.MEDIA_URL) and default_storage.exists(name)
    return default_storage.size(name) if is_there else 0


def has_more_online(lesson: Lesson) -> bool:
    """What is too heavy to keep."""
    blocks = list(lesson.body.raw_data)
    return bool(recordings_in(blocks) or handouts_in(blocks))


def quizzes_to_keep(
    lessons: Iterable[Lesson], mine: dict[UUID, Enrolment], *, person: User
) -> dict[str, Any]:
    """Four queries for all the quizzes of a module, none without one."""
    pins = {lesson: pinned_activities(mine[lesson.translation_key]) for lesson in lessons}
    quizzes = [
        as_started(quiz, pins[lesson].get(quiz.id))
        for lesson in pins
        for quiz in quizzes_of(lesson.body.raw_data)
    ]
    marks = {a.id: a.mark for known in pins.values() for a in known.values()}
    answers = answers_of(person, [quiz.id for quiz in quizzes])
    asked = asked_in(quizzes, person=person, answers=answers) if quizzes else {}
    return {
        str(quiz.id): quiz_to_keep(
            asked[quiz.id], marks.get(quiz.id, quiz.pass_mark), person=person
        )
        for quiz in quizzes
    }


def quiz_to_keep(
    asked: Sequence[QuestionVersion], pass_mark: int, *, person: User
) -> dict[str, Any]:
    return {
        "needed": needed_right(len(asked), pass_mark),
        "total": len(asked),
        "questions": {str(v.question_id): question_to_keep(v, person) for v in asked},
    }


def question_to_keep(version: QuestionVersion, person: User) -> dict[str, Any]:
    """What marks it, and every sentence that may be said of a reply, as the page would say it."""
    wording = version.wording
    return {
        **marking_key(wording, shown_order(version, person.pk)),
        "told": {key: said(wording, key, told) for key, told in everything_told(wording).items()},
        "general": render_to_string(
            "learners/learning/_general_feedback.html",
            {"question": {"general_feedback": wording.general_feedback}},
        ).strip(),
    }


def said(wording: Wording, key: str, told: Told) -> str:
    lines = lines_of(wording)
    question = {
        "kind": wording.kind,
        "lines": range(lines),
        "right_lines": int(key) if lines and key.isdigit() else lines,
    }
    context = {"question": question, "told": told}
    return render_to_string("learners/learning/_told_one.html", context).strip()
