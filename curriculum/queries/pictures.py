"""The pictures of a lesson, as they are sent."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from django.db.models import FilteredRelation, Q, QuerySet

from content.models import Picture
from content.rules.sizes import FALLBACK, SOURCES, SPECS
from curriculum.rules.pieces import RawBlock
from curriculum.rules.rows import pictures_in


class PictureView(NamedTuple):
    """An address, and the size that keeps the page from jumping; `srcset` offers lighter ones."""

    url: str
    width: int
    height: int
    srcset: str = ""


def pictures_shown(raw_blocks: Iterable[RawBlock]) -> QuerySet[Picture]:
    return Picture.objects.filter(pk__in=pictures_in(raw_blocks))


def picture_views(raw_blocks: Iterable[RawBlock]) -> dict[int, PictureView]:
    """Every picture of a lesson by its number, in one query; none when it shows none.

    The sizes made at publication, or the original: a drawing, a preview. Reading writes nothing.
    """
    blocks = list(raw_blocks)
    if not pictures_in(blocks):
        return {}
    made = FilteredRelation("renditions", condition=Q(renditions__filter_spec__in=SPECS))
    rows = pictures_shown(blocks).annotate(made=made)
    return _views(
        rows.values_list(
            *("pk", "file", "width", "height"),
            *("made__filter_spec", "made__file", "made__width", "made__height"),
        )
    )


def _views(rows: Iterable[tuple[Any, ...]]) -> dict[int, PictureView]:
    originals: dict[int, PictureView] = {}
    made: dict[int, dict[str, PictureView]] = {}
    for pk, file, width, height, spec, *size in rows:
        originals[pk] = _view(file, width, height)
        sizes = made.setdefault(pk, {})
        if spec:
            sizes[spec] = _view(*size)
    return {pk: _best(original, made[pk]) for pk, original in originals.items()}


def _best(original: PictureView, made: dict[str, PictureView]) -> PictureView:
    by_width = {made[spec].width: made[spec].url for spec in SOURCES if spec in made}
    srcset = ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
    return made.get(FALLBACK, original)._replace(srcset=srcset)


def _view(name: str, width: int, height: int) -> PictureView:
    return PictureView(default_storage.url(name), width, height)
