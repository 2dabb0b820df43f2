"""What a sheet to print may hold, line after line, and how it is told apart.

Titles, sentences, words to say, lists, boxes to tick, tables, lines to write on, a new page:
nothing else has a place on paper. A part that begins with « 25 min · » is a step, and steps add up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Literal

Kind = Literal["title", "text", "said", "bullets", "numbers", "boxes", "table", "blank", "page"]
Fault = Literal["title", "link", "picture", "html", "nested", "code", "ragged", "headless", "long"]
RunKind = Literal["plain", "strong", "write"]

MAX_LINE = 2_000
MAX_COLUMNS = 6
STEP = re.compile(r"(?P<minutes>[1-9][0-9]{0,2}) min · (?P<text>.+)")
TITLE = re.compile(r"(?P<marks>#{2,3}) +(?P<text>\S.*)")
BOX = re.compile(r"- \[ \] +(?P<text>\S.*)")
BULLET = re.compile(r"- +(?P<text>\S.*)")
NUMBER = re.compile(r"[0-9]{1,2}\. +(?P<text>\S.*)")
RULE = re.compile(r"\|(?: ?-{3,} ?\|)+")
CELL = re.compile(r"(?<!\\)\|")
RUN = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|(?P<write>_{4,})")
LISTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("boxes", BOX),
    ("bullets", BULLET),
    ("numbers", NUMBER),
)
SHAPES_OF: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("title", re.compile(TITLE.pattern + "$")),
    ("page", re.compile("---$")),
    ("blank", re.compile("_{4,}$")),
    ("table", re.compile(r"\|")),
    ("said", re.compile(">")),
    *((kind, re.compile(pattern.pattern + "$")) for kind, pattern in LISTS),
)
# Signs that are refused anywhere in a line, and shapes that no line begins with.
SIGNS: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    ("picture", re.compile(r"!\[")),
    ("link", re.compile(r"\]\(|\bhttps?:")),
    ("html", re.compile(r"<[/!a-zA-Z]")),
    ("code", re.compile(r"`|~~~")),
)
SHAPES: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    ("title", re.compile(r"#(?!##? +\S)|(?:=+|-{1,2}|-{4,})\s*$")),
    ("nested", re.compile(r"\s+(?:[-*+]|[0-9]+\.)\s|[*+]\s|- ?\[(?! \] )|> ?[>|#-]")),
)


@dataclass(frozen=True)
class Run:
    """A piece of a line: words, strong words, or room to write."""

    kind: RunKind
    text: str


@dataclass(frozen=True)
class SheetBlock:
    """`items` are those of a list; the first of `rows` is the headers of a table."""

    kind: Kind
    line: int
    text: str = ""
    level: int = 2
    minutes: int = 0
    count: int = 0
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def lines(self) -> range:
        """The lines to write on, for a page to draw."""
        return range(self.count)


@dataclass(frozen=True)
class Step:
    """A part of a session: when it begins, counted from the start, and how long it lasts."""

    starts: int
    minutes: int
    title: str


def faults_of(text: str) -> list[tuple[int, Fault]]:
    """Each line that has no place on a sheet, counted from 1, and why."""
    faults = [
        (number, fault)
        for number, line in enumerate(text.split("\n"), start=1)
        if (fault := _fault_of(line))
    ]
    ragged = [
        (block.line, fault)
        for block in blocks_of(text)
        if block.kind == "table" and (fault := _table_fault(block.rows))
    ]
    return sorted({**dict(ragged), **dict(faults)}.items())


def blocks_of(text: str) -> list[SheetBlock]:
    numbered = enumerate(text.split("\n"), start=1)
    parts = groupby(((at, line.rstrip()) for at, line in numbered), key=lambda it: _kind_of(it[1]))
    return [block for kind, lines in parts if kind for block in _blocks(kind, list(lines))]


def steps_of(blocks: Sequence[SheetBlock]) -> list[Step]:
    steps: list[Step] = []
    starts = 0
    for block in blocks:
        if block.minutes:
            steps.append(Step(starts, block.minutes, block.text))
            starts += block.minutes
    return steps


def clock(minutes: int) -> str:
    """« 0 h 05 », counted from the start, with no-break spaces."""
    return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02}"


def runs_of(text: str) -> list[Run]:
    runs, at = [], 0
    for found in RUN.finditer(text):
        runs.append(Run("plain", text[at : found.start()]))
        strong = found["strong"]
        runs.append(Run("strong", strong) if strong else Run("write", ""))
        at = found.end()
    runs.append(Run("plain", text[at:]))
    return [run for run in runs if run.text or run.kind == "write"]


def _fault_of(line: str) -> Fault | None:
    if len(line) > MAX_LINE:
        return "long"
    found = (fault for fault, pattern in SIGNS if pattern.search(line))
    shaped = (fault for fault, pattern in SHAPES if pattern.match(line))
    return next(chain(found, shaped), None)


def _table_fault(rows: Sequence[Sequence[str]]) -> Fault | None:
    if len(rows) < 2 or not all(rows[0]):  # noqa: PLR2004  # the headers, and a row
        return "headless"
    width = len(rows[0])
    return "ragged" if width > MAX_COLUMNS or any(len(row) != width for row in rows) else None


def _kind_of(line: str) -> Kind | None:
    if not line.strip():
        return None
    return next((kind for kind, pattern in SHAPES_OF if pattern.match(line)), "text")


def _blocks(kind: Kind, lines: Sequence[tuple[int, str]]) -> Iterator[SheetBlock]:
    first, texts = lines[0][0], [text for _, text in lines]
    if kind == "title":
        yield from (_title(at, text) for at, text in lines)
    elif kind == "page":
        yield SheetBlock(kind, first)
    elif kind == "blank":
        yield SheetBlock(kind, first, count=len(texts))
    elif kind == "table":
        yield SheetBlock(kind, first, rows=_rows(texts))
    elif kind in ("text", "said"):
        yield SheetBlock(kind, first, " ".join(text.lstrip("> ").strip() for text in texts))
    else:
        pattern = dict(LISTS)[kind]
        found = (pattern.fullmatch(text) for text in texts)
        yield SheetBlock(kind, first, items=tuple(it["text"] for it in found if it))


def _title(line: int, text: str) -> SheetBlock:
    marks, _, words = text.partition(" ")
    step = STEP.fullmatch(words.strip()) if marks == "##" else None
    if step is None:
        return SheetBlock("title", line, words.strip(), level=len(marks))
    return SheetBlock("title", line, step["text"], minutes=int(step["minutes"]))


def _rows(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Without a rule under its headers, a table has none."""
    has_rule = len(lines) > 1 and RULE.fullmatch(lines[1])
    rows = [line for at, line in enumerate(lines) if at != 1] if has_rule else ["", *lines]
    return tuple(_cells(row) for row in rows)


def _cells(row: str) -> tuple[str, ...]:
    inner = row.removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in CELL.split(inner))
