"""Where is it read?"""

from collections.abc import Collection
from uuid import UUID

from wagtail.models import Page

MODULE_DEPTH, LESSON_DEPTH = 4, 5


def slugs_of(keys: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The slugs that address live modules (module,) and lessons (module, lesson), by key."""
    found = Page.objects.live().filter(
        translation_key__in=keys, depth__in=[MODULE_DEPTH, LESSON_DEPTH]
    )
    return {
        key: tuple(url_path.strip("/").split("/")[2:])
        for key, url_path in found.values_list("translation_key", "url_path")
    }
