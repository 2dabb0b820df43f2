"""What is said in English of what was written in French, word by word.

The French is the structure: `french` is what it says now, by place (a field, a block, an item of
a block). The English only supplies words; each keeps the French that it was written from.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

French = Mapping[str, str]


class State(StrEnum):
    MISSING = "missing"
    STALE = "stale"
    FRESH = "fresh"


class Said(NamedTuple):
    """English words, and the French that they say."""

    text: str
    of: str


Words = Mapping[str, Said]
NO_WORDS: Words = {}


class Found(NamedTuple):
    """What there is in English for a place; `of` is the former French when it is stale."""

    state: State
    text: str = ""
    of: str = ""


@dataclass(frozen=True)
class Coverage:
    """How much of a page is said in English, in parts: a field, a block."""

    total: int
    said: int
    stale: int

    @property
    def is_whole(self) -> bool:
        return self.said == self.total and not self.stale


def has_words(text: str) -> bool:
    """A number or a line of signs is the same in every language."""
    return any(sign.isalpha() for sign in text)


def plain(text: str) -> str:
    """Two texts that differ by their spaces alone say the same."""
    return " ".join(text.split())


def mark_of(text: str) -> str:
    """What a form carries of the French it showed, to know whether it changed since."""
    return sha256(plain(text).encode()).hexdigest()[:12]


def found_in(words: Words, french: French) -> dict[str, Found]:
    """The English of each place.

    Words follow their French: a block that was moved, or that a pack numbered anew, keeps its
    English. Words whose French stands somewhere else now are not stale here: they moved.
    """
    by_french = {plain(said.of): said for said in words.values()}
    here = {plain(text) for text in french.values()}
    return {
        place: _found(words.get(place), by_french.get(plain(text)), plain(text), here)
        for place, text in french.items()
    }


def _found(own: Said | None, same: Said | None, french: str, here: Collection[str]) -> Found:
    if own and plain(own.of) == french:
        return Found(State.FRESH, own.text, own.of)
    if same:
        return Found(State.FRESH, same.text, same.of)
    if own and plain(own.of) not in here:
        return Found(State.STALE, own.text, own.of)
    return Found(State.MISSING)


def said_of(words: Words, french: French) -> dict[str, Said]:
    """The words that say these French texts, older ones too, each under its place."""
    found = found_in(words, french)
    return {
        place: Said(there.text, there.of)
        for place, there in found.items()
        if there.state is not State.MISSING
    }


def part_of(place: str) -> str:
    """The field or the block that a place is in."""
    return place.split("/", maxsplit=1)[0]


def coverage_of(words: Words, french: French) -> Coverage:
    """A part is said once all its words are; it is stale as soon as one of them is."""
    missing, stale, parts = set(), set(), dict.fromkeys(map(part_of, french))
    for place, found in found_in(words, french).items():
        if found.state is State.MISSING:
            missing.add(part_of(place))
        elif found.state is State.STALE:
            stale.add(part_of(place))
    return Coverage(len(parts), len(parts) - len(missing), len(stale - missing))


def reworded(
    words: Words,
    french: French,
    typed: Mapping[str, str],
    *,
    marks: Mapping[str, str],
    agreed: Collection[str] = (),
) -> dict[str, Said]:
    """The words after somebody's work: nothing typed for a place takes its words away.

    Stale words that were neither changed nor `agreed` to stay stale; so do words written beside
    a French that changed in the meantime (`marks` is what they saw). What has no place any more
    is kept: a block may come back.
    """
    found = found_in(words, french)
    kept = {place: said for place, said in words.items() if place not in typed}
    for place, text in typed.items():
        if place not in french or not text.strip():
            continue
        was = found[place]
        is_read_again = text.strip() != was.text or place in agreed or was.state is State.FRESH
        is_what_they_saw = marks.get(place) == mark_of(french[place])
        of = french[place] if is_read_again and is_what_they_saw else was.of
        kept[place] = Said(text.strip(), of)
    return kept


def words_as_json(words: Words) -> dict[str, list[str]]:
    return {place: list(said) for place, said in words.items()}


def words_from_json(content: Mapping[str, list[str]]) -> dict[str, Said]:
    return {place: Said(*said) for place, said in content.items()}
