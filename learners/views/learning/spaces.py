"""/mon-espace/: one thing to do, and what is left in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from curriculum.queries.addresses import slugs_of
from curriculum.queries.outlines import retired_activities
from curriculum.rules.outline import LessonItem, ModuleItem, PathOutline, next_lesson
from learners.documents.words import how_modules_stand
from learners.emails.letters import subject_of
from learners.models import Enrolment
from learners.queries.institutions.referrals import institutions_that_see
from learners.queries.learning.enrolments import done_by, enrolments_of, outline_of
from learners.queries.people.addresses import has_several_addresses
from learners.queries.proofs.certificates import certificates_of
from learners.queries.running.letters import notices_for
from learners.rules.learning.places import lesson_state, module_state
from learners.views.people.requests import SignedInRequest


@dataclass(frozen=True)
class ShownModule:
    """A module of one's path: where it is read, and how far one is."""

    title: str
    url: str
    state: str
    minutes: int
    lessons_done: int
    lessons: int
    required: bool


@dataclass(frozen=True)
class NextStep:
    """The one thing to do: a lesson, with its place and minutes."""

    module: str
    lesson: str
    number: int
    total: int
    minutes: int
    url: str
    is_started: bool


@login_required
def my_space(request: SignedInRequest) -> HttpResponse:
    """The learner's page: the running path first, then those that are over."""
    enrolments = enrolments_of(request.user)
    certificates = certificates_of(request.user)
    institutions = institutions_that_see(request.user)
    context: dict[str, Any] = {
        "enrolments": enrolments,
        "certificates": certificates,
        "institutions": institutions,
        "has_one_address": institutions and not has_several_addresses(request.user),
        "notices": [(subject_of(letter), letter) for letter in notices_for(request.user)],
    }
    if enrolments:
        context |= current_path(enrolments[0])
        issued = {c.enrolment_id: c for c in certificates}
        context["certificate"] = issued.get(enrolments[0].id)
    return render(request, "learners/learning/my_space.html", context)


def current_path(enrolment: Enrolment) -> dict[str, Any]:
    """What the page says of one path: two queries, for addresses and for what was retired."""
    outline = outline_of(enrolment)
    done = done_by(enrolment)
    is_stopped = enrolment.state == Enrolment.State.WITHDRAWN
    step = None if is_stopped else next_lesson(outline, done, retired_activities())
    keys = [module.id for module in outline.modules] + ([step[1].id] if step else [])
    slugs = slugs_of(keys)
    modules = [shown_module(module, done, slugs) for module in outline.modules]
    counts = {
        state: sum(module.state == state for module in modules)
        for state in ("done", "started", "todo")
    }
    return {
        "enrolment": enrolment,
        "outline": outline,
        "modules": modules,
        "counts": counts,
        "counts_sentence": how_modules_stand(**counts),
        "next_step": next_step(outline, step, done, slugs),
    }


def shown_module(
    module: ModuleItem, done: set[UUID], slugs: Mapping[UUID, tuple[str, ...]]
) -> ShownModule:
    states = [lesson_state(lesson, done) for lesson in module.lessons]
    return ShownModule(
        title=module.title,
        url=reverse("module", args=slugs[module.id]) if module.id in slugs else "",
        state=module_state(module, done),
        minutes=sum(lesson.minutes for lesson in module.lessons if lesson.required),
        lessons_done=states.count("done"),
        lessons=len(states),
        required=module.required,
    )


def next_step(
    outline: PathOutline,
    step: tuple[ModuleItem, LessonItem] | None,
    done: set[UUID],
    slugs: Mapping[UUID, tuple[str, ...]],
) -> NextStep | None:
    """None when nothing is left, or while the lesson is being rewritten."""
    if step is None or step[1].id not in slugs:
        return None
    module, lesson = step
    return NextStep(
        module=module.title,
        lesson=lesson.title,
        number=module.lessons.index(lesson) + 1,
        total=len(module.lessons),
        minutes=lesson.minutes,
        url=reverse("lesson", args=slugs[lesson.id]),
        is_started=bool(done),
    )
