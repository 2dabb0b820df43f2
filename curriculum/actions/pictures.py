"""Sizes of pictures, made before anybody asks for them."""

import logging
from collections.abc import Iterable

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from content.models import Picture
from curriculum.queries.pictures import SHOWN_AS
from curriculum.rules.rows import RawBlock, pictures_in

logger = logging.getLogger(__name__)


def make_sizes(raw_blocks: Iterable[RawBlock]) -> None:
    """A drawing is sent as it is; a picture whose file is away is logged and left aside."""
    for picture in Picture.objects.filter(pk__in=pictures_in(raw_blocks)):
        if picture.is_svg():
            continue
        try:
            picture.get_rendition(SHOWN_AS)
        except (SourceImageIOError, InvalidFilterSpecError):
            logger.exception("No size could be made of picture %s", picture.pk)
