"""What is made from the sources before a page can be served."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from config.fonts import CHARACTERS, build_fonts
from config.static_files import collect_static_files
from config.stylesheet import build_script, build_stylesheet

STATIC = Path(settings.BASE_DIR) / "static"
FRENCH_SIGNS = {0x202F, 0x2011, 0xA0, ord("é"), ord("Œ"), ord("«"), ord("’"), ord("€")}
LIGHTEST_VIEW = 12_000  # bytes: two of them leave room in the 60 kB of a first view


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    assert build_fonts(folder)
    return folder


@pytest.mark.parametrize(
    "name", ["atkinson-regular.woff2", "atkinson-bold.woff2", "ttf/atkinson-regular.ttf"]
)
def test_the_fonts_hold_every_french_sign(fonts, name):
    signs = set(TTFont(fonts / name).getBestCmap())

    assert signs >= FRENCH_SIGNS
    assert signs <= CHARACTERS


def test_the_narrow_space_is_narrow_and_empty(fonts):
    font = TTFont(fonts / "ttf" / "atkinson-bold.ttf")
    names, widths = font.getBestCmap(), font["hmtx"]

    assert 0 < widths[names[0x202F]][0] < widths[names[0x20]][0]
    assert font["glyf"][names[0x202F]].numberOfContours == 0
    assert names[0x2011] == names[0x2D]


def test_the_fonts_are_light_and_keep_their_licence(fonts):
    sizes = {file.name: file.stat().st_size for file in fonts.glob("*.woff2")}

    assert set(sizes) == {"atkinson-regular.woff2", "atkinson-bold.woff2"}
    assert max(sizes.values()) < LIGHTEST_VIEW
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text("utf-8")


def test_fonts_are_not_cut_twice(fonts):
    assert not build_fonts(fonts)


@pytest.fixture
def parts(tmp_path):
    (tmp_path / "components").mkdir()
    (tmp_path / "base.css").write_text("/* the base,\n on two lines */\na {\n\n  color: red;\n}\n")
    (tmp_path / "components" / "card.css").write_text(
        'b::after { color: blue; content: ": "; } /* card */\n'
    )
    (tmp_path / "site.txt").write_text("# in order\nbase.css\n\ncomponents/card.css\n")
    return tmp_path


def test_the_stylesheet_is_its_parts_in_order_without_remarks_and_needless_spaces(parts):
    target = parts / "built" / "site.css"

    assert build_stylesheet(parts, target)
    assert target.read_text() == 'a{\ncolor:red;\n}\nb::after{color:blue;content:": ";}\n'
    assert not build_stylesheet(parts, target)


def test_a_missing_part_is_named_and_nothing_is_written(parts):
    (parts / "base.css").unlink()

    with pytest.raises(FileNotFoundError, match=r"site\.txt names a part .*base\.css"):
        build_stylesheet(parts, parts / "site.css")
    assert not (parts / "site.css").exists()


def test_static_files_are_gathered_again_only_when_one_changed(tmp_path, settings):
    source, root = tmp_path / "source", tmp_path / "root"
    source.mkdir()
    (source / "a.css").write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], root
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    assert collect_static_files()
    assert not collect_static_files()
    (source / "a.css").write_text("a { color: red }")
    assert collect_static_files()
    assert [file.read_text() for file in root.glob("a.*.css")] == ["a { color: red }"]


def test_nothing_moves_by_itself():
    """RGAA 13.8: the sheet holds neither animation nor transition, so none has to be stopped."""
    sheets = [*Path(settings.BASE_DIR, "static", "css").rglob("*.css")]

    moving = re.compile(r"(?<![\w-])(animation|transition)[\w-]*\s*:|@keyframes|@view-transition")
    assert [sheet.name for sheet in sheets if moving.search(sheet.read_text())] == []


def test_what_every_page_loads_is_light(tmp_path):
    build_stylesheet(STATIC / "css", tmp_path / "site.css")
    build_script(STATIC / "js", tmp_path / "lesson.js")
    sheet, script = ((tmp_path / name).read_bytes() for name in ("site.css", "lesson.js"))

    assert len(sheet) <= 30_000
    assert len(gzip.compress(sheet)) <= 7_500
    assert len(gzip.compress(script)) <= 15_000
    assert len(gzip.compress((STATIC / "js" / "listen.js").read_bytes())) <= 3_000


def test_each_part_of_a_script_is_a_block_of_its_own(tmp_path):
    (tmp_path / "a.js").write_text('// A remark.\nconst place = "//";\n\n')
    (tmp_path / "b.js").write_text("const place = 2; // kept\n")
    (tmp_path / "lesson.txt").write_text("# in order\na.js\nb.js\n")

    assert build_script(tmp_path, tmp_path / "lesson.js")
    assert (tmp_path / "lesson.js").read_text() == (
        '{\nconst place = "//";\n}\n{\nconst place = 2; // kept\n}\n'
    )
    assert not build_script(tmp_path, tmp_path / "lesson.js")
