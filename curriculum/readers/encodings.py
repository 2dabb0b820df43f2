"""The bytes of a text file to its text, whichever program wrote it."""

import codecs
import re

from django.utils.translation import gettext as _

from curriculum.readers.texts import line_at, not_a_text, with_line_feeds

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LOOKED_AT = 2_000
FEW, MANY = 0.05, 0.6  # of the bytes of our letters in UTF-16, one in two is null
DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


class UnreadableTextError(Exception):
    """`line` of the file, and what to do about it."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def decoded(content: bytes) -> str:
    """Text with line feeds and no byte-order mark.

    UTF-8 and UTF-16 when they say so, UTF-16 when its null bytes do; then what an XML file
    declares, UTF-8, Windows-1252: what it declares is not believed when its bytes say otherwise.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded_as(content.removeprefix(mark), encoding)
    if encoding := _unmarked(content[:LOOKED_AT]):
        return _decoded_as(content, encoding)
    _refuse_null_bytes(content)
    declared = DECLARED.match(content)
    for encoding in (declared[1].decode("ascii") if declared else "utf-8", "utf-8", "cp1252"):
        try:
            return _with_line_feeds(content.decode(encoding))
        except (UnicodeError, LookupError):
            continue
    raise UnreadableTextError(1, _("L’encodage est inconnu. Enregistrez le fichier en UTF-8."))


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        text = _with_line_feeds(content.decode(encoding))
    except UnicodeDecodeError as error:
        line = line_at(with_line_feeds(content[: error.start]), error.start)
        raise UnreadableTextError(
            line, _("Cette ligne n’est pas lisible. Enregistrez le fichier en UTF-8.")
        ) from error
    if "\0" in text:
        raise UnreadableTextError(text.count("\n", 0, text.index("\0")) + 1, not_a_text())
    return text


def _unmarked(start: bytes) -> str:
    """UTF-16 without its mark: the half of the bytes that are null says which end comes first."""
    first, second = (half.count(0) / max(1, len(half)) for half in (start[::2], start[1::2]))
    if second > MANY and first < FEW:
        return "utf-16-le"
    return "utf-16-be" if first > MANY and second < FEW else ""


def _refuse_null_bytes(content: bytes) -> None:
    if b"\0" in content:
        plain = with_line_feeds(content)
        raise UnreadableTextError(line_at(plain, plain.index(b"\0")), not_a_text())


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
