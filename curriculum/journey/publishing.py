"""What follows when a page of the curriculum is published, withdrawn, moved or copied."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from content.actions.pictures import make_sizes
from curriculum.actions.activities import (
    give_own_activities,
    register_activities,
    retire_activities,
)
from curriculum.actions.outlines import renew_outline
from curriculum.actions.programmes import end_programme, renew_programme
from curriculum.actions.translations import copy_translation
from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries.lessons import lesson_keys_under, lessons_under
from curriculum.queries.paths import paths_holding
from curriculum.queries.pictures import pictures_shown


@transaction.atomic
def publish_lesson(lesson: Lesson, *, at: datetime) -> None:
    """Its activities are registered, its pictures made, its paths renewed.

    A lesson under a withdrawn module waits for it: nobody can open it.
    """
    give_own_activities(lesson)
    for picture in pictures_shown(lesson.body.raw_data):
        make_sizes(picture)
    module = Module.objects.live().filter(path=lesson.path[: -Page.steplen]).first()
    if module:
        register_activities(lesson, at=at)
        _renew_paths_holding(module, at=at)


@transaction.atomic
def withdraw_lesson(lesson: Lesson, *, at: datetime) -> None:
    """Nobody has to do it any more. A page about to be deleted is already no longer live."""
    _mark_withdrawn(lesson)
    retire_activities([lesson.translation_key], at=at)
    for module in Module.objects.filter(path=lesson.path[: -Page.steplen]):
        _renew_paths_holding(module, at=at)


@transaction.atomic
def publish_module(module: Module, *, at: datetime) -> None:
    """Its live lessons count again, if it had been withdrawn."""
    for lesson in lessons_under([module]):
        register_activities(lesson, at=at)
    _renew_paths_holding(module, at=at)


@transaction.atomic
def withdraw_module(module: Module, *, at: datetime) -> None:
    """Its lessons can no longer be opened, so nobody has to do them."""
    _mark_withdrawn(module)
    retire_activities(lesson_keys_under(module), at=at)
    _renew_paths_holding(module, at=at)


@transaction.atomic
def publish_path(path: LearningPath, *, at: datetime) -> None:
    """What it asks is pinned, what it says is kept by date."""
    renew_outline(path, at=at)
    renew_programme(path, at=at)


@transaction.atomic
def withdraw_path(path: LearningPath, *, at: datetime) -> None:
    end_programme(path, at=at)


@transaction.atomic
def move_page(before: Page, after: Page, *, at: datetime) -> None:
    """A lesson changed places, or modules: `before` and `after` are the parents."""
    for module in Module.objects.filter(pk__in={before.pk, after.pk}):
        _renew_paths_holding(module, at=at)


@transaction.atomic
def copy_pages(source: Page, copy: Page, *, at: datetime) -> None:
    """Every lesson of the copied branch gets activities of its own, every page its English."""
    for lesson in Lesson.objects.descendant_of(copy, inclusive=True):
        give_own_activities(lesson)
    for model, twin in zip(_branch(source), _branch(copy), strict=False):
        copy_translation(model, twin, at=at)


def _branch(page: Page) -> QuerySet[Any]:
    """The page and all below, in the order of the tree: a copy that goes deep has the same."""
    pages = Page.objects.descendant_of(page, inclusive=True).order_by("path")
    return pages.values_list("translation_key", flat=True)


def _mark_withdrawn(page: Page) -> None:
    """Wagtail says « unpublished » before it deletes, without writing it: outlines read it."""
    Page.objects.filter(pk=page.pk, live=True).update(live=False)


def _renew_paths_holding(module: Module, *, at: datetime) -> None:
    for path in paths_holding(module):
        publish_path(path, at=at)
