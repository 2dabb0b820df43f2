"""Lessons, as a reader meets them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from curriculum.models import Activity, Lesson, Module

# The place of a page's parent in the tree is its own place without its last step.
PARENT_PLACE = Substr("path", 1, Length("path") - Page.steplen)


def lessons_of(module_slug: str) -> list[Lesson]:
    """The live lessons of a live module in order, in one query; none for an unknown module.

    Each carries `module_title`, `module_slug` and `module_key` (the translation key).
    """
    shelf = Module.objects.live().filter(slug=module_slug)
    module = Module.objects.filter(path=OuterRef("module_place"))
    lessons = (
        Lesson.objects.live()
        .annotate(module_place=PARENT_PLACE)
        .filter(module_place__in=shelf.values("path"))
        .annotate(
            module_title=Subquery(module.values("title")[:1]),
            module_slug=Subquery(module.values("slug")[:1]),
            module_key=Subquery(module.values("translation_key")[:1]),
        )
    )
    return list(lessons.order_by("path"))


def lessons_under(modules: Iterable[Module]) -> QuerySet[Lesson]:
    """The live lessons of several modules in tree order, with `module_place` to sort them by."""
    places = Q(pk__in=[])
    for module in modules:
        places |= Q(path__startswith=module.path)
    lessons = Lesson.objects.live().filter(places)
    return lessons.annotate(module_place=PARENT_PLACE).order_by(F("path"))


def lesson_keys_under(module: Module) -> list[UUID]:
    """The translation keys of every lesson of a module, live or not."""
    return list(Lesson.objects.child_of(module).values_list("translation_key", flat=True))


def lessons_now_asking(activities: Collection[UUID]) -> list[Lesson]:
    """The live lessons to which activities were moved, each with its `module_slug`."""
    asked = Activity.objects.filter(id__in=activities, retired_at=None).values("lesson")
    module = Module.objects.live().filter(path=OuterRef("module_place"))
    lessons = Lesson.objects.live().filter(translation_key__in=asked).defer("body")
    placed = lessons.annotate(module_place=PARENT_PLACE)
    found = placed.annotate(module_slug=Subquery(module.values("slug")[:1])).order_by("path")
    return list(found.exclude(module_slug=None))
