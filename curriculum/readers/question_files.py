"""A file of questions, whichever it is: its first bytes say so, not its name."""

import re
from functools import partial
from itertools import islice

from django.utils.translation import gettext as _

from curriculum.readers.encodings import UnreadableTextError, decoded
from curriculum.readers.gift_files import gift_questions
from curriculum.readers.moodle_xml import moodle_questions
from curriculum.readers.table_questions import table_questions
from curriculum.readers.tables import csv_rows, is_table, workbook_rows
from curriculum.rules.imports import FoundQuestion, Takes

MAX_BYTES = 20 * 1024 * 1024
MAX_QUESTIONS = 5_000
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ZIP = b"PK\x03\x04"
NOT_TEXTS = {b"MZ": "exe", b"%PDF": "pdf", b"\xd0\xcf\x11\xe0": "xls", b"\x7fELF": "exe"}


def questions_of(content: bytes) -> Takes:
    """Never raises: a file that cannot be read is a question that says why."""
    try:
        takes = _questions(content)
    except UnreadableTextError as failure:
        yield partial(FoundQuestion, failure.line, wrong=(failure.sentence,))
        return
    yield from islice(takes, MAX_QUESTIONS)
    for beyond in islice(takes, 1):
        sentence = _("Plus de 5 000 questions. Coupez le fichier en plusieurs.")
        yield partial(FoundQuestion, beyond().line, wrong=(sentence,))


def _questions(content: bytes) -> Takes:
    if content.startswith(ZIP):
        return table_questions(workbook_rows(content))
    for mark, kind in NOT_TEXTS.items():
        if content.startswith(mark):
            raise UnreadableTextError(1, _not_a_text(kind))
    text = decoded(content)
    if not text.strip():
        raise UnreadableTextError(1, _("Le fichier est vide. Choisissez-en un autre."))
    if text.lstrip().startswith("<"):
        return moodle_questions(DECLARATION.sub(lambda it: "\n" * it[0].count("\n"), text))
    return table_questions(csv_rows(text)) if is_table(text) else gift_questions(text)


def _not_a_text(kind: str) -> str:
    return {
        "xls": _("C’est un ancien classeur. Enregistrez-le en .xlsx, .ods ou .csv."),
        "pdf": _("C’est un PDF. Choisissez un fichier GIFT, Moodle XML, CSV, XLSX ou ODS."),
        "exe": _("C’est un programme. Choisissez un fichier GIFT, Moodle XML, CSV, XLSX ou ODS."),
    }[kind]


def lines_of(content: bytes) -> int:
    """How many lines there are, for the bar that shows how far the reading is; 0 in a workbook."""
    return 0 if content.startswith(ZIP) else content.count(b"\n") + 1
