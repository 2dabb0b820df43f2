"""What a booklet must not say: words that give it away, found whatever their case or accents."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
ENDINGS = r"(?:e?s|e|x)?"
SPACES = re.compile(r"[ \t]{2,}")
BEFORE_A_STOP = re.compile(r"[ \t]+([.,])")
THIRD_PERSON = re.compile(r"(?<!\w)(?:il|elle)(?!\w)(?!\s+(?:faut|y\s+a|reste)\b)", re.IGNORECASE)


class Spot(NamedTuple):
    """A word that stands in a text, from `start` to `end`, as it is written there."""

    start: int
    end: int
    word: str


def spots_in(text: str, words: Iterable[str]) -> list[Spot]:
    """Where these words stand, plural and feminine included: « soeur » is « sœur »."""
    plain, places = _plain(text)
    found = {
        (places[it.start()], places[it.end() - 1] + 1)
        for word in words
        if (wanted := _plain(word)[0])
        for it in re.finditer(rf"(?<!\w){re.escape(wanted)}{ENDINGS}(?!\w)", plain)
    }
    return [Spot(start, end, text[start:end]) for start, end in sorted(found)]


def without(text: str, spots: Iterable[Spot]) -> str:
    """The text without these words, and without the holes they leave."""
    for spot in sorted(spots, reverse=True):
        text = text[: spot.start] + text[spot.end :]
    return BEFORE_A_STOP.sub(r"\1", SPACES.sub(" ", text)).strip()


def is_about_somebody(text: str) -> bool:
    """« il » or « elle » where « je » is awaited; « il faut », « il y a » are nobody."""
    return THIRD_PERSON.search(text) is not None


def _plain(text: str) -> tuple[str, list[int]]:
    """Lower case, no accent; and for each sign, its place in the text."""
    signs = [(sign, place) for place, it in enumerate(text) for sign in _signs(it)]
    return "".join(sign for sign, _place in signs), [place for _sign, place in signs]


def _signs(sign: str) -> Iterator[str]:
    apostrophe = "'" if sign == "’" else sign
    for part in unicodedata.normalize("NFKD", LIGATURES.get(sign, apostrophe)).casefold():
        if not unicodedata.combining(part):
            yield part
