"""A text, cut into the blocks of a lesson: titles, passages, pictures, notes, quizzes.

Only lines that begin at the margin count as structure: what is indented belongs to a passage.
Pictures and quizzes come out raw: what they point to is looked at elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from content.rules.files import HANDOUTS, suffix_of
from curriculum.readers.boxes import read_box
from curriculum.readers.markdown_checks import check_passage
from curriculum.readers.notes import is_note
from curriculum.readers.problems import Say
from curriculum.rules.exercise_fields import WORDS
from curriculum.rules.packs import Box, Heading, Passage

FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
PICTURE = re.compile(
    r"""!\[(?P<alt>(?:\\.|[^\]\\])*)\]
        \(\s*(?P<name>[^\s()"]+)(?:\s+"(?P<caption>(?:\\.|[^"\\])*)")?\s*\)""",
    re.VERBOSE,
)
DOWNLOAD = re.compile(
    r"""\[(?P<title>(?:\\.|[^\]\\])*)\]
        \(\s*(?P<name>(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#])[^\s()"]+)
        (?:\s+"(?P<said>(?:\\.|[^"\\])*)")?\s*\)""",
    re.VERBOSE,
)
CLOSING = re.compile(r"\s+#+\s*$")
BACKSLASHED = re.compile(r"\\(.)")
GIFT, ORDER, DIALOGUE = "gift", "ordre", "dialogue"
KIND_OF_FENCE = {
    GIFT: "quiz",
    ORDER: "order",
    DIALOGUE: "dialogue",
    **dict.fromkeys(WORDS, "exercise"),
}
FENCED = (*KIND_OF_FENCE.values(), "code")
MAX_TITLE = 255
MAX_CAPTION = 300


@dataclass(frozen=True)
class RawPart:
    """What goes on with the quiz before it: an order (YAML), or more GIFT."""

    word: str
    text: str
    line: int


@dataclass(frozen=True)
class RawQuiz:
    """`attributes` is what follows the word gift; `text` begins on the line after `line`.

    A quiz that is not closed has no text: where it ends is anybody's guess.
    """

    attributes: str
    text: str
    line: int
    is_closed: bool
    more: tuple[RawPart, ...] = ()


@dataclass(frozen=True)
class RawDialogue:
    """Its text is YAML, and begins on the line after `line`; none when it is not closed."""

    text: str
    line: int


@dataclass(frozen=True)
class RawExercise:
    """`word` says which; `attributes` and `text` are as for a quiz."""

    word: str
    attributes: str
    text: str
    line: int
    is_closed: bool


@dataclass(frozen=True)
class RawPicture:
    name: str
    alt: str
    caption: str
    line: int


@dataclass(frozen=True)
class RawDownload:
    """`said` is what stands between quotation marks after the name: its language."""

    name: str
    title: str
    said: str
    line: int


@dataclass(frozen=True)
class Piece:
    """Lines that hold together: a fence, a quotation, a title, a picture, a file, or text."""

    kind: str
    lines: tuple[str, ...]
    line: int


RawBlock = Heading | Passage | Box | RawQuiz | RawDialogue | RawExercise | RawPicture | RawDownload


def read_blocks(text: str, *, first_line: int, say: Say) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    passage: list[Piece] = []
    for piece in _pieces(text.split("\n"), first_line, say):
        if piece.kind in ("text", "quotation", "code"):
            passage.append(piece)
            continue
        blocks += _passage(passage, say)
        passage = []
        if _goes_on(piece, blocks):
            blocks[-1] = _with_part(blocks[-1], piece)
        elif block := _block(piece, say):
            blocks.append(block)
    return blocks + _passage(passage, say)


# Pieces


def _pieces(lines: Sequence[str], first_line: int, say: Say) -> Iterator[Piece]:
    at = 0
    while at < len(lines):
        kind, end = _piece(lines, at)
        piece = Piece(kind, tuple(lines[at:end]), first_line + at)
        _check_edges(piece, _line(lines, end), say)
        yield piece
        at = end


def _piece(lines: Sequence[str], at: int) -> tuple[str, int]:
    line = lines[at]
    fence = FENCE.match(line)
    if fence and "`" not in fence[2]:
        word = "".join(fence[2].casefold().split()[:1])
        return KIND_OF_FENCE.get(word, "code"), _end_of_fence(lines, at, fence[1])
    if line.startswith(">"):
        end = next((to for to in range(at, len(lines)) if lines[to][:1] != ">"), len(lines))
        return "note" if is_note(line) else "quotation", end
    if line.startswith("#") and not line.startswith("###"):
        return "title", at + 1
    return _kind_of_line(line, is_alone=not _line(lines, at - 1).strip()), at + 1


def _kind_of_line(line: str, *, is_alone: bool) -> str:
    if is_alone and line.startswith("!["):
        return "picture"
    found = DOWNLOAD.fullmatch(line.strip()) if is_alone and line.startswith("[") else None
    return "download" if found and suffix_of(found["name"]) in HANDOUTS else "text"


def _line(lines: Sequence[str], at: int) -> str:
    return lines[at] if 0 <= at < len(lines) else ""


def _end_of_fence(lines: Sequence[str], start: int, fence: str) -> int:
    for at in range(start + 1, len(lines)):
        line = lines[at].rstrip()
        if line.startswith(fence) and set(line) == {fence[0]}:
            return at + 1
    return len(lines)


def _is_closed(piece: Piece) -> bool:
    mark = piece.lines[0][0]
    return len(piece.lines) > 1 and set(piece.lines[-1].rstrip()) == {mark}


def _check_edges(piece: Piece, after: str, say: Say) -> None:
    if piece.kind in FENCED and not _is_closed(piece):
        say(piece.line, _("Bloc ``` jamais fermé. Ajoutez une ligne ``` après lui."))
    if piece.kind == "picture" and after.strip():
        say(piece.line, _("Une image est seule. Laissez une ligne vide avant et après elle."))
    if piece.kind == "download" and after.strip():
        say(piece.line, _("Un fichier est seul. Laissez une ligne vide avant et après lui."))
    if piece.kind == "note" and after.strip() and not after.startswith(("#", "```", "~~~")):
        line = piece.line + len(piece.lines)
        say(line, _("L’encadré s’arrête ici. Commencez la ligne par >, ou laissez une ligne vide."))


# Blocks


def _block(piece: Piece, say: Say) -> RawBlock | None:
    if piece.kind == "title":
        return _heading(piece, say)
    if piece.kind == "note":
        return read_box(piece.lines, piece.line, say)
    if piece.kind == "picture":
        return _picture(piece, say)
    if piece.kind == "download":
        return _download(piece)
    return _fence(piece, say)


def _fence(piece: Piece, say: Say) -> RawBlock | None:
    if piece.kind == "order":
        say(piece.line, _("Un bloc « ordre » suit un quiz. Placez-le juste après lui."))
        return None
    if piece.kind == "dialogue":
        return RawDialogue(_fenced(piece), piece.line)
    return _exercise(piece) if piece.kind == "exercise" else _quiz(piece)


def _goes_on(piece: Piece, blocks: Sequence[RawBlock]) -> bool:
    """An order after a quiz; and, after an order, GIFT that names no quiz of its own."""
    before = blocks[-1] if blocks else None
    if not isinstance(before, RawQuiz):
        return False
    is_more = piece.kind == "quiz" and bool(before.more) and not _quiz(piece).attributes
    return piece.kind == "order" or is_more


def _with_part(block: RawBlock, piece: Piece) -> RawBlock:
    word = ORDER if piece.kind == "order" else GIFT
    part = RawPart(word, _quiz(piece).text, piece.line)
    return replace(block, more=(*block.more, part)) if isinstance(block, RawQuiz) else block


def _quiz(piece: Piece) -> RawQuiz:
    attributes = piece.lines[0].lstrip("`~").strip()[len(GIFT) :].strip()
    return RawQuiz(attributes, _fenced(piece), piece.line, _is_closed(piece))


def _exercise(piece: Piece) -> RawExercise:
    word, _space, attributes = piece.lines[0].lstrip("`~").strip().partition(" ")
    closed = _is_closed(piece)
    return RawExercise(word.casefold(), attributes.strip(), _fenced(piece), piece.line, closed)


def _fenced(piece: Piece) -> str:
    return "\n".join(piece.lines[1:-1]) if _is_closed(piece) else ""


def _heading(piece: Piece, say: Say) -> Heading | None:
    marks = len(piece.lines[0]) - len(piece.lines[0].lstrip("#"))
    text = CLOSING.sub("", piece.lines[0][marks:]).strip()
    if piece.lines[0][marks : marks + 1].strip():
        say(piece.line, _("Mettez une espace après ##. Pour un dièse ordinaire, écrivez \\#."))
    elif marks == 1:
        say(piece.line, _("Titre de niveau 1. Le titre est dans l’en-tête : écrivez ## ou ###."))
    elif not text:
        say(piece.line, _("Titre vide. Complétez-le ou retirez ##."))
    elif len(text) > MAX_TITLE:
        say(piece.line, _("Titre trop long. Gardez quatre ou cinq mots."))
    else:
        return Heading(text, piece.line)
    return None


def _picture(piece: Piece, say: Say) -> RawPicture | None:
    found = PICTURE.fullmatch(piece.lines[0].strip())
    if found is None:
        say(piece.line, _('Image mal écrite. Écrivez ![description](images/nom.png "Légende").'))
        return None
    alt, caption = (BACKSLASHED.sub(r"\1", found[name] or "") for name in ("alt", "caption"))
    if len(caption) > MAX_CAPTION:
        say(piece.line, _("Légende trop longue. Gardez 300 signes au plus."))
    return RawPicture(found["name"], alt.strip(), caption.strip(), piece.line)


def _download(piece: Piece) -> RawDownload:
    found = DOWNLOAD.fullmatch(piece.lines[0].strip())
    assert found is not None  # noqa: S101  # the kind of the piece says so
    title, said = (BACKSLASHED.sub(r"\1", found[name] or "") for name in ("title", "said"))
    return RawDownload(found["name"], title.strip(), said.strip(), piece.line)


def _passage(pieces: Sequence[Piece], say: Say) -> list[RawBlock]:
    """One passage, or none when there is nothing but empty lines."""
    lines = [line for piece in pieces for line in piece.lines]
    if not any(line.strip() for line in lines):
        return []
    first_line = pieces[0].line
    check_passage(_without_code(pieces), first_line, say)
    empty = next(at for at, line in enumerate(lines) if line.strip())
    return [Passage("\n".join(lines).strip("\n"), first_line + empty)]


def _without_code(pieces: Sequence[Piece]) -> list[str]:
    """The same lines, those of code left empty: code may hold anything."""
    return [line if piece.kind != "code" else "" for piece in pieces for line in piece.lines]
