"""The plain words of a lesson: what a search finds, what a measure of reading counts."""

from collections.abc import Iterable, Iterator, Mapping

from content.rules.markdown import plain_text
from curriculum.rules.activities import is_activity
from curriculum.rules.pieces import (
    Accordion,
    Download,
    Figure,
    Passage,
    Piece,
    Quotation,
    RawBlock,
    Recording,
    Steps,
    Table,
    piece_of,
    text_of,
)


def words_of_blocks(
    raw_blocks: Iterable[RawBlock],
    *,
    transcripts: Mapping[int, str] | None = None,
    titles: Mapping[int, str] | None = None,
) -> str:
    """One paragraph a line. `transcripts` of recordings and `titles` of files, by their number.

    An activity gives its title only: what it asks is met when it is done.
    """
    said = (_words(block, transcripts or {}, titles or {}) for block in raw_blocks)
    lines = (line.strip() for words in said for text in words for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _words(
    block: RawBlock, transcripts: Mapping[int, str], titles: Mapping[int, str]
) -> Iterator[str]:
    value = block["value"]
    if block["type"] == "heading":
        yield text_of(value)
    elif is_activity(block):
        yield text_of(value["title"])
    elif block["type"] == "note":
        yield text_of(value.get("title"))
        yield plain_text(text_of(value["text"]))
    elif piece := piece_of(block):
        yield from _written_words(piece)
        yield _words_of_file(piece, transcripts, titles)


def _words_of_file(piece: Piece, transcripts: Mapping[int, str], titles: Mapping[int, str]) -> str:
    if isinstance(piece, Recording):
        return plain_text(transcripts.get(piece.recording, ""))
    if isinstance(piece, Download) and not piece.title:
        return titles.get(piece.handout, "")
    return ""


def _written_words(piece: Piece) -> Iterator[str]:
    match piece:
        case Passage():
            yield plain_text(piece.text)
        case Figure():
            yield from (piece.alt, piece.caption)
        case Quotation():
            yield from (plain_text(piece.text), piece.who)
        case Accordion():
            yield from (piece.title, plain_text(piece.text))
        case Steps():
            for step in piece.steps:
                yield from (step.title, plain_text(step.text))
        case Table():
            yield piece.caption
            for row in (piece.head, *piece.rows):
                yield " ".join(plain_text(cell) for cell in row)
        case Download():
            yield piece.title
        case _:
            return
