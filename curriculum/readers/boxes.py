"""What is written as a quotation whose first line names it: a note, a fold, steps, a table.

> [!etapes]
> ### Ouvrir la messagerie
> Cliquez sur l’enveloppe.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from curriculum.readers.markdown_checks import check_passage
from curriculum.readers.notes import check_words, first_words, read_note, unquoted
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import plain
from curriculum.rules.packs import TABLE_WORDS, Accordion, Box, Quotation, Step, Steps, Table

MAX_WHO, MAX_TITLE, MAX_CAPTION = 200, 120, 300
MAX_QUOTATION, MAX_STEPS, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 2_000, 20, 200, 12, 1_000
STEP = re.compile(r"###\s+(\S.*)")
EDGE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def read_box(lines: Sequence[str], line: int, say: Say) -> Box | None:
    """The block that these lines say; the first of them satisfies `is_note`."""
    word, title = first_words(lines[0])
    words = unquoted(lines[1:])
    read = READERS.get(plain(word))
    if read:
        return read(title, words, line, say)
    if plain(word) in TABLE_WORDS:
        return _table(plain(word), title, words, line, say)
    return read_note(lines, line, say)


def _quotation(who: str, words: Sequence[str], line: int, say: Say) -> Quotation:
    if len(who) > MAX_WHO:
        say(line, _("Auteur de citation trop long. Gardez 200 signes au plus."))
    check_words(words, line + 1, say)
    text = _text(words)
    if len(text) > MAX_QUOTATION:
        say(line, _("Citation trop longue. Gardez 2 000 signes au plus."))
    return Quotation(who, text, line)


def _accordion(title: str, words: Sequence[str], line: int, say: Say) -> Accordion:
    if not title or len(title) > MAX_TITLE:
        say(line, _("Un texte replié a un titre, de 120 signes au plus, après [!replier]."))
    if not _text(words):
        say(line, _("Texte replié vide. Écrivez-le à la ligne, après >."))
    check_passage(words, line + 1, say)
    return Accordion(title, _text(words), line)


def _text(words: Sequence[str]) -> str:
    return "\n".join(words).strip("\n")


# Steps


def _steps(title: str, words: Sequence[str], line: int, say: Say) -> Steps:
    if title:
        say(line, _("Rien ne suit [!etapes]. Mettez ce titre au-dessus, après ##."))
    steps = tuple(_each_step(words, line + 1, say))
    if not 0 < len(steps) <= MAX_STEPS:
        say(line, _("Il faut de 1 à 20 étapes. Chacune commence par ### et son titre."))
    return Steps(steps, line)


def _each_step(words: Sequence[str], line: int, say: Say) -> Iterator[Step]:
    starts = [at for at, text in enumerate(words) if text.startswith("#")]
    for at, text in enumerate(words[: starts[0] if starts else None], line):
        if text.strip():
            say(at, _("Une étape commence par ### et son titre. Déplacez ces mots."))
    for start, end in pairwise([*starts, len(words)]):
        yield _step(words[start:end], line + start, say)


def _step(words: Sequence[str], line: int, say: Say) -> Step:
    found = STEP.fullmatch(words[0].rstrip())
    title = found[1].strip() if found else ""
    if not 0 < len(title) <= MAX_TITLE:
        say(line, _("Une étape commence par ### et un titre de 120 signes au plus."))
    check_passage(words[1:], line + 1, say)
    return Step(title, _text(words[1:]))


# Tables


def _table(word: str, caption: str, words: Sequence[str], line: int, say: Say) -> Table | None:
    if not 0 < len(caption) <= MAX_CAPTION:
        say(line, _("Un tableau a une légende, de 300 signes au plus, après [!tableau]."))
    written = [(at, text.strip()) for at, text in enumerate(words, line + 1) if text.strip()]
    check_passage(words, line + 1, say)
    lines = [text for _at, text in written]
    if len(lines) < 3 or not RULE.fullmatch(lines[1]):  # noqa: PLR2004  # headers, rule, a row
        say(line, _("Un tableau : les en-têtes, puis |---|---|, puis une ligne au moins."))
        return None
    rows = [(at, cells_of(text)) for at, text in (written[0], *written[2:])]
    for at, cells in rows:
        _check_row(cells, len(rows[0][1]), at, say)
    if len(rows) > MAX_ROWS or len(rows[0][1]) > MAX_COLUMNS:
        say(
            line, _("Tableau trop grand : 200 lignes et 12 colonnes au plus. Donnez-le en fichier.")
        )
    headers, kept = TABLE_WORDS[word], [cells for _at, cells in rows]
    if headers == "column":
        _check_no_head(kept.pop(0), rows[0][0], say)
    return Table(caption, headers, tuple(kept), line)


def cells_of(line: str) -> tuple[str, ...]:
    """« | a | b | » is a and b; a bar after a backslash is a bar within a cell."""
    inner = line.removeprefix("|")
    cells = [cell.strip().replace("\\|", "|") for cell in EDGE.split(inner)]
    return tuple(cells[:-1] if cells[-1] == "" else cells)


def _check_row(cells: Sequence[str], width: int, line: int, say: Say) -> None:
    if len(cells) != width:
        sentence = _("Cette ligne a %(found)s cases, la première %(width)s. Accordez-les.")
        say(line, sentence % {"found": len(cells), "width": width})
    if any(len(cell) > MAX_CELL for cell in cells):
        say(line, _("Une case dépasse 1 000 signes. Mettez ce texte hors du tableau."))


def _check_no_head(cells: Sequence[str], line: int, say: Say) -> None:
    if any(cells):
        say(
            line,
            _("Avec « colonne », la ligne d’en-têtes est vide. Videz-la, ou écrivez « double »."),
        )


READERS: dict[str, Callable[[str, Sequence[str], int, Say], Box]] = {
    "citation": _quotation,
    "replier": _accordion,
    "etapes": _steps,
}
