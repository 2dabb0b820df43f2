"""The modules of packs, and the order of their lessons."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from curriculum.actions.packs.lessons import (
    content_of_lesson,
    lessons_that_left,
    settle_lessons,
)
from curriculum.actions.packs.pages import add_page, settle_page, was_edited_here
from curriculum.actions.packs.reports import ImportReport, Manner, Outcome
from curriculum.models import Lesson, Module, Objective, Shelf
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackModule


def settle_module(taught: PackModule, names: Names, report: ImportReport, manner: Manner) -> None:
    """A module, its lessons and their questions; lessons are put in order with the module."""
    key = names.module(taught.key)
    page = Module.objects.filter(translation_key=key).first()
    order = _order_wanted(taught, page, names)
    if page is None:
        page, outcome = Module(translation_key=key), Outcome.CREATED
        if not manner.is_trial:
            _writer(taught, names)(page)
            add_page(page, Shelf.objects.get(), _wanted(taught, order, names), by=manner.by)
    else:
        outcome = settle_page(
            page,
            _wanted(taught, order, names),
            content=content_of_module,
            write=_writer(taught, names),
            manner=manner,
        )
    report.note(outcome, taught.key)
    settle_lessons(taught, page, names, report, manner)
    if outcome is Outcome.UPDATED and not manner.is_trial:
        _put_in_order(page, order)


def content_of_module(page: Module) -> dict[str, Any]:
    """The order of its lessons belongs to a module."""
    return {
        "live": page.live,
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "introduction": page.introduction,
        "statement": page.statement,
        "licence": page.licence,
        "authors": page.authors,
        "objectives": [[o.key, o.text] for o in page.objectives.all()],
        "lessons": _packed_lessons(page),
    }


def _wanted(taught: PackModule, order: list[UUID], names: Names) -> dict[str, Any]:
    return {
        "live": True,
        "title": taught.title,
        "slug": taught.key,
        "summary": taught.summary,
        "introduction": taught.introduction,
        "statement": taught.statement,
        "licence": taught.licence,
        "authors": taught.authors,
        "objectives": [[names.objective(o.key), o.text] for o in taught.objectives],
        "lessons": order,
    }


def _writer(taught: PackModule, names: Names) -> Callable[[Module], None]:
    def write(page: Module) -> None:
        page.title = page.draft_title = taught.title
        page.slug, page.summary = taught.key, taught.summary
        page.introduction, page.statement = taught.introduction, taught.statement
        page.licence, page.authors = taught.licence, taught.authors
        page.objectives = _objectives(page, taught, names)

    return write


def _objectives(page: Module, taught: PackModule, names: Names) -> list[Objective]:
    """Those of the pack, in order; one already there keeps its row."""
    known = {o.key: o for o in page.objectives.all()} if page.pk else {}
    objectives = []
    for place, said in enumerate(taught.objectives):
        key = names.objective(said.key)
        objective = known.get(key) or Objective(key=key)
        objective.text, objective.sort_order = said.text, place
        objectives.append(objective)
    return objectives


def _packed_lessons(page: Module) -> list[UUID]:
    """The live lessons that a pack wrote, in tree order."""
    lessons = Lesson.objects.child_of(page).live().exclude(packed="").order_by("path")
    return list(lessons.values_list("translation_key", flat=True))


def _order_wanted(taught: PackModule, page: Module | None, names: Names) -> list[UUID]:
    """The order of the pack; what left it but was edited here stays, at the end."""
    order = [names.lesson(lesson.key) for lesson in taught.lessons]
    if page is None:
        return order
    left = lessons_that_left(taught, page, names)
    staying = [x for x in left if was_edited_here(x, content=content_of_lesson)]
    return order + [lesson.translation_key for lesson in staying]


def _put_in_order(module: Module, order: list[UUID]) -> None:
    """One after the other to the last place, when the order is not that one already."""
    if _packed_lessons(module) == order:
        return
    for key in order:
        lesson = Lesson.objects.get(translation_key=key)
        lesson.move(Module.objects.get(pk=module.pk), pos="last-child")
