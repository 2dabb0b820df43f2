"""Atkinson Hyperlegible, cut down to French and English: for pages (WOFF2) and papers (TTF).

The family comes from PyPI under the OFL 1.1, which lets a modified copy keep its name (no name is
reserved) as long as the licence stays beside it.
"""

import copy
import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "fontpkg_atkinson_hyperlegible"
WEIGHTS = ("Regular", "Bold")
SIGNS = (
    "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñÑáíóúÁÍÓÚãõøåßžšćčřłŁŽŠĆČŘØÅÃÕ"
    "«»‹›’‘“”„–—…·•€°ºª×÷−±≈≤≥\u00a0\u202f\u2011©®§†½¼"
)
CHARACTERS = set(range(0x20, 0x7F)) | {ord(sign) for sign in SIGNS}
FEATURES = ["kern", "locl", "ccmp", "mark", "mkmk", "tnum"]
NARROW_SPACE, SPACE = 0x202F, 0x20
HYPHEN_THAT_HOLDS, HYPHEN = 0x2011, 0x2D
NARROWNESS = 0.55  # of a space; what good French typesetting gives before ; ! ?


def build_fonts(folder: Path) -> bool:
    """Write atkinson-{regular,bold}.woff2, ttf/ and the licence. False if they stood already."""
    stamp, recipe = folder / "made-from", _recipe()
    if stamp.exists() and stamp.read_text() == recipe:
        return False
    (folder / "ttf").mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        font = _cut(_with_french_signs(_original(weight)))
        _save(font, folder / "ttf" / f"atkinson-{weight.lower()}.ttf", flavor=None)
        _save(font, folder / f"atkinson-{weight.lower()}.woff2", flavor="woff2")
    (folder / "OFL.txt").write_bytes((files(PACKAGE) / "LICENSE").read_bytes())
    stamp.write_text(recipe)
    return True


def _recipe() -> str:
    """Changes when the package, fontTools or this file do."""
    here = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{version('fontpkg-atkinson-hyperlegible')} {version('fonttools')} {here}"


def _original(weight: str) -> TTFont:
    source = files(PACKAGE) / "files" / f"AtkinsonHyperlegible-{weight}.ttf"
    with source.open("rb") as stream:
        return TTFont(stream, lazy=False, recalcTimestamp=False)


def _with_french_signs(font: TTFont) -> TTFont:
    """The family has neither U+202F nor U+2011: without them, each « ; » borrows another font."""
    names = font.getBestCmap()
    space, narrow = names[SPACE], "uni202F"
    font.setGlyphOrder([*font.getGlyphOrder(), narrow])
    font["glyf"][narrow] = copy.deepcopy(font["glyf"][space])
    font["hmtx"][narrow] = (round(font["hmtx"][space][0] * NARROWNESS), 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_SPACE] = narrow
            table.cmap[HYPHEN_THAT_HOLDS] = names[HYPHEN]
    return font


def _cut(font: TTFont) -> TTFont:
    options = subset.Options(hinting=False, layout_features=FEATURES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    return font


def _save(font: TTFont, target: Path, *, flavor: str | None) -> None:
    font.flavor = flavor
    unfinished = target.with_suffix(".unfinished")
    font.save(unfinished)
    unfinished.replace(target)
