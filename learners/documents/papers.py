"""The PDF of a certificate: made by Typst, tagged (PDF/UA-1) and lasting (PDF/A-3a)."""

import io
import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC
from functools import lru_cache
from pathlib import Path

import segno
import typst
from django.conf import settings

from learners.documents.certificates import CertificateText, text_of
from learners.models import Certificate

FOLDER = Path(__file__).parent
FAMILY = "Atkinson Hyperlegible"
STANDARDS = ["ua-1", "a-3a"]
QR_COLOUR = "#2a1a2e"
# How Typst names a sign that none of the fonts holds: PDF/UA forbids to print a hole.
WITHOUT_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
MISSING_SIGN = "□"
MOST_MISSING_SIGNS = 40


class PaperError(Exception):
    """The paper could not be made; the message says why."""


def paper_of(certificate: Certificate) -> bytes:
    """The PDF, byte for byte the same each time. Raises PaperError."""
    text = text_of(certificate, certificate.language)
    data = json.dumps(asdict(text), ensure_ascii=False)
    for _ in range(MOST_MISSING_SIGNS):
        try:
            return _compiled(certificate, data, text)
        except typst.TypstError as error:
            missing = WITHOUT_GLYPH.search(str(error))
            if missing is None:
                raise PaperError(str(error)) from error
            data = _without(missing[1], data)
    raise PaperError("Too many signs that no font holds")


def _compiled(certificate: Certificate, data: str, text: CertificateText) -> bytes:
    made = _compiler(settings.BUILT_DIR / "fonts" / "ttf").compile(
        format="pdf",
        sys_inputs={"data": data, "qr": _qr(text.url)},
        pdf_standards=STANDARDS,
        timestamp=certificate.issued_at.astimezone(UTC),
    )
    if not isinstance(made, bytes):
        raise PaperError("Typst gave no bytes")
    return made


@lru_cache(maxsize=1)
def _compiler(fonts_folder: Path) -> typst.Compiler:
    """Kept for the life of the worker: loading fonts takes longer than a paper."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts_folder]
    )
    if FAMILY not in fonts.families():
        raise PaperError(f"No {FAMILY} in {fonts_folder}: run manage.py build_assets")
    return typst.Compiler(FOLDER / "certificate.typ", root=FOLDER, font_paths=fonts)


def _qr(url: str) -> str:
    """A square to scan, readable with 15 % of it stained."""
    drawing = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawing, kind="svg", border=0, dark=QR_COLOUR, xmldecl=False
    )
    return drawing.getvalue().decode()


def _without(missing: str, data: str) -> str:
    """An emoji goes; a letter of an unknown script leaves its place visible."""
    for sign in missing:
        is_drawing = unicodedata.category(sign)[0] in "SCM"
        data = data.replace(sign, "" if is_drawing else MISSING_SIGN)
    return data
