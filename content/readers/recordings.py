"""Recordings: of a kind that every browser plays, and whole to the last second.

An MP4 is a list of boxes, each with its length: one longer than the file was cut on its way.
An MP3 written by the usual programs says in its first frame how many bytes follow.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _
from tinytag import TinyTag, TinyTagException

from content.rules.files import MAX_RECORDING, RECORDINGS, suffix_of

MAX_BOXES = 10_000
MAX_INDEX = 32 * 1024 * 1024
NOT_EVERYWHERE = (b"hvc1", b"hev1", b"ap4h", b"apcn")
XING_LENGTH = 0x2


class Read(NamedTuple):
    """Why a recording is refused, or nothing; and how long it lasts, 0 when it does not say."""

    refusal: str
    seconds: float = 0.0


def read_recording(file: BinaryIO, name: str) -> Read:
    """The file is read in part, never whole in memory."""
    size = file.seek(0, 2)
    suffix = suffix_of(name)
    if suffix not in RECORDINGS:
        return Read(_("ce n’est pas un MP3, un M4A ni un MP4"))
    if size > MAX_RECORDING:
        return Read(_("il dépasse 100 Mo, allégez-le"))
    refusal = _refused_mp3(file, size) if suffix == "mp3" else _refused_boxes(file, size)
    if refusal:
        return Read(refusal)
    seconds = _seconds(file, name)
    if not seconds:
        return Read(not_a_recording())
    return Read("", seconds)


def _seconds(file: BinaryIO, name: str) -> float:
    file.seek(0)
    try:
        return float(TinyTag.get(filename=name, file_obj=file, tags=False).duration or 0)
    except (TinyTagException, ValueError, struct.error, EOFError, KeyError, IndexError):
        return 0.0


# MP4 and M4A


class Box(NamedTuple):
    kind: bytes
    start: int
    length: int
    is_whole: bool


def _boxes(file: BinaryIO, size: int) -> Iterator[Box]:
    """The boxes at the top of the file; the last one may be cut."""
    at = 0
    for _number in range(MAX_BOXES):
        if at >= size:
            return
        box = _box(file, at, size)
        yield box
        if not box.is_whole:
            return
        at += box.length


def _box(file: BinaryIO, at: int, size: int) -> Box:
    file.seek(at)
    head = file.read(16)
    if len(head) < 8:  # noqa: PLR2004  # a length and a name, four bytes each
        return Box(b"", at, len(head), False)
    length, kind = struct.unpack(">I4s", head[:8])
    if length == 1 and len(head) == 16:  # noqa: PLR2004  # a long box says its length further on
        length = struct.unpack(">Q", head[8:])[0]
    elif length == 0:
        length = size - at
    return Box(kind, at, length, 8 <= length <= size - at)  # noqa: PLR2004  # as above


def _refused_boxes(file: BinaryIO, size: int) -> str:
    boxes = list(_boxes(file, size))
    if not boxes or boxes[0].kind != b"ftyp":
        return not_a_recording()
    kinds = {box.kind for box in boxes}
    if not boxes[-1].is_whole or not {b"moov", b"mdat"} <= kinds:
        return cut_short()
    return _refused_index(file, next(box for box in boxes if box.kind == b"moov"))


def _refused_index(file: BinaryIO, box: Box) -> str:
    file.seek(box.start)
    index = file.read(min(box.length, MAX_INDEX))
    if any(name in index for name in NOT_EVERYWHERE):
        return _("tous les appareils ne lisent pas son format, exportez-le en H.264")
    return ""


# MP3


def _refused_mp3(file: BinaryIO, size: int) -> str:
    start = _after_tags(file)
    file.seek(start)
    frame = file.read(256)
    if len(frame) < 4 or frame[0] != 0xFF or frame[1] & 0xE0 != 0xE0:  # noqa: PLR2004  # a frame's first bits
        return not_a_recording()
    announced = _announced(frame)
    return cut_short() if announced and size - start < announced else ""


def _after_tags(file: BinaryIO) -> int:
    """Where sound begins: a title and a picture may stand before it."""
    file.seek(0)
    head = file.read(10)
    if head[:3] != b"ID3" or len(head) < 10:  # noqa: PLR2004  # the length of that header
        return 0
    size = 0
    for byte in head[6:]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _announced(frame: bytes) -> int:
    """The bytes that the first frame announces; 0 when it announces none."""
    at = max(frame.find(b"Xing"), frame.find(b"Info"))
    if at < 0 or len(frame) < at + 16:
        return 0
    flags = struct.unpack(">I", frame[at + 4 : at + 8])[0]
    if not flags & XING_LENGTH:
        return 0
    place = at + (12 if flags & 1 else 8)
    return int(struct.unpack(">I", frame[place : place + 4])[0])


def not_a_recording() -> str:
    return _("ce n’est pas un enregistrement, ou il est abîmé")


def cut_short() -> str:
    return _("il est coupé avant la fin, exportez-le ou envoyez-le à nouveau")
