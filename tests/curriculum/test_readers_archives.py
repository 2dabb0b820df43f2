"""Folders and ZIPs that must not be trusted, and pictures that are none."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from content.readers.svg import refusal_of_drawing
from curriculum.readers import archives
from curriculum.readers.archives import inside
from curriculum.readers.packs import read_pack
from tests.curriculum import pack_writing as writing

ONE = "regarder/01-un.md"
PICTURE = "regarder/images/cotes.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def folder_with(tmp_path, **changed):
    return writing.write_folder(tmp_path / "dossier", {**writing.whole_pack(), **changed})


# Texts


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"---\ncle: un\n\xe9\n", 3, "n’est pas en UTF-8"),
        ("---\ncle".encode("utf-16"), 1, "octet nul"),
        (b"---\r\ncle\0: un", 2, "octet nul"),
        (b"---\n" + b"x\n" * 1024 * 1024, 1, "dépasse 2 Mo"),
        (b"", 1, "L’en-tête manque"),
    ],
)
def test_a_file_that_is_no_text_is_said_at_its_line(tmp_path, content, line, words):
    reading = read_pack(folder_with(tmp_path, **{ONE: content}))
    assert writing.is_said(reading, [(ONE, line, words)]), writing.said(reading)


# Folders


def test_what_is_neither_folder_nor_zip_is_said(tmp_path):
    reading = read_pack(tmp_path / "rien")
    assert writing.is_said(reading, [("rien", 1, "Rien ne se trouve à cet endroit")])
    (tmp_path / "faux.zip").write_text("Bonjour")
    reading = read_pack(tmp_path / "faux.zip")
    assert writing.is_said(reading, [("faux.zip", 1, "ni un dossier ni un ZIP")])


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    root = folder_with(tmp_path)
    secret = writing.write_folder(tmp_path / "secret", {"a.svg": writing.SVG})
    (root / PICTURE).unlink()
    (root / PICTURE).symlink_to(secret / "a.svg")
    (root / "regarder" / "dehors").symlink_to(secret)
    expected = [
        (ONE, 17, "ce fichier manque"),
        ("regarder/dehors", 1, "hors du dossier"),
        (PICTURE, 1, "hors du dossier"),
    ]
    assert writing.is_said(read_pack(root), expected)


def test_a_link_within_the_folder_is_a_file_like_another(tmp_path):
    root = folder_with(tmp_path)
    (root / PICTURE).rename(root / "regarder" / "autre.svg")
    (root / PICTURE).symlink_to(root / "regarder" / "autre.svg")
    (root / "regarder" / "dedans").symlink_to(root / "regarder" / "images")
    assert read_pack(root).problems == ()


def test_links_in_a_circle_and_pipes_are_said(tmp_path):
    root = folder_with(tmp_path)
    (root / "regarder" / "cercle").symlink_to(root / "regarder" / "cercle")
    os.mkfifo(root / "regarder" / "tuyau")
    expected = [
        ("regarder/cercle", 1, "ne peut pas être lu"),
        ("regarder/tuyau", 1, "pas un fichier ordinaire"),
    ]
    assert writing.is_said(read_pack(root), expected)


def test_a_place_one_may_not_look_at_is_as_good_as_empty(monkeypatch):
    def refused(_path, **_options):
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refused)
    assert writing.is_said(read_pack(Path("/secret")), [("secret", 1, "Rien ne se trouve")])


def test_too_much_is_refused_before_it_is_read(tmp_path, monkeypatch):
    root, path = folder_with(tmp_path), tmp_path / "tout.zip"
    writing.write_zip(path, writing.whole_pack())
    monkeypatch.setattr(archives, "MAX_FILES", 4)
    assert writing.is_said(read_pack(root), [("dossier", 1, "plus de 2 000 fichiers")])
    assert writing.is_said(read_pack(path), [("tout.zip", 1, "plus de 2 000 fichiers")])
    monkeypatch.setattr(archives, "MAX_FILES", 2_000)
    monkeypatch.setattr(archives, "MAX_BYTES", 100)
    assert writing.is_said(read_pack(root), [("dossier", 1, "dépasse 200 Mo")])
    assert writing.is_said(read_pack(path), [("tout.zip", 1, "dépasse 200 Mo")])


# ZIP


@pytest.mark.parametrize("name", ["../x.md", "/etc/x.md", "regarder\\x.md", "C:/x.md", "a/../../x"])
def test_a_zip_entry_that_leaves_the_folder_is_refused(tmp_path, name):
    path = writing.write_zip(tmp_path / "a.zip", {**writing.whole_pack(), name: "x"})
    assert writing.is_said(read_pack(path), [(name, 1, "Ce chemin sort du dossier")])


def test_a_zip_bomb_is_refused_unopened(tmp_path):
    path = writing.write_zip(tmp_path / "a.zip", {"regarder/a.svg": b"\0" * 20_000_000})
    assert writing.is_said(read_pack(path), [("a.zip", 1, "un fichier démesuré")])


def test_a_locked_zip_is_refused(tmp_path):
    path = writing.write_zip(tmp_path / "a.zip", {"regarder/module.md": "x"})
    content = bytearray(path.read_bytes())
    flags = content.index(b"PK\x01\x02") + 8
    content[flags : flags + 2] = struct.pack("<H", 1)
    path.write_bytes(content)
    assert writing.is_said(read_pack(path), [("a.zip", 1, "un mot de passe")])


def test_a_link_in_a_zip_and_a_name_used_twice_are_refused(tmp_path):
    path = writing.write_zip(tmp_path / "a.zip", writing.whole_pack())
    link = zipfile.ZipInfo("regarder/lien.svg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(ONE, "x")
    expected = [(ONE, 1, "deux fois dans le ZIP"), ("regarder/lien.svg", 1, "Ceci est un lien")]
    assert writing.is_said(read_pack(path), expected)


def test_a_broken_entry_is_said_by_its_name(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in writing.whole_pack().items():
            archive.writestr(name, writing.bytes_of(content))
    path.write_bytes(path.read_bytes().replace(b"Pour commencer", b"Pour finir ici"))
    assert writing.is_said(read_pack(path), [(ONE, 1, "abîmé ou illisible")])


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a.md", "a.md"),
        ("./images//a.svg", "images/a.svg"),
        ("co\u0302te\u0301.svg", "côté.svg"),
        ("", None),
        (".", None),
        ("a\0.md", None),
        ("images/../../a", None),
    ],
)
def test_a_path_is_inside_or_it_is_none(name, path):
    assert inside(name) == path


# Pictures


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.png", b"Bonjour", "ce n’est pas une image, ou elle est abîmée"),
        ("a.png", writing.png(64, 64)[:50], "ce n’est pas une image, ou elle est abîmée"),
        ("a.png", writing.png(kind="JPEG"), "son nom ne dit pas son format, qui est JPEG"),
        ("a.jpg", writing.png(kind="BMP"), "ce n’est pas une image"),
        ("a.bmp", writing.png(kind="BMP"), "ce n’est pas une image PNG"),
        ("a.png", b"\x89PNG" + b"\0" * 10 * 1024 * 1024, "elle dépasse 10 Mo"),
        ("a.svg", "<svg", "ce n’est pas un SVG lisible"),
    ],
)
def test_a_picture_that_is_none_is_said_where_it_is_shown(tmp_path, name, content, words):
    files = writing.spoiled(ONE, "images/cotes.svg", f"images/{name}")
    files[f"regarder/images/{name}"] = content
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [(ONE, 17, f"Image « images/{name} » : {words}")])


@pytest.mark.parametrize(("width", "height"), [(7_000, 8_000), (9_000, 10_000), (20_000, 10_000)])
def test_a_picture_of_too_many_points_is_refused(tmp_path, width, height):
    files = writing.spoiled(ONE, "images/cotes.svg", "images/a.png")
    files["regarder/images/a.png"] = writing.png(width, height, mode="1")
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [(ONE, 17, "trop de points")])


COPIES = '<g id="g0"><rect/></g>' + "".join(
    f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("inside_svg", "words"),
    [
        ("<rect/>", ""),
        ('<g id="a"><g id="a"><rect id="b"/></g></g>' + '<use href="#b"/>' * 900, ""),
        (COPIES, "il se recopie sans fin"),
        ('<g id="a"><use href="#a"/></g>', "il se recopie sans fin"),
        ("<g>" * 600 + "</g>" * 600, "il se recopie sans fin"),
        ("<title>Un \\ et url(x)</title>", ""),
        ('<defs><g id="a"/></defs><use href="#a"/><use xlink:href="#a"/>', ""),
        ('<rect fill="url(#a)" style="fill: url(\'#b\')"/>', ""),
        ('<image href="data:image/png;base64,AAAA"/>', ""),
        ("<style>rect { fill: red }</style>", ""),
        ("<script>alert(1)</script>", "il contient « script »"),
        ("<foreignObject/>", "il contient « foreignobject »"),
        ('<set attributeName="href" to="javascript:x"/>', "il contient « set »"),
        ('<rect onclick="x"/>', "il réagit à un événement (« onclick »)"),
        ('<use href="https://a.example/b.svg#c"/>', "un fichier du dehors"),
        ('<use href="autre.svg#c"/>', "un fichier du dehors"),
        ('<a xlink:href="javascript:x"/>', "un fichier du dehors"),
        ('<image href="data:image/svg+xml,x"/>', "un fichier du dehors"),
        ('<g xml:base="https://a.example/"/>', "un fichier du dehors"),
        ('<rect fill="url(//a.example)"/>', "un fichier du dehors"),
        ('<rect style="fill: \\75rl(x)"/>', "un fichier du dehors"),
        ("<style>@im<!-- -->port 'x';</style>", "un fichier du dehors"),
        ("<style>a { b: url( 'x' ) }</style>", "un fichier du dehors"),
        ("<b>", "ce n’est pas un SVG lisible"),
    ],
)
def test_a_drawing_only_draws(inside_svg, words):
    refusal = writing.plain(refusal_of_drawing(SVG.format(inside_svg).encode()))
    assert words in refusal
    assert bool(words) is bool(refusal)


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "il déclare une entité"),
        ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>' + SVG, "il réagit à un événement"),
        ('<?xml-stylesheet href="x"?>' + SVG, "une feuille de style"),
        ("<html/>", "pas un SVG lisible"),
        ("<svg/>", "pas un SVG lisible"),
        ('<?xml version="1.0" encoding="martien"?>' + SVG, "pas un SVG lisible"),
        ("", "pas un SVG lisible"),
    ],
)
def test_what_stands_around_a_drawing_is_looked_at_too(drawing, words):
    assert words in writing.plain(refusal_of_drawing(drawing.encode()))
