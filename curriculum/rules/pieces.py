"""What stands in a row of a lesson, under its title: words, pictures, tables, files.

Each has a `shape`, which names its template: templates/curriculum/pieces/<shape>.html.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

RawBlock = Mapping[str, Any]


@dataclass(frozen=True)
class Passage:
    """Markdown."""

    shape: ClassVar[str] = "passage"
    text: str


@dataclass(frozen=True)
class Figure:
    """A picture by its number; an empty `alt` says it is decorative.

    The first picture of a lesson is fetched at once; the others, when one comes near.
    """

    shape: ClassVar[str] = "figure"
    picture: int
    alt: str
    caption: str
    is_first: bool = False


@dataclass(frozen=True)
class Quotation:
    shape: ClassVar[str] = "quotation"
    text: str
    who: str


@dataclass(frozen=True)
class Accordion:
    shape: ClassVar[str] = "accordion"
    title: str
    text: str


@dataclass(frozen=True)
class Step:
    title: str
    text: str


@dataclass(frozen=True)
class Steps:
    shape: ClassVar[str] = "steps"
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Table:
    """`head` is the row of column headers, or nothing; cells are short Markdown."""

    shape: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_row_headers: bool


@dataclass(frozen=True)
class Recording:
    """A recording by its number."""

    shape: ClassVar[str] = "recording"
    recording: int


@dataclass(frozen=True)
class Download:
    """A file by its number; without a title of its own, it has the file's."""

    shape: ClassVar[str] = "download"
    handout: int
    title: str


Piece = Passage | Figure | Quotation | Accordion | Steps | Table | Recording | Download


def piece_of(block: RawBlock) -> Piece | None:
    """None for a block that is not a piece, or that shows nothing yet (a draft)."""
    read = READERS.get(block["type"])
    return read(block["value"]) if read else None


def pieces_of(raw_blocks: Iterable[RawBlock]) -> list[Piece]:
    return [piece for block in raw_blocks if (piece := piece_of(block))]


def with_first_picture(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same, where the first picture knows that it is."""
    marked: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Figure) and not any(isinstance(before, Figure) for before in marked):
            marked.append(replace(piece, is_first=True))
        else:
            marked.append(piece)
    return tuple(marked)


def _passage(value: Any) -> Passage:  # noqa: ANN401  # as Wagtail keeps it
    return Passage(text_of(value))


def _figure(value: Mapping[str, Any]) -> Figure | None:
    chosen = value.get("picture") or {}
    if not chosen.get("image"):
        return None
    alt = "" if chosen.get("decorative") else text_of(chosen.get("alt_text"))
    return Figure(int(chosen["image"]), alt, text_of(value.get("caption")))


def _quotation(value: Mapping[str, Any]) -> Quotation:
    return Quotation(text_of(value.get("text")), text_of(value.get("who")))


def _accordion(value: Mapping[str, Any]) -> Accordion:
    return Accordion(text_of(value.get("title")), text_of(value.get("text")))


def _steps(value: Mapping[str, Any]) -> Steps:
    listed = map(item_of, value.get("steps") or [])
    return Steps(tuple(Step(text_of(s.get("title")), text_of(s.get("text"))) for s in listed))


def _table(value: Mapping[str, Any] | None) -> Table | None:
    rows = [tuple(map(text_of, row)) for row in (value or {}).get("data") or []]
    if value is None or not rows:
        return None
    headers = value.get("table_header_choice")
    head = rows.pop(0) if headers in ("row", "both") else ()
    caption = text_of(value.get("table_caption"))
    return Table(caption, head, tuple(rows), has_row_headers=headers in ("column", "both"))


def _recording(value: Mapping[str, Any]) -> Recording | None:
    return Recording(int(value["recording"])) if value.get("recording") else None


def _download(value: Mapping[str, Any]) -> Download | None:
    if not value.get("handout"):
        return None
    return Download(int(value["handout"]), text_of(value.get("title")))


READERS: dict[str, Callable[[Any], Piece | None]] = {
    "passage": _passage,
    "picture": _figure,
    "quotation": _quotation,
    "accordion": _accordion,
    "steps": _steps,
    "table": _table,
    "recording": _recording,
    "download": _download,
}


def item_of(entry: Any) -> Any:  # noqa: ANN401  # a list keeps its items bare or with an id
    """What a list holds at one place."""
    return entry["value"] if isinstance(entry, Mapping) and "value" in entry else entry


def text_of(value: object) -> str:
    return str(value or "").strip()
