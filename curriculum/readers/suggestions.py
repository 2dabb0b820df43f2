"""« Vous vouliez dire … » : the known word nearest to one that is not known."""

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

from django.utils.translation import gettext as _


def plain(word: str) -> str:
    """Lower case, no accent: « Thème » and « theme » are one word."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def nearest(word: str, known: Collection[str], *, cutoff: float = 0.6) -> str | None:
    by_plain = {plain(candidate): candidate for candidate in known}
    found = get_close_matches(plain(word), by_plain, n=1, cutoff=cutoff)
    return by_plain[found[0]] if found else None


def or_else(word: str, known: Collection[str]) -> str:
    """The end of a sentence about an unknown word: the nearest, or all that is known."""
    guess = nearest(word, known)
    if guess:
        return _("Vous vouliez peut-être dire « %(guess)s ».") % {"guess": guess}
    return _("Choisissez parmi : %(known)s.") % {"known": ", ".join(known)}
