"""Recordings and files, made byte by byte: what a program would have written."""

import struct
import zipfile
from io import BytesIO

from django.core.files.base import ContentFile

from content.models import Handout, Recording

FRAME = b"\xff\xfb\x90\x00" + bytes(413)  # a fortieth of a second of silence, 128 kbit/s
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nBonjour, je peux regarder avec vous ?\n"


def mp3(frames: int = 80, *, announced: int | None = None) -> bytes:
    """Silence; the first frame says how many bytes follow, as LAME writes it."""
    size = 417 * (frames + 1)
    head = bytearray(FRAME)
    head[36:52] = b"Xing" + struct.pack(">III", 0x3, frames, announced or size)
    return bytes(head) + FRAME * frames


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def mp4(seconds: int = 9, *, codec: bytes = b"avc1", data: int = 2_000) -> bytes:
    """The boxes of a video: what it is, its index, its pictures."""
    timing = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    entry = struct.pack(">I", 1) + box(codec, bytes(70))
    index = box(b"mvhd", timing) + box(b"trak", box(b"mdia", box(b"stsd", bytes(4) + entry)))
    return (
        box(b"ftyp", b"isom" + bytes(4) + b"isom")
        + box(b"moov", index)
        + box(b"mdat", bytes(range(256)) * (data // 256))
    )


def pdf() -> bytes:
    return b"%PDF-1.7\n% une fiche\n" + b"0" * 240 * 1024


def odt(kind: str = "application/vnd.oasis.opendocument.text") -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in (("mimetype", kind), ("content.xml", "<x/>")):
            archive.writestr(zipfile.ZipInfo(name), text)  # of 1980: the same bytes each time
    return content.getvalue()


def sound(title="Au guichet", *, transcript="Bonjour, **asseyez-vous**.", **fields):
    content = mp3()
    return Recording.objects.create(
        title=title,
        type="audio",
        file=ContentFile(content, name="guichet.mp3"),
        file_size=len(content),
        duration=125,
        transcript=transcript,
        **fields,
    )


def video(title="Un geste", *, captions=CAPTIONS, transcript="Deux mains.", **fields):
    content = mp4()
    return Recording.objects.create(
        title=title,
        type="video",
        file=ContentFile(content, name="geste.mp4"),
        file_size=len(content),
        duration=9,
        captions=captions,
        transcript=transcript,
        **fields,
    )


def handout(title="La fiche", name="fiche.pdf", content=None, **fields):
    content = content or pdf()
    return Handout.objects.create(
        title=title,
        file=ContentFile(content, name=name),
        file_size=len(content),
        **fields,
    )
