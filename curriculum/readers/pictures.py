"""Pictures of a pack."""

from django.utils.translation import gettext as _

from content.readers.pictures import MAX_BYTES, refusal_of_picture
from curriculum.readers.archives import PackFiles, UnreadableFileError, inside
from curriculum.readers.markdown_blocks import RawPicture
from curriculum.readers.problems import Say
from curriculum.rules.packs import PictureRef


def read_picture(raw: RawPicture, files: PackFiles, folder: str, say: Say) -> PictureRef | None:
    """The picture of a line; `folder` is the pack's, with its `/`, or empty."""
    name = inside(raw.name)
    refusal = _refused_place(raw.name, name, files, folder)
    content = b"" if refusal or name is None else content_of(files, folder + name)
    refusal = refusal or _refused_content(content, name or "")
    if refusal or name is None:
        say(raw.line, _("Image « %(name)s » : %(why)s.") % {"name": raw.name, "why": refusal})
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
        return _("elle dépasse 10 Mo, réduisez-la")
    return ""


def content_of(files: PackFiles, name: str) -> bytes | None:
    try:
        return files.read(name)
    except UnreadableFileError:
        return None


def _refused_content(content: bytes | None, name: str) -> str:
    if content is None:
        return _("ce fichier est abîmé ou illisible")
    return refusal_of_picture(content, name)
