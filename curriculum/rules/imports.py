"""What a file of questions holds, once read: plain values, no database."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal, NamedTuple
from uuid import UUID

from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.questions import (
    Wording,
    as_content,
    choices_from_json,
)

LINE_ENDS = re.compile(r"[ \t]*[\r\n\v\f\u2028\u2029]+[ \t]*")
A_PIECE = 500  # questions read by one job: a few seconds
PATIENCE = timedelta(minutes=2)  # a job lives 60 seconds at most
FORGOTTEN = timedelta(minutes=1)
MOST_TRIES = 4
KEPT = timedelta(days=30)

MAX_NAME = 120
MAX_TOPIC = 120
MAX_SOURCE = 300
MAX_KEY = 200
MAX_TEXT = 20_000
MAX_QUESTION = 200_000  # signs of a whole question, its answers and its HTML included


@dataclass(frozen=True)
class FoundQuestion:
    """One question of a file. `line` counts from 1.

    `key` is what the file itself calls it (an idnumber), empty when it says nothing. `aside`
    names a kind that the bank does not hold; `wrong` says why it cannot be asked; `notes` say
    what of it stays behind. Only one without `aside` and without `wrong` has words to write.
    """

    line: int
    name: str = ""
    key: str = ""
    topic: str = ""
    objective: str = ""
    wording: Wording | None = None
    aside: str = ""
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Take = Callable[[], FoundQuestion]
"""Read one question: what lies before the place where a job goes on is never read again."""

Takes = Iterator[Take]

Verdict = Literal["new", "changed", "same", "twice", "aside", "wrong"]


class Judgement(NamedTuple):
    """`question` is the one of the bank it is, or changes; `line` where the file asks it first."""

    verdict: Verdict
    question: UUID | None = None
    line: int = 0


@dataclass(frozen=True)
class Bank:
    """What the bank holds, as a file is compared with it. A name that two share is no name."""

    said: Mapping[UUID, str] = field(default_factory=dict)
    asked: Mapping[str, UUID] = field(default_factory=dict)
    keys: Mapping[str, UUID] = field(default_factory=dict)
    names: Mapping[tuple[str, str], UUID] = field(default_factory=dict)


def one_line(text: str) -> str:
    """No line end; spaces that French typography makes unbreakable stay so."""
    return LINE_ENDS.sub(" ", text).strip()


def asks_of(wording: Wording) -> str:
    """Two questions that ask the same, with the same answers, whatever is said back."""
    choices = [
        [_bare(c.text), _bare(c.match), c.fraction.normalize(), c.tolerance.normalize()]
        for c in wording.choices
    ]
    if wording.kind != "ordering":
        choices = sorted(choices, key=str)
    return fingerprint_of([wording.kind, _bare(wording.prompt), choices])


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def judged(
    found: FoundQuestion, bank: Bank, seen: Mapping[str, int], taken: Collection[UUID]
) -> Judgement:
    """What to do with a question: `seen` is what the file asked before, `taken` what it changes.

    Its key tells which question it is, or else its name under the same topic. The same words
    under another name are the same question: nothing is added.
    """
    if found.aside or found.wrong or found.wording is None:
        return Judgement("aside" if found.aside else "wrong")
    asks = asks_of(found.wording)
    if asks in seen:
        return Judgement("twice", line=seen[asks])
    own = _own(found, bank)
    alike = bank.asked.get(asks)
    if own and own not in taken and alike in (None, own):
        said = fingerprint_of(as_content(found.wording))
        return Judgement("same" if bank.said[own] == said else "changed", own)
    return Judgement("same", alike) if alike else Judgement("new")


def _own(found: FoundQuestion, bank: Bank) -> UUID | None:
    if found.key in bank.keys:
        return bank.keys[found.key]
    return bank.names.get((found.topic, found.name)) if not found.key else None


def wording_from_json(said: Mapping[str, Any]) -> Wording:
    return Wording(**{**said, "choices": choices_from_json(said["choices"])})
