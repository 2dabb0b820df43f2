"""Tables: CSV, XLSX and ODS, a row at a time. A formula is never computed: it is named."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from content.rules.files import BROKEN_ZIP
from curriculum.readers.archives import is_swollen
from curriculum.readers.columns import columns_of
from curriculum.readers.encodings import UnreadableTextError
from curriculum.readers.ods import ods_rows
from curriculum.readers.table_questions import Row

MAX_ROWS = 5_000
MAX_CELLS = 120
MAX_PARTS = 2_000
MAX_UNPACKED = 40 * 1024 * 1024
WORKBOOK, CONTENT = "xl/workbook.xml", "content.xml"
MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
SEPARATORS = (";", ",", "\t")
NAMED_SEPARATOR = re.compile(r"sep=(.)\n")  # Excel's own first line
LOOKED_AT = 10  # lines
MAX_CELL = 30_000


def is_table(text: str) -> bool:
    """Whether the first line names columns of questions, or all its lines have the same cells."""
    start = _without_named_separator(text).lstrip()[:MAX_CELL]
    reader = csv.reader(io.StringIO(start), delimiter=separator_of(text))
    rows = [row for row in islice(reader, LOOKED_AT) if row]
    if rows and columns_of(rows[0]).are_questions:
        return True
    return "{" not in text and len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])} != {1}


def _without_named_separator(text: str) -> str:
    return NAMED_SEPARATOR.sub("\n", text, count=1) if NAMED_SEPARATOR.match(text) else text


def separator_of(text: str) -> str:
    if named := NAMED_SEPARATOR.match(text):
        return named[1]
    head = text.lstrip().partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def csv_rows(text: str) -> Iterator[Row]:
    known = io.StringIO(_without_named_separator(text))
    reader = csv.reader(known, delimiter=separator_of(text))
    line = 1
    try:
        for count, cells in enumerate(reader):
            _check_count(count, line)
            yield Row(line, cells[:MAX_CELLS])
            line = reader.line_num + 1
    except csv.Error as failure:
        raise UnreadableTextError(
            line, _("Cette ligne n’est pas du CSV. Corrigez-la.")
        ) from failure


def workbook_rows(content: bytes) -> Iterator[Row]:
    """Of an XLSX or an ODS; anything else that is a ZIP is named for what it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            _check_archive(archive)
            is_ods = CONTENT in names
            if not is_ods and WORKBOOK not in names:
                raise UnreadableTextError(1, _not_a_workbook(names))
            rows = ods_rows(archive.read(CONTENT)) if is_ods else _xlsx_rows(content, archive)
            for count, row in enumerate(rows):
                _check_count(count, row.line)
                yield row
    except (
        *BROKEN_ZIP,
        KeyError,
        TypeError,
        AttributeError,
    ) as failure:  # openpyxl's, on a bad file
        raise UnreadableTextError(1, _damaged()) from failure


def _check_count(count: int, line: int) -> None:
    if count > MAX_ROWS:
        raise UnreadableTextError(line, _("Plus de 5 000 lignes. Coupez le fichier en plusieurs."))


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or total > MAX_UNPACKED or any(map(is_swollen, entries)):
        raise UnreadableTextError(1, _("Ce classeur cache un contenu démesuré. Refaites-le."))


def _not_a_workbook(names: set[str]) -> str:
    if "word/document.xml" in names:
        return _("C’est un document Word, pas un classeur. Copiez vos questions dans le modèle.")
    return _("C’est un ZIP, pas un classeur. Enregistrez votre tableau en .xlsx, .ods ou .csv.")


def _damaged() -> str:
    return _("Ce classeur est abîmé ou illisible. Enregistrez-le à nouveau.")


def _xlsx_rows(content: bytes, archive: zipfile.ZipFile) -> Iterator[Row]:
    """The first sheet, read-only: values and formulas as they are written."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    sheet = book.worksheets[0]
    merged = _merged_lines(archive, sheet._worksheet_path)  # noqa: SLF001  # what read-only sheets do not tell
    for line, cells in enumerate(sheet.iter_rows(max_col=MAX_CELLS), 1):
        formulas = [place for place, cell in enumerate(cells) if cell.data_type == "f"]
        yield Row(line, [_shown(cell.value) for cell in cells], formulas, line in merged)


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)[:MAX_CELL]


def _merged_lines(archive: zipfile.ZipFile, path: str) -> set[int]:
    """Few sheets merge anything; those that merge all of themselves are not followed."""
    lines: set[int] = set()
    for found in MERGED.findall(archive.read(path)):
        _left, top, _right, bottom = range_boundaries(found.decode("ascii"))
        lines.update(range(top, min(bottom, MAX_ROWS) + 1))
    return lines
