"""The lessons of a pack."""

import json
from collections.abc import Callable
from typing import Any

from curriculum.actions.packs.blocks import raw_blocks_of
from curriculum.actions.packs.pages import add_page, remove_page, settle_page
from curriculum.actions.packs.questions import settle_question
from curriculum.actions.packs.reports import ImportReport, Manner, Outcome
from curriculum.actions.packs.scenarios import settle_scenario
from curriculum.models import Lesson, Module
from curriculum.rules.fingerprints import blocks_that_count
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackLesson, PackModule


def content_of_lesson(page: Lesson) -> dict[str, Any]:
    return {
        "live": page.live,
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "minutes": page.minutes,
        "required": page.is_required,
        **_marked(page.is_always),
        "body": blocks_that_count(page.body.raw_data),
    }


def _marked(always: bool) -> dict[str, bool]:
    """Said only when true: a page from before there was a mark is the same."""
    return {"always": True} if always else {}


def settle_lessons(
    taught: PackModule,
    module: Module,
    names: Names,
    report: ImportReport,
    manner: Manner,
) -> None:
    """Scenarios, then each lesson with its questions first; then those that left the pack."""
    for scenario in taught.scenarios:
        report.note(settle_scenario(scenario, names, manner), f"{taught.key}/{scenario.key}")
    for lesson in taught.lessons:
        for quiz in lesson.quizzes:
            for asked in quiz.questions:
                name, outcome = settle_question(asked, names, manner)
                report.note(outcome, f"{taught.key}/{lesson.key} : {name}")
        outcome = _settle(lesson, names, module, manner)
        report.note(outcome, f"{taught.key}/{lesson.key}")
    for page in lessons_that_left(taught, module, names):
        report.note(
            remove_page(page, manner, content=content_of_lesson), f"{taught.key}/{page.slug}"
        )


def _settle(lesson: PackLesson, names: Names, module: Module, manner: Manner) -> Outcome:
    page = Lesson.objects.filter(translation_key=names.lesson(lesson.key)).first()
    if page is None and manner.is_trial:
        return Outcome.CREATED
    raw = raw_blocks_of(lesson, names, keeps_files=manner.keeps_files)
    wanted, write = _wanted(lesson, raw), _writer(lesson, raw)
    if page is None:
        page = Lesson(translation_key=names.lesson(lesson.key))
        write(page)
        add_page(page, module, wanted, by=manner.by)
        return Outcome.CREATED
    return settle_page(page, wanted, content=content_of_lesson, write=write, manner=manner)


def _wanted(lesson: PackLesson, raw: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "live": True,
        "title": lesson.title,
        "slug": lesson.key,
        "summary": lesson.summary,
        "minutes": lesson.minutes,
        "required": lesson.required,
        **_marked(lesson.always),
        "body": blocks_that_count(raw),
    }


def _writer(lesson: PackLesson, raw: list[dict[str, Any]]) -> Callable[[Lesson], None]:
    def write(page: Lesson) -> None:
        page.title = page.draft_title = lesson.title
        page.slug, page.summary = lesson.key, lesson.summary
        page.minutes, page.is_required = lesson.minutes, lesson.required
        page.is_always = lesson.always
        page.body = json.dumps(raw)

    return write


def lessons_that_left(taught: PackModule, module: Module, names: Names) -> list[Lesson]:
    """Live lessons that a pack wrote and that this pack no longer holds."""
    if module.pk is None:
        return []
    kept = [names.lesson(lesson.key) for lesson in taught.lessons]
    packed = Lesson.objects.child_of(module).live().exclude(packed="").order_by("path")
    return list(packed.exclude(translation_key__in=kept))
