"""Where is it read?"""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page

MODULE_DEPTH, LESSON_DEPTH = 4, 5


class Address(NamedTuple):
    """Where a live module or lesson is read, and its title as it is today."""

    title: str
    slugs: tuple[str, ...]


def addresses_of(keys: Collection[UUID]) -> dict[UUID, Address]:
    """The addresses of live modules (module,) and lessons (module, lesson), by key."""
    found = Page.objects.live().filter(
        translation_key__in=keys, depth__in=[MODULE_DEPTH, LESSON_DEPTH]
    )
    return {
        key: Address(title, tuple(url_path.strip("/").split("/")[2:]))
        for key, title, url_path in found.values_list("translation_key", "title", "url_path")
    }
