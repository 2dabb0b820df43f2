"""Whether the name somebody typed is the one written on a paper."""

import unicodedata
from itertools import permutations

# Letters that Unicode does not take apart.
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
CIVILITIES = frozenset(
    {"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms"}
)
MOST_WORDS = 6  # 720 orders; beyond, a word stays a word


def is_same_name(written: str, typed: str) -> bool:
    """Case, accents, order, hyphens and spaces are forgiven; a missing word is not.

    « BEN ALI Nadia », « Nadia Ben-Ali » and « nadia benali » are one name.
    """
    ours, theirs = words_of(written), words_of(typed)
    if not ours or not theirs:
        return False
    return _same(ours, theirs) or _same(ours, without_civility(theirs))


def words_of(name: str) -> list[str]:
    """The words of a name, in lower case, without accents."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    letters = (sign for sign in folded if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def without_civility(words: list[str]) -> list[str]:
    return words[1:] if words[0] in CIVILITIES else words


def _same(ours: list[str], theirs: list[str]) -> bool:
    """Some order of the words gives the same letters, however they are cut."""
    if sorted(ours) == sorted(theirs):
        return True
    if max(len(ours), len(theirs)) > MOST_WORDS or not theirs:
        return False
    if sorted("".join(ours)) != sorted("".join(theirs)):
        return False
    return not _orders(ours).isdisjoint(_orders(theirs))


def _orders(words: list[str]) -> set[str]:
    return {"".join(order) for order in permutations(words)}
