"""Pictures: really pictures, of a kind we show, of a weight a bad line can bear.

One check for the office's form and for packs. Each refusal ends a sentence that names the file.
"""

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

from content.readers.svg import refusal_of_drawing
from content.rules.files import suffix_of

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
KINDS = {
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
}
TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)


def refusal_of_picture(content: bytes, name: str) -> str:
    """Why this picture is refused; empty when it may be shown."""
    if len(content) > MAX_BYTES:
        return _("elle dépasse 10 Mo, réduisez-la")
    suffix = suffix_of(name)
    if suffix == "svg":
        return refusal_of_drawing(content)
    if suffix not in KINDS:
        return _("ce n’est pas une image PNG, JPEG, GIF, WebP, AVIF ou SVG")
    return _refused_pixels(content, KINDS[suffix])


def _refused_pixels(content: bytes, kind: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=sorted(set(KINDS.values()))) as picture:
                return _refused_picture(picture, kind)
    except TOO_LARGE:
        return too_large()
    except Exception:  # noqa: BLE001  # on bad bytes each decoder raises what it happens upon
        return _("ce n’est pas une image, ou elle est abîmée")


def _refused_picture(picture: Image.Image, kind: str) -> str:
    if picture.format != kind:
        sentence = _("son nom ne dit pas son format, qui est %(kind)s")
        return sentence % {"kind": picture.format}
    if picture.width * picture.height > MAX_PIXELS:
        return too_large()
    picture.load()
    return ""


def too_large() -> str:
    return _("elle a trop de points, réduisez-la")
