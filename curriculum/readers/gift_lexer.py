r"""GIFT, cut into signs.

A backslash makes `~ = # { } :` and `->` plain, `\n` is a line break, `\\` a backslash; before any
other letter it is itself. What lies between two signs is text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

CUT = re.compile(r"\\->|\\[~=#{}:\\n]|####|->|::|[~=#{}]")


class Sign(Enum):
    TEXT = auto()
    BREAK = auto()
    TITLE = auto()
    OPEN = auto()
    CLOSE = auto()
    WRONG = auto()
    RIGHT = auto()
    FEEDBACK = auto()
    GENERAL = auto()
    ARROW = auto()


SIGNS = {
    "::": Sign.TITLE,
    "{": Sign.OPEN,
    "}": Sign.CLOSE,
    "~": Sign.WRONG,
    "=": Sign.RIGHT,
    "#": Sign.FEEDBACK,
    "####": Sign.GENERAL,
    "->": Sign.ARROW,
}


@dataclass(frozen=True)
class Line:
    """A line of the file, with its number there."""

    number: int
    text: str


@dataclass(frozen=True)
class Token:
    sign: Sign
    text: str
    line: int


def tokens_of(lines: Sequence[Line]) -> list[Token]:
    tokens: list[Token] = []
    for line in lines:
        if tokens:
            tokens.append(Token(Sign.BREAK, "\n", line.number))
        tokens.extend(Token(sign, text, line.number) for sign, text in _cut(line.text.strip()))
    return tokens


def _cut(text: str) -> Iterator[tuple[Sign, str]]:
    place = 0
    for found in CUT.finditer(text):
        if found.start() > place:
            yield Sign.TEXT, text[place : found.start()]
        yield _sign(found[0])
        place = found.end()
    if place < len(text):
        yield Sign.TEXT, text[place:]


def _sign(written: str) -> tuple[Sign, str]:
    if written.startswith("\\"):
        return Sign.TEXT, "\n" if written[1] == "n" else written[1:]
    return SIGNS[written], written


def text_of(tokens: Iterable[Token], *, break_with: str = " ") -> str:
    """The words of some tokens; a line end of the file becomes `break_with`."""
    return "".join(break_with if it.sign is Sign.BREAK else it.text for it in tokens).strip()


def is_blank(tokens: Iterable[Token]) -> bool:
    return not text_of(tokens)


def split_at(tokens: Sequence[Token], *signs: Sign) -> list[list[Token]]:
    """Cut before each of these signs; the first part is what precedes them all."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.sign in signs:
            parts.append([])
        parts[-1].append(token)
    return parts


def place_of(tokens: Sequence[Token], sign: Sign) -> int | None:
    return next((at for at, token in enumerate(tokens) if token.sign is sign), None)
