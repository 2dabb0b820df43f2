"""A sheet on paper: A4, black on white, to be filled in by hand."""

import json
from datetime import UTC, datetime, time
from typing import Any

from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext

from content.rules.typography import duration, typo
from curriculum.models import Sheet
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.sheets import SheetBlock, blocks_of, clock, runs_of, steps_of
from learners.documents.certificates import day_in_words
from learners.documents.papers import compile_paper, with_known_signs

KEPT_SECONDS = 24 * 3600
NARROWEST, WIDEST = 13, 42


def paper_of_sheet(sheet: Sheet) -> bytes:
    """PDF/UA-1 and PDF/A-3a; the same sheet is the same bytes, kept for a day. Raises PaperError.

    In French, whatever the page it was asked from: that is what the sheet speaks.
    """
    with translation.override("fr"):
        data = data_of(sheet)
    key = f"sheet:{fingerprint_of(data)}"
    made: bytes | None = cache.get(key)
    if made is None:
        at = datetime.combine(sheet.updated_on, time(12), tzinfo=UTC)
        made = with_known_signs(data, lambda kept: _compiled(kept, at=at))
        cache.set(key, made, KEPT_SECONDS)
    return made


def _compiled(data: dict[str, Any], *, at: datetime) -> bytes:
    return compile_paper("sheets.typ", {"data": json.dumps(data, ensure_ascii=False)}, at=at)


def data_of(sheet: Sheet) -> dict[str, Any]:
    blocks = blocks_of(sheet.body)
    return {
        "title": typo(sheet.title),
        "summary": typo(sheet.summary),
        "over": _over(sheet),
        "steps": [
            [clock(step.starts), clock(step.minutes), typo(step.title)] for step in steps_of(blocks)
        ],
        "blocks": [_block(block, at) for block, at in zip(blocks, _starts(blocks), strict=True)],
        "words": _words(sheet),
    }


def _over(sheet: Sheet) -> str:
    if sheet.audience == Sheet.Audience.FIELD:
        return gettext("Fiche de terrain")
    return gettext("Séance en salle, %s") % duration(sheet.minutes, "fr")


def _starts(blocks: list[SheetBlock]) -> list[int]:
    starts, total = [], 0
    for block in blocks:
        starts.append(total)
        total += block.minutes
    return starts


def _block(block: SheetBlock, starts: int) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": block.kind}
    if block.kind == "title":
        said |= {"level": block.level, "text": typo(block.text), "when": ""}
        if block.minutes:
            said["when"] = f"{clock(starts)} · {duration(block.minutes, 'fr')}"
    elif block.kind == "blank":
        said["count"] = block.count
    elif block.kind == "table":
        said["widths"] = [_width(column) for column in zip(*block.rows, strict=True)]
        said["rows"] = [[_runs(cell) for cell in row] for row in block.rows]
    elif block.items:
        said["items"] = [_runs(item) for item in block.items]
    elif block.text:
        said["runs"] = _runs(block.text)
    return said


def _width(column: tuple[str, ...]) -> int:
    """As wide as what it says; a column to write in, as wide as the widest."""
    has_room = any(not cell for cell in column)
    return WIDEST if has_room else min(max(NARROWEST, *map(len, column)), WIDEST)


def _runs(text: str) -> list[list[str]]:
    return [[run.kind, run.text] for run in runs_of(typo(text))]


def _words(sheet: Sheet) -> dict[str, str]:
    stays = gettext("Cette fiche reste avec la personne. Rien n’en est recopié sur la plateforme.")
    return {
        "brand": gettext("À portée"),
        "foot": stays if sheet.audience == Sheet.Audience.FIELD else typo(sheet.title),
        "credit": gettext("%(authors)s, %(licence)s, version du %(day)s.") % {
            "authors": sheet.authors,
            "licence": sheet.licence,
            "day": day_in_words(sheet.updated_on),
        },
        "page": gettext("page {page} sur {pages}"),
        "schedule": gettext("Le déroulé"),
        "starts": gettext("Début"),
        "lasts": gettext("Durée"),
        "step": gettext("Temps"),
    }  # fmt: skip
