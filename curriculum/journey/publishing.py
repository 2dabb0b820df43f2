"""What follows when a page of the curriculum is published, withdrawn, moved or copied."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from content.actions.pictures import make_sizes
from curriculum.actions.activities import (
    give_own_activities,
    register_activities,
    retire_activities,
)
from curriculum.actions.outlines import renew_outline
from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries.lessons import lesson_keys_under, lessons_under
from curriculum.queries.paths import paths_holding
from curriculum.queries.pictures import pictures_shown


@transaction.atomic
def publish_lesson(lesson: Lesson, *, at: datetime) -> None:
    """Its activities are registered, its pictures made, its paths' outlines renewed.

    A lesson under a withdrawn module waits for it: nobody can open it.
    """
    give_own_activities(lesson)
    for picture in pictures_shown(lesson.body.raw_data):
        make_sizes(picture)
    module = Module.objects.live().filter(path=lesson.path[: -Page.steplen]).first()
    if module:
        register_activities(lesson, at=at)
        _renew_outlines_holding(module, at=at)


@transaction.atomic
def withdraw_lesson(lesson: Lesson, *, at: datetime) -> None:
    """Nobody has to do it any more. A page about to be deleted is already no longer live."""
    _mark_withdrawn(lesson)
    retire_activities([lesson.translation_key], at=at)
    for module in Module.objects.filter(path=lesson.path[: -Page.steplen]):
        _renew_outlines_holding(module, at=at)


@transaction.atomic
def publish_module(module: Module, *, at: datetime) -> None:
    """Its live lessons count again, if it had been withdrawn."""
    for lesson in lessons_under([module]):
        register_activities(lesson, at=at)
    _renew_outlines_holding(module, at=at)


@transaction.atomic
def withdraw_module(module: Module, *, at: datetime) -> None:
    """Its lessons can no longer be opened, so nobody has to do them."""
    _mark_withdrawn(module)
    retire_activities(lesson_keys_under(module), at=at)
    _renew_outlines_holding(module, at=at)


@transaction.atomic
def publish_path(path: LearningPath, *, at: datetime) -> None:
    renew_outline(path, at=at)


@transaction.atomic
def move_page(before: Page, after: Page, *, at: datetime) -> None:
    """A lesson changed places, or modules: `before` and `after` are the parents."""
    for module in Module.objects.filter(pk__in={before.pk, after.pk}):
        _renew_outlines_holding(module, at=at)


@transaction.atomic
def copy_pages(copy: Page) -> None:
    """Every lesson of the copied branch gets activities of its own."""
    for lesson in Lesson.objects.descendant_of(copy, inclusive=True):
        give_own_activities(lesson)


def _mark_withdrawn(page: Page) -> None:
    """Wagtail says « unpublished » before it deletes, without writing it: outlines read it."""
    Page.objects.filter(pk=page.pk, live=True).update(live=False)


def _renew_outlines_holding(module: Module, *, at: datetime) -> None:
    for path in paths_holding(module):
        renew_outline(path, at=at)
