"""The pictures of a lesson, as they are sent."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.models import FilteredRelation, Q

from content.models import Picture
from curriculum.rules.rows import RawBlock, pictures_in

# Twice the width of the text column, for dense screens; never larger than the original.
SHOWN_AS = "max-1280x1280|format-webp"


class PictureView(NamedTuple):
    """An address, and the size that keeps the page from jumping."""

    url: str
    width: int
    height: int


def picture_views(raw_blocks: Iterable[RawBlock]) -> dict[int, PictureView]:
    """Every picture of a lesson by its number, in one query; none when it shows none.

    The size made at publication, or the original: a drawing, a preview. Reading writes nothing.
    """
    numbers = pictures_in(raw_blocks)
    if not numbers:
        return {}
    made = FilteredRelation("renditions", condition=Q(renditions__filter_spec=SHOWN_AS))
    pictures = Picture.objects.filter(pk__in=numbers).annotate(made=made)
    rows = pictures.values_list(
        "pk", "file", "width", "height", "made__file", "made__width", "made__height"
    )
    return {
        pk: _view(made_file, made_width, made_height) if made_file else _view(file, width, height)
        for pk, file, width, height, made_file, made_width, made_height in rows
    }


def _view(name: str, width: int, height: int) -> PictureView:
    return PictureView(default_storage.url(name), width, height)
