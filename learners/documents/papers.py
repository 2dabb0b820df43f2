"""The PDF of a certificate: made by Typst, tagged (PDF/UA-1) and lasting (PDF/A-3a)."""

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import segno
import typst
from django.conf import settings

from learners.documents.certificates import text_of
from learners.documents.streams import with_clear_ends
from learners.models import Certificate

FOLDER = Path(__file__).parent
FAMILY = "Atkinson Hyperlegible"
QR_COLOUR = "#2a1a2e"
# How Typst names a sign that none of the fonts holds: PDF/UA forbids to print a hole.
WITHOUT_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Joined to others they make one drawing, that Typst could not name.
EMOJI = re.compile("[\U0001f000-\U0001fbff\ufe0e\ufe0f\u20e3\U000e0001-\U000e007f]\u200d?")
MISSING_SIGN = "□"
MOST_MISSING_SIGNS = 40
NO_SIGNS = {"Cc", "Cs", "Co", "Cn"}  # controls, halves of signs, signs that nobody has given


class PaperError(Exception):
    """The paper could not be made; the message says why."""


def paper_of(certificate: Certificate) -> bytes:
    """The PDF, byte for byte the same each time. Raises PaperError."""
    data = asdict(text_of(certificate, certificate.language))
    return with_known_signs(data, lambda kept: _compiled(kept, at=certificate.issued_at))


def with_known_signs(data: dict[str, Any], make: Callable[[dict[str, Any]], bytes]) -> bytes:
    """A paper of `data`, without the signs that no font holds. Raises PaperError."""
    missing: set[str] = set()
    while len(missing) <= MOST_MISSING_SIGNS:
        try:
            return make(without(missing, data))
        except typst.TypstError as error:
            found = _without_glyph(str(error)) - missing
            if not found:
                raise PaperError(str(error)) from error
            missing |= found
    raise PaperError(f"Too many signs that no font holds: {''.join(sorted(missing))}")


def _without_glyph(words: str) -> set[str]:
    """The signs an error of Typst is about; our own fonts hold all of ASCII."""
    found = WITHOUT_GLYPH.search(words)
    text = ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return {sign for sign in text if not sign.isascii()}


def without(missing: Iterable[str], data: Any) -> Any:  # noqa: ANN401  # any plain data
    """The same data, where an emoji is gone and a letter that no font holds leaves its place."""
    if isinstance(data, dict):
        return {key: without(missing, value) for key, value in data.items()}
    if isinstance(data, list):
        return [without(missing, value) for value in data]
    if isinstance(data, int):
        return data
    kept = "".join(sign for sign in data if unicodedata.category(sign) not in NO_SIGNS)
    return EMOJI.sub("", kept).translate({ord(sign): _in_place_of(sign) for sign in missing})


def _in_place_of(sign: str) -> str:
    is_drawing = unicodedata.category(sign)[0] in "SCM"
    return "" if is_drawing else MISSING_SIGN


def _compiled(data: dict[str, Any], *, at: datetime) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False), "qr": qr_drawing(data["url"])}
    return compile_paper("certificate.typ", inputs, at=at)


def compile_paper(template: str, inputs: dict[str, str], *, at: datetime) -> bytes:
    """One of the templates of this folder, as a tagged and lasting PDF."""
    made = compiler(settings.BUILT_DIR / "fonts" / "ttf", template).compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    return with_clear_ends(cast("bytes", made))


@lru_cache(maxsize=3)
def compiler(fonts_folder: Path, template: str = "certificate.typ") -> typst.Compiler:
    """Kept for the life of the worker: loading fonts takes longer than a paper."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts_folder]
    )
    if FAMILY not in fonts.families():
        raise PaperError(f"No {FAMILY} in {fonts_folder}: run manage.py build_assets")
    return typst.Compiler(FOLDER / template, root=FOLDER, font_paths=fonts)


def qr_drawing(url: str) -> str:
    """A square to scan, readable with 15 % of it stained."""
    drawing = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawing, kind="svg", border=0, dark=QR_COLOUR, xmldecl=False
    )
    return drawing.getvalue().decode()
