"""What stands after the word of a fence: « gift cle=… titre="…" minutes=… »."""

import shlex
from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from curriculum.readers.fields import slug_rule
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import or_else
from curriculum.rules.keys import is_key

NEEDED = ("cle", "titre", "minutes")
MAX_TITLE = 120


def fence_attributes(
    written: str, word: str, allowed: Collection[str], line: int, say: Say
) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, value in _pairs(written, word, line, say):
        named = {"name": name, "word": word}
        if name not in allowed:
            sentence = _("« %(name)s » n’est pas prévu après %(word)s.") % named
            say(line, f"{sentence} {or_else(name, allowed)}")
        elif name in said:
            say(line, _("« %(name)s » est écrit deux fois après %(word)s. Gardez-en un.") % named)
        else:
            said[name] = value
    return said


def _pairs(written: str, word: str, line: int, say: Say) -> Iterator[tuple[str, str]]:
    try:
        words = shlex.split(written)
    except ValueError:
        say(line, _("Guillemet jamais fermé après %(word)s. Fermez-le.") % {"word": word})
        return
    for pair in words:
        name, _equal, value = pair.partition("=")
        yield name, value.strip()


def number_in(text: str, least: int, most: int) -> int | None:
    """A whole number between two others, or nothing."""
    is_whole = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if is_whole and least <= int(text) <= most else None


def wrong_attributes(
    said: Mapping[str, str], word: str, minutes: int | None, mark: int | None
) -> Iterator[str]:
    for name in NEEDED:
        if not said.get(name):
            named = {"name": name, "word": word}
            yield _("« %(name)s » manque après %(word)s. Ajoutez %(name)s=…") % named
    key = said.get("cle", "")
    if key and not is_key(key):
        yield f"« {key} ». {slug_rule()}"
    if len(said.get("titre", "")) > MAX_TITLE:
        yield _("Titre d’activité trop long. Gardez 120 signes au plus.")
    if said.get("minutes") and minutes is None:
        yield _("La durée de l’activité est un nombre entier de minutes, de 0 à 90.")
    if mark is None:
        yield _("Le seuil est un nombre entier, de 1 à 100.")
