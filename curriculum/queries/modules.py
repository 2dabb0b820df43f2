"""Modules and lessons by their slugs."""

from django.db.models import QuerySet

from curriculum.models import Lesson, Module


def live_modules() -> QuerySet[Module]:
    """What may be read of the shelf."""
    return Module.objects.live()


def is_live(module: str, lesson: str) -> bool:
    """Whether the lesson at this address is still there."""
    return Lesson.objects.live().filter(url_path__endswith=f"/{module}/{lesson}/").exists()
