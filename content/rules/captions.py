"""Captions: WebVTT, or SRT as most programs write it, put as WebVTT.

Everything is read again and written anew: what a player would not show never leaves the house.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

MARK = re.compile(
    r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})\s*-->\s*"
    r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})(?:\s.*)?"
)
TAG = re.compile(r"</?[A-Za-z][^<>]*>|\{\\[^{}]*\}")
BESIDE = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")
MAX_CAPTIONS = 2_000_000


class Fault(Enum):
    """What is wrong with captions."""

    EMPTY = "empty"
    NO_TIME = "no time"
    BACKWARDS = "backwards"
    NO_WORDS = "no words"
    TOO_LONG = "too long"


class CaptionsError(ValueError):
    """What is wrong, and at which line, counted from 1."""

    def __init__(self, fault: Fault, line: int) -> None:
        super().__init__(f"{fault.value}, line {line}")
        self.fault, self.line = fault, line


@dataclass(frozen=True)
class Cue:
    """Words, and from when to when they are shown, in thousandths of a second."""

    start: int
    end: int
    words: str


def read_captions(text: str) -> list[Cue]:
    """The captions of a file. Raises CaptionsError at the first line that says nothing."""
    if len(text) > MAX_CAPTIONS:
        raise CaptionsError(Fault.TOO_LONG, 1)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues = [_cue(lines, at) for at, lines in _blocks(plain) if not lines[0].startswith(BESIDE)]
    if not cues:
        raise CaptionsError(Fault.EMPTY, 1)
    return cues


def as_webvtt(cues: list[Cue]) -> str:
    shown = (f"{_moment(cue.start)} --> {_moment(cue.end)}\n{cue.words}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *shown])


def words_of(text: str) -> str:
    """What the captions say, one caption a line; what cannot be read says nothing."""
    try:
        return "\n".join(cue.words for cue in read_captions(text))
    except CaptionsError:
        return ""


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, with the number of its first line."""
    block: list[str] = []
    lines = [*text.split("\n"), ""]
    for number, line in enumerate(lines, 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _cue(lines: list[str], line: int) -> Cue:
    """A number or a name may stand above the time."""
    place = next((i for i, text in enumerate(lines[:2]) if "-->" in text), None)
    found = MARK.fullmatch(lines[place]) if place is not None else None
    if found is None or place is None:
        raise CaptionsError(Fault.NO_TIME, line)
    start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
    if end <= start:
        raise CaptionsError(Fault.BACKWARDS, line + place)
    words = "\n".join(_plain(text) for text in lines[place + 1 :]).strip()
    if not words:
        raise CaptionsError(Fault.NO_WORDS, line + place)
    return Cue(start, end, words)


def _plain(text: str) -> str:
    """Without colours nor places; an arrow within words would end the caption."""
    return TAG.sub("", text).replace("-->", "→").strip()


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _moment(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
