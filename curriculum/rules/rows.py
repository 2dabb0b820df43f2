"""A lesson's blocks as rows: what the page and its preview both draw.

Blocks come as Wagtail keeps them: {"type": str, "value": ..., "id": str}. A heading opens a row
and stands in its margin; a note and an activity are rows of their own; what follows one of them
goes on in a row without a title.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from curriculum.rules.drawing import Draw
from curriculum.rules.pieces import (
    Download,
    Figure,
    Passage,
    Piece,
    RawBlock,
    Recording,
    item_of,
    piece_of,
    pieces_of,
    text_of,
    with_first_picture,
)
from curriculum.rules.tasks import Task, is_task, task_of

__all__ = ["Figure", "Passage", "RawBlock"]


@dataclass(frozen=True)
class Part:
    """Pieces under a title, which may be empty."""

    shape: ClassVar[str] = "part"
    id: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Note:
    """`kind` is one of situation, savoir, retenir, essayer, attention."""

    shape: ClassVar[str] = "note"
    id: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Quiz:
    """`id` is the activity's. `questions` are ids of the bank, in the author's order.

    Those that each learner draws come after.
    """

    shape: ClassVar[str] = "quiz"
    kind: ClassVar[str] = "quiz"
    id: UUID
    title: str
    minutes: int
    pass_mark: int
    questions: tuple[UUID, ...]
    draws: tuple[Draw, ...] = ()


Row = Part | Note | Quiz | Task


def rows_of(raw_blocks: Iterable[RawBlock]) -> list[Row]:
    """The rows of a lesson, in order; a block of an unknown type is left out."""
    rows: list[Row] = []
    for block in raw_blocks:
        _place(block, rows)
    return _with_first_picture(rows)


def quizzes_of(raw_blocks: Iterable[RawBlock]) -> list[Quiz]:
    """The quizzes of a lesson, in order."""
    return [_quiz(block) for block in raw_blocks if block["type"] == "quiz"]


def pictures_in(raw_blocks: Iterable[RawBlock]) -> set[int]:
    """The numbers of the pictures that a lesson shows."""
    return {piece.picture for piece in pieces_of(raw_blocks) if isinstance(piece, Figure)}


def recordings_in(raw_blocks: Iterable[RawBlock]) -> set[int]:
    """The numbers of the recordings that a lesson plays."""
    return {piece.recording for piece in pieces_of(raw_blocks) if isinstance(piece, Recording)}


def handouts_in(raw_blocks: Iterable[RawBlock]) -> set[int]:
    """The numbers of the files that a lesson gives."""
    return {piece.handout for piece in pieces_of(raw_blocks) if isinstance(piece, Download)}


def _place(block: RawBlock, rows: list[Row]) -> None:
    kind = block["type"]
    if kind == "heading":
        rows.append(Part(block_id(block), text_of(block["value"]), ()))
    elif kind == "note":
        rows.append(_note(block))
    elif kind == "quiz":
        rows.append(_quiz(block))
    elif is_task(block):
        rows.append(task_of(block))
    elif piece := piece_of(block):
        _add(piece, block, rows)


def _add(piece: Piece, block: RawBlock, rows: list[Row]) -> None:
    """Put a piece in the row in progress, or open one without a title."""
    last = rows[-1] if rows else None
    if isinstance(last, Part):
        rows[-1] = Part(last.id, last.title, (*last.pieces, piece))
    else:
        rows.append(Part(block_id(block), "", (piece,)))


def _with_first_picture(rows: list[Row]) -> list[Row]:
    for at, row in enumerate(rows):
        if isinstance(row, Part) and any(isinstance(piece, Figure) for piece in row.pieces):
            rows[at] = replace(row, pieces=with_first_picture(row.pieces))
            break
    return rows


def _note(block: RawBlock) -> Note:
    value = block["value"]
    return Note(block_id(block), value["kind"], text_of(value.get("title")), text_of(value["text"]))


def _quiz(block: RawBlock) -> Quiz:
    value = block["value"]
    return Quiz(
        id=UUID(block_id(block)),
        title=text_of(value["title"]),
        minutes=int(value["minutes"] or 0),
        pass_mark=int(value["pass_mark"] or 0),
        questions=tuple(dict.fromkeys(UUID(str(q)) for q in map(item_of, value["questions"]) if q)),
        draws=tuple(_draws(map(item_of, value.get("draws") or []))),
    )


def _draws(lines: Iterable[Mapping[str, Any]]) -> Iterable[Draw]:
    """A line that is not filled in yet draws nothing."""
    for line in lines:
        topic, count = text_of(line.get("topic")), int(line.get("count") or 0)
        if topic and count > 0:
            yield Draw(topic, count)


def block_id(block: RawBlock) -> str:
    return str(block.get("id") or "")
