"""Tables that leave the house: the model of a file of questions, and the report of an import."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook

from curriculum.readers.columns import MODEL

BYTE_ORDER_MARK = "\ufeff"
# One row for each kind, in the order of the columns; what follows the last bar is empty.
EXAMPLES = """\
cotes-1|Les côtés|Regarder|un choix|Combien de côtés ?|quatre|x|Oui.|un seul||Il en manque trois.
cotes-2|Deux côtés|Regarder|plusieurs choix|Que regarder ?|l’appareil|50 %||la connexion|50 %||la \
note|-100 %|Non.
risque|Pièce jointe|Sécurité|vrai ou faux|Ouvrir est sans risque.|faux||Oui.|vrai||Relisez.
octet|L’octet|Chiffres|nombre|Combien de bits dans un octet ?|8|100 %||8 ± 1|50 %|Presque.
ville|Capitale|Chiffres|réponse courte|Quelle est la capitale ?|Paris|100 %||Paname|50 %|De l’argot.
gestes|Raccourcis|Gestes|appariement|Reliez.|copier -> Ctrl+C|||coller -> Ctrl+V|||
etapes|Étapes|Gestes|remise en ordre|Dans quel ordre aider ?|écouter|||montrer|||laisser faire"""


def model_rows() -> list[list[str]]:
    examples = [line.split("|") for line in EXAMPLES.splitlines()]
    return [list(MODEL), *([*row, *[""] * (len(MODEL) - len(row))] for row in examples)]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """What a French spreadsheet opens with a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def as_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Questions"))
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
