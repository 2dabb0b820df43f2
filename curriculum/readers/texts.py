"""The bytes of a file to its text: UTF-8, lines ended by a line feed, no byte-order mark."""

from django.utils.translation import gettext as _

from curriculum.readers.archives import PackFiles, UnreadableFileError
from curriculum.readers.problems import Say

MAX_TEXT_BYTES = 2 * 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_text(files: PackFiles, name: str, say: Say) -> str | None:
    if files.sizes[name] > MAX_TEXT_BYTES:
        say(1, _("Ce fichier dépasse 2 Mo. Coupez-le en plusieurs leçons."))
        return None
    try:
        content = files.read(name)
    except UnreadableFileError:
        say(1, _("Ce fichier est abîmé ou illisible. Enregistrez-le à nouveau."))
        return None
    return text_of(content, say)


def text_of(content: bytes, say: Say) -> str | None:
    content = with_line_feeds(content.removeprefix(BYTE_ORDER_MARK))
    if b"\0" in content:
        say(line_at(content, content.index(b"\0")), not_a_text())
        return None
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        say(
            line_at(content, error.start),
            _("Cette ligne n’est pas en UTF-8. Enregistrez le fichier en UTF-8."),
        )
        return None


def with_line_feeds(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def line_at(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def not_a_text() -> str:
    return _("Cette ligne contient un octet nul. Enregistrez le fichier en texte, en UTF-8.")
