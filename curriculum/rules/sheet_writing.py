"""A sheet as the file of its pack, in the one canonical form (docs/packs-sheets.md)."""

from curriculum.rules.order_writing import value_of
from curriculum.rules.pack_paths import PackSheet
from curriculum.rules.packs import AUDIENCE_WORDS, SOURCE

SHEET_FILE = "fiche.md"
WORD_OF_AUDIENCE = {code: word for word, code in AUDIENCE_WORDS.items()}


def files_of_sheet(sheet: PackSheet) -> dict[str, bytes]:
    """Reading and writing again gives the same bytes."""
    header = [
        f"pack: {sheet.pack}",
        "format: 1",
        f"cle: {sheet.key}",
        f"titre: {value_of(sheet.title)}",
        f"langue: {SOURCE}",
        f"public: {WORD_OF_AUDIENCE[sheet.audience]}",
        *([f"minutes: {sheet.minutes}"] if sheet.minutes else []),
        f"mis_a_jour: {sheet.updated.isoformat()}",
        f"resume: {value_of(sheet.summary)}",
        "modules:",
        *(f"  - {key}" for key in sheet.modules),
        f"licence: {value_of(sheet.licence)}",
        f"auteurs: {value_of(sheet.authors)}",
    ]
    text = "\n".join(["---", *header, "---", "", sheet.body, ""])
    return {SHEET_FILE: text.encode()}
