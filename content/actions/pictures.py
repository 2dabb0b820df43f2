"""Sizes of pictures, made before anybody asks for them."""

import logging

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from content.models import Picture
from content.rules.sizes import SPECS

logger = logging.getLogger(__name__)


def make_sizes(picture: Picture) -> bool:
    """A drawing is sent as it is; a picture whose file is away is logged and left aside."""
    if picture.is_svg():
        return False
    try:
        for spec in SPECS:  # one after the other: a large picture takes much memory
            picture.get_rendition(spec)
    except (SourceImageIOError, InvalidFilterSpecError):
        logger.exception("No size could be made of picture %s", picture.pk)
        return False
    return True
