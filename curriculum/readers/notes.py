"""Notes: a quotation whose first line names a kind, « > [!savoir] Le bon mot »."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from curriculum.readers.markdown_checks import check_passage
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import or_else
from curriculum.rules.packs import NOTE_KINDS, TABLE_WORDS, Note

FIRST_LINE = re.compile(r">\s*\[!([^\]]*)\](.*)")
KINDS = {str(kind): kind for kind in NOTE_KINDS}
# What begins in the same way and is no note: curriculum/readers/boxes.py.
OTHER_KINDS = ("citation", "replier", "etapes", *TABLE_WORDS)
MAX_TITLE = 80


def is_note(line: str) -> bool:
    return FIRST_LINE.match(line) is not None


def read_note(lines: Sequence[str], line: int, say: Say) -> Note | None:
    """The note that these lines say; the first of them satisfies `is_note`."""
    word, title = first_words(lines[0])
    kind = KINDS.get(word.casefold())
    if kind is None:
        sentence = _("« %(kind)s » n’est pas une sorte d’encadré.") % {"kind": word}
        say(line, f"{sentence} {or_else(word, [*NOTE_KINDS, *OTHER_KINDS])}")
    if len(title) > MAX_TITLE:
        say(line, _("Titre d’encadré trop long. Gardez 80 signes au plus."))
    words = unquoted(lines[1:])
    check_words(words, line + 1, say)
    return Note(kind, title, "\n".join(words).strip("\n"), line) if kind else None


def first_words(line: str) -> tuple[str, str]:
    """« > [!savoir] Le bon mot »: the kind, and what follows it."""
    word, title = FIRST_LINE.findall(line)[0]
    return word.strip(), title.strip()


def unquoted(lines: Sequence[str]) -> list[str]:
    return [text[1:].removeprefix(" ") for text in lines]


def check_words(words: Sequence[str], line: int, say: Say) -> None:
    if not any(text.strip() for text in words):
        say(line - 1, _("Encadré vide. Écrivez son texte à la ligne, après >."))
    for at, text in enumerate(words, line):
        if text.startswith("#"):
            say(at, _("Pas de titre dans un encadré. Mettez ces mots en gras."))
    check_passage(["" if text.startswith("#") else text for text in words], line, say)
