"""Pictures of a pack: really pictures, of a kind we show, of a weight a bad line can bear."""

import warnings
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from PIL import Image

from curriculum.readers.archives import PackFiles, UnreadableFileError, inside
from curriculum.readers.markdown_blocks import RawPicture
from curriculum.readers.problems import Say
from curriculum.readers.svg import refusal_of_drawing
from curriculum.rules.packs import PictureRef

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
KINDS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
}
TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)


def read_picture(raw: RawPicture, files: PackFiles, folder: str, say: Say) -> PictureRef | None:
    """The picture of a line; `folder` is the pack's, with its `/`, or empty."""
    name = inside(raw.name)
    refusal = _refused_place(raw.name, name, files, folder)
    content = b"" if refusal or name is None else _content(files, folder + name)
    refusal = refusal or _refused_content(content, name or "")
    if refusal or name is None:
        say(raw.line, _("Image « %(name)s » : %(why)s.") % {"name": raw.name, "why": refusal})
        return None
    return PictureRef(name, content or b"", raw.alt, raw.caption, raw.line)


def _refused_place(written: str, name: str | None, files: PackFiles, folder: str) -> str:
    if "://" in written:
        return _("elle est sur un autre site, déposez-la dans le dossier")
    if name is None:
        return _("ce chemin sort du dossier du paquet")
    if folder + name not in files:
        return _("ce fichier manque, vérifiez son nom")
    if files.sizes[folder + name] > MAX_BYTES:
        return _("elle dépasse 10 Mo, réduisez-la")
    return ""


def _content(files: PackFiles, name: str) -> bytes | None:
    try:
        return files.read(name)
    except UnreadableFileError:
        return None


def _refused_content(content: bytes | None, name: str) -> str:
    if content is None:
        return _("ce fichier est abîmé ou illisible")
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".svg":
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
