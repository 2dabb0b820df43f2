"""What a word is, for a search: without accents, without its plural, and long enough to matter.

Both databases hold these stems, so they find the same things: neither is asked to know French.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

import snowballstemmer

STEMMERS = {"fr": "french", "en": "english"}
LONGEST_QUERY = 400
MOST_WORDS = 8
LONGEST_WORD = 40
SHORT = 3  # letters: « bus », « SMS », « pas » have no plural to lose
MOST_TIMES = 3  # a word said ten times says no more than one said three times
EXCERPT = 220
BEFORE = 60  # signs of an excerpt that stand before the first word found

WORD = re.compile(r"[^\W_]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
# Too frequent to find anything by. Single letters (l’, d’, a) are left out too.
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "au aux avec ce ces cet cette comme dans de des du elle elles en est et eux il ils je la le"
        " les leur leurs lui ma mais me mes moi mon ne nos notre nous on ont ou par pas pour qu que"
        " qui sa sans se ses si son sont sur ta te tes toi ton tu un une vos votre vous jusqu"
        " lorsqu puisqu an and are as at be but by for from has have he her his in is it its my no"
        " not of or our she so that the their them they this to us was we were what with you your",
    )
)
# French plurals that no ending tells.
PLURALS = {
    "aveux": "aveu",
    "baux": "bail",
    "cheveux": "cheveu",
    "enjeux": "enjeu",
    "feux": "feu",
    "jeux": "jeu",
    "lieux": "lieu",
    "milieux": "milieu",
    "travaux": "travail",
    "voeux": "voeu",
    "yeux": "oeil",
}


@dataclass(frozen=True)
class Weighed:
    """A stem of a text: the word that gave it, and how much it counts there."""

    stem: str
    word: str
    weight: int


@dataclass(frozen=True)
class Piece:
    """Some text of an excerpt, found or not."""

    text: str
    is_found: bool


def folded(text: str) -> str:
    """Lower case, no accent, no ligature: « Élève » and « eleve » are one word."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words_of(text: str) -> Iterator[re.Match[str]]:
    """The words of a text in NFC, small ones left out."""
    for found in WORD.finditer(text):
        if len(found[0]) > 1 and folded(found[0]) not in SMALL_WORDS:
            yield found


@lru_cache(maxsize=100_000)
def stem_of(word: str, language: str) -> str:
    """Folded first: « élèves », written without its accents, must give the same."""
    name = STEMMERS.get(language, "french")
    plain = singular(folded(word)) if name == "french" else folded(word)
    return str(snowballstemmer.stemmer(name).stemWord(plain))[:LONGEST_WORD]


def singular(word: str) -> str:
    """A French word, folded, without its plural; « accès » loses its s too, wherever it stands.

    The stemmer alone keeps « photos », and takes « usager » for a verb but not « usagers ».
    """
    if word in PLURALS:
        return PLURALS[word]
    is_plural = word.endswith(("eaux", "oux")) or (word[-1:] == "s" and word[-2:] != "ss")
    return word[:-1] if is_plural and len(word) > SHORT else word


def weighed(parts: Iterable[tuple[str, int]], language: str) -> list[Weighed]:
    """The stems of several texts, each counting for so much."""
    words: dict[str, str] = {}
    weights: dict[str, int] = {}
    for text, weight in parts:
        times: dict[str, int] = {}
        for found in words_of(unicodedata.normalize("NFC", text)):
            stem = stem_of(found[0], language)
            words.setdefault(stem, found[0].casefold()[:LONGEST_WORD])
            times[stem] = times.get(stem, 0) + 1
        for stem, number in times.items():
            weights[stem] = weights.get(stem, 0) + weight * min(number, MOST_TIMES)
    return [Weighed(stem, words[stem], weight) for stem, weight in weights.items()]


def query_of(typed: str) -> str:
    """What somebody typed, as it can be shown and searched: one line, 400 signs, no control."""
    text = unicodedata.normalize("NFC", typed[: 2 * LONGEST_QUERY])
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def asked_words(query: str) -> list[str]:
    """The words that must all be found, each once."""
    words = dict.fromkeys(found[0].casefold() for found in words_of(query))
    return list(words)[:MOST_WORDS]


def asked_stems(query: str) -> list[frozenset[str]]:
    """For each word, what it may be in a text of any of our languages."""
    return [frozenset(stem_of(word, each) for each in STEMMERS) for word in asked_words(query)]


def is_found_in(text: str, stems: Sequence[Collection[str]], language: str) -> bool:
    """Whether a text holds every word."""
    said = {stem_of(found[0], language) for found in words_of(text)}
    return bool(stems) and all(said & set(each) for each in stems)


def marked(text: str, stems: Sequence[Collection[str]], language: str) -> list[Piece]:
    """The whole text in pieces, the words found apart."""
    wanted = {stem for each in stems for stem in each}
    pieces, at = [], 0
    for found in words_of(text):
        if stem_of(found[0], language) in wanted:
            pieces += [Piece(text[at : found.start()], False), Piece(found[0], True)]
            at = found.end()
    pieces.append(Piece(text[at:], False))
    return [piece for piece in pieces if piece.text]


def excerpt(text: str, stems: Sequence[Collection[str]], language: str) -> list[Piece]:
    """A few lines around the first word found, cut between words; none without such a word."""
    wanted = {stem for each in stems for stem in each}
    places = (f.start() for f in words_of(text) if stem_of(f[0], language) in wanted)
    first = next(places, None)
    if first is None:
        return []
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    end = len(text) if len(text) <= start + EXCERPT else text.rfind(" ", start, start + EXCERPT)
    shown = text[start : max(end, first + LONGEST_WORD)].strip()
    before = "… " if start else ""
    return marked(f"{before}{shown}{'' if end == len(text) else ' …'}", stems, language)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody may have meant."""
    by_plain = {folded(each): each for each in known}
    close = get_close_matches(folded(word), by_plain, n=1, cutoff=0.72)
    return by_plain[close[0]] if close else None
