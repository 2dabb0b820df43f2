"""Files to take away: of a listed kind, and truly of that kind."""

import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from content.rules.files import BROKEN_ZIP, HANDOUTS, MAX_HANDOUT, suffix_of

OPEN_DOCUMENTS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "epub": b"application/epub+zip",
}
OFFICE_PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
MAX_PARTS = 10_000


def refusal_of_handout(file: BinaryIO, name: str) -> str:
    """Why this file is refused; empty when it may be given. Nothing in it is unpacked."""
    size = file.seek(0, 2)
    suffix = suffix_of(name)
    if suffix not in HANDOUTS:
        listed = ", ".join(sorted({said for said, _type in HANDOUTS.values()}))
        return _("ce n’est pas un de ces formats : %(listed)s") % {"listed": listed}
    if size > MAX_HANDOUT:
        return _("il dépasse 20 Mo, allégez-le")
    if size == 0:
        return _("il est vide")
    return "" if _is_what_it_says(file, suffix) else not_what_it_says()


def not_what_it_says() -> str:
    return _("il n’est pas du format que dit son nom, ou il contient des macros")


def _is_what_it_says(file: BinaryIO, suffix: str) -> bool:
    file.seek(0)
    if suffix == "pdf":
        return b"%PDF-" in file.read(1024)
    if suffix in ("txt", "csv"):
        return b"\0" not in file.read(MAX_HANDOUT)
    try:
        with zipfile.ZipFile(file) as archive:
            return _is_document(archive, suffix)
    except BROKEN_ZIP:
        return False


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/"))


def _is_document(archive: zipfile.ZipFile, suffix: str) -> bool:
    names = archive.namelist()
    if len(names) > MAX_PARTS or any(_is_macro(name.lower()) for name in names):
        return False
    if suffix in OFFICE_PARTS:
        return any(name.startswith(OFFICE_PARTS[suffix]) for name in names)
    if "mimetype" not in names:
        return False
    with archive.open("mimetype") as part:
        return part.read(128).strip() == OPEN_DOCUMENTS[suffix]
