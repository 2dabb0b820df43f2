"""A sheet of the site as a pack."""

from typing import cast

from curriculum.actions.packs.sheets import modules_of
from curriculum.models import Sheet
from curriculum.rules.pack_paths import PackSheet
from curriculum.rules.packs import SheetAudience
from curriculum.rules.sheet_writing import files_of_sheet


def pack_of_sheet(sheet: Sheet) -> dict[str, bytes]:
    """Every file of its pack, by name."""
    return files_of_sheet(
        PackSheet(
            file="",
            pack=sheet.pack,
            key=sheet.slug,
            title=sheet.title,
            audience=cast("SheetAudience", sheet.audience),
            minutes=sheet.minutes,
            updated=sheet.updated_on,
            summary=sheet.summary,
            modules=tuple(modules_of(sheet)),
            licence=sheet.licence,
            authors=sheet.authors,
            body=sheet.body,
        )
    )
