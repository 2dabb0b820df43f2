"""Where the words of the glossary stand in a text: what a reader can ask the meaning of.

French words in rendered Markdown. The text is parsed, never searched as HTML; what is quoted as
code, what is a link or a title already, and names (« Compte Ameli ») are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from content.rules.searching import folded

LEFT_ALONE = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
SPACES = r"\s+"
# What stands against a word and makes it part of another, of an address or of a file's name.
BEFORE, AFTER = r"(?<![\w@/#-])(?<!\w\.)", r"(?![\w@/-])(?!\.\w)"
PLAIN_SIGNS = {"’": "'", "\n": " ", "\u00a0": " ", "\u202f": " "}
OPENINGS, SENTENCE_ENDS = " \t\n\u00a0\u202f«“(", ".!?…:[—–"
PLURAL_ENDING = re.compile(r"(?<=\w{3})[sx]$")
# Everyday words too: « cela compte », « sans lien », « l’application de la loi ». They are the
# glossary's only where somebody has one, and where nothing says of what.
HIS = r"[mts]on|[mts]a|[vn]otre|leurs?|[mtsvn]os|[mts]es"
UNSURE = {
    "compte": re.compile(rf"\b(?:{HIS}) $"),
    "lien": re.compile(rf"\b(?:{HIS}|un|ces?) $"),
    "application": re.compile(rf"(?:\b(?:{HIS}|une|cette|ces) |\bl')$"),
}
OF_WHAT = re.compile(r" (?:rendu|tenu|bancaire|en banque|de|du|des|d'|entre|avec|social)")
SHORTEST_WORD = 3
LOOK_BACK = 12  # signs: enough to see what stands before a word


@dataclass(frozen=True)
class Entry:
    """A word of the glossary. `slug` is its place on the page of the glossary."""

    slug: str
    word: str
    meaning: str
    other_forms: str = ""

    def forms(self) -> Iterator[str]:
        """The word, and those of its other forms that cannot be an everyday word.

        « accord », « écran » or « pouvoir » mean something else nine times in ten.
        """
        yield self.word
        for form in self.other_forms.split(","):
            if any(not sign.isalpha() or sign.isupper() for sign in form.strip()[1:]):
                yield form.strip()


@dataclass(frozen=True)
class Found:
    """Some HTML of the text, and the word that it is, if it is one."""

    html: str
    entry: Entry | None = None


@dataclass
class Glossary:
    """The words of the glossary for one page: each is explained where it stands first."""

    entries: tuple[Entry, ...]
    told: set[str] = field(default_factory=set)

    def tell(self, html: str) -> Iterator[Found]:
        for piece in found_in(html, self.entries):
            if piece.entry is None or piece.entry.slug in self.told:
                yield Found(piece.html)
            else:
                self.told.add(piece.entry.slug)
                yield piece


@lru_cache(maxsize=4096)
def found_in(html: str, entries: tuple[Entry, ...]) -> tuple[Found, ...]:
    """The text in pieces that join into it again, each word of the glossary apart."""
    reader = _Reader(entries)
    reader.feed(html)
    reader.close()
    return tuple(reader.pieces)


class _Reader(HTMLParser):
    """Copies what it reads, and looks for words where a reader reads sentences."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Found] = []
        self._pattern, self._by_name = _pattern_of(tuple(entries))
        self._apart = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the parser's signature
        self._apart += tag in LEFT_ALONE
        self.pieces.append(Found(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self._apart -= tag in LEFT_ALONE
        self.pieces.append(Found(f"</{tag}>"))

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(Found(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.pieces.append(Found(f"&#{name};"))

    def handle_data(self, data: str) -> None:
        if self._apart or self._pattern is None:
            self.pieces.append(Found(escape(data, quote=False)))
            return
        at = 0
        for start, end, name in _matches(data, self._pattern):
            self.pieces.append(Found(escape(data[at:start], quote=False)))
            self.pieces.append(Found(escape(data[start:end], quote=False), self._by_name[name]))
            at = end
        self.pieces.append(Found(escape(data[at:], quote=False)))


@lru_cache(maxsize=8)
def _pattern_of(
    entries: tuple[Entry, ...],
) -> tuple[re.Pattern[str] | None, dict[str, Entry]]:
    """One pattern for all, the longest first: « compte en ligne » before « compte »."""
    known: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.forms():
            if any(map(str.isalnum, form)):
                known.setdefault(_plain(form), entry)
    if not known:
        return None, {}
    ordered = sorted(known, key=lambda form: (-len(form), form))
    by_name = {f"f{place}": known[form] for place, form in enumerate(ordered)}
    ways = "|".join(f"(?P<f{place}>{_as_pattern(form)})" for place, form in enumerate(ordered))
    return re.compile(f"{BEFORE}(?:{ways}){AFTER}"), by_name


def _plain(text: str) -> str:
    return " ".join(folded(text).replace("’", "'").split())


def _as_pattern(form: str) -> str:
    """Each word of it in the singular or in the plural."""
    words = (re.escape(PLURAL_ENDING.sub("", word)) for word in form.split())
    return SPACES.join(f"{word}[sx]?" for word in words)


def _matches(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Where each word stands in the text as it was typed."""
    plain, places = _folded_with_places(text)
    for found in pattern.finditer(plain):
        start, end = places[found.start()], places[found.end() - 1] + 1
        if not _is_something_else(plain, found) and not _is_another(text, start, end):
            yield start, end, str(found.lastgroup)


def _is_something_else(plain: str, found: re.Match[str]) -> bool:
    had = UNSURE.get(PLURAL_ENDING.sub("", found[0]))
    if had is None:
        return False
    start, end = found.span()
    is_had = had.search(plain, max(0, start - LOOK_BACK), start) is not None
    return not is_had or OF_WHAT.match(plain, end) is not None


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The text without capitals and accents, and where each of its signs was."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = PLAIN_SIGNS.get(sign) or folded(sign)
        signs.append(plain)
        places.extend([place] * len(plain))
    return "".join(signs), places


def _is_another(text: str, start: int, end: int) -> bool:
    """A capital inside a sentence makes a name, an abbreviation has them: « os » is no « OS »."""
    said = text[start:end]
    if len(said) < SHORTEST_WORD:
        return not said.isupper()
    if not said[0].isupper() or said[1:2].isupper():
        return False
    before = text[max(0, start - LOOK_BACK) : start].rstrip(OPENINGS)
    return bool(before) and before[-1] not in SENTENCE_ENDS
