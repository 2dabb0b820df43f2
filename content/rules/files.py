"""The files that people meet: which kinds, how heavy, and how a kind and a weight are said."""

import zipfile
import zlib
from pathlib import PurePosixPath

NBSP = "\u00a0"
KIBI = 1024

# What reading a damaged ZIP may raise.
BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(OSError, EOFError, RuntimeError, ValueError),
)

# What a file is called, and the type it is served under. Nothing that a browser would run.
HANDOUTS: dict[str, tuple[str, str]] = {
    "pdf": ("PDF", "application/pdf"),
    "odt": ("ODT", "application/vnd.oasis.opendocument.text"),
    "ods": ("ODS", "application/vnd.oasis.opendocument.spreadsheet"),
    "odp": ("ODP", "application/vnd.oasis.opendocument.presentation"),
    "docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": (
        "PowerPoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "epub": ("EPUB", "application/epub+zip"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "txt": ("texte", "text/plain; charset=utf-8"),
}
RECORDINGS: dict[str, tuple[str, str]] = {
    "mp3": ("MP3", "audio/mpeg"),
    "m4a": ("M4A", "audio/mp4"),
    "mp4": ("MP4", "video/mp4"),
}
PICTURES: dict[str, tuple[str, str]] = {
    "png": ("PNG", "image/png"),
    "jpg": ("JPEG", "image/jpeg"),
    "jpeg": ("JPEG", "image/jpeg"),
    "gif": ("GIF", "image/gif"),
    "webp": ("WebP", "image/webp"),
    "avif": ("AVIF", "image/avif"),
    "svg": ("SVG", "image/svg+xml"),
}
SOUNDS = ("mp3", "m4a")
MAX_HANDOUT = 20 * KIBI * KIBI
MAX_RECORDING = 100 * KIBI * KIBI
UNKNOWN = "application/octet-stream"


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def format_of(name: str) -> str:
    """« PDF », « Word »: the word that people use; empty for a kind we do not know."""
    return (HANDOUTS | RECORDINGS | PICTURES).get(suffix_of(name), ("", ""))[0]


def media_type_of(name: str) -> str:
    """What the browser is told; a kind we do not know is bytes and nothing else."""
    return (HANDOUTS | RECORDINGS | PICTURES).get(suffix_of(name), ("", UNKNOWN))[1]


def is_shown_in_place(name: str) -> bool:
    """Pictures and recordings; anything else is only ever saved."""
    return suffix_of(name) in RECORDINGS | PICTURES


def is_sent_by_pieces(name: str) -> bool:
    """A text travels squeezed, and a piece of a squeezed file fits nowhere."""
    return suffix_of(name) not in ("svg", "txt", "csv")


def weight(size: int, language: str = "fr") -> str:
    """« 240 ko », « 1,3 Mo »; "240 kB" in English. Nothing weighs 0 ko."""
    french = language.startswith("fr")
    kilo, mega = ("ko", "Mo") if french else ("kB", "MB")
    if size < KIBI * KIBI:
        return f"{max(1, round(size / KIBI))}{NBSP}{kilo}"
    megas = f"{size / (KIBI * KIBI):.1f}".removesuffix(".0")
    return f"{megas.replace('.', ',') if french else megas}{NBSP}{mega}"
