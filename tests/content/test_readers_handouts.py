"""Files to take away: of the kind that their name says, and nothing that runs."""

import zipfile
from io import BytesIO

import pytest

from content.readers.handouts import refusal_of_handout
from tests import recorded

NOT_IT = "il n’est pas du format que dit son nom"


def zipped(*names):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def refusal(content, name):
    return refusal_of_handout(BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (recorded.pdf(), "fiche.PDF"),
        (recorded.odt(), "fiche.odt"),
        (recorded.odt("application/epub+zip"), "livre.epub"),
        (zipped("[Content_Types].xml", "word/document.xml"), "fiche.docx"),
        (zipped("xl/workbook.xml"), "table.xlsx"),
        ("a;b\n1;é\n".encode(), "table.csv"),
        (b"bonjour", "mot.txt"),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(content, name):
    assert refusal(content, name) == ""


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"<script>alert(1)</script>", "fiche.html", "ce n’est pas un de ces formats"),
        (b"MZ\x90", "jeu.exe", "ce n’est pas un de ces formats"),
        (b"", "fiche.pdf", "il est vide"),
        (b"MZ\x90", "fiche.pdf", NOT_IT),
        (b"\0\0", "mot.txt", NOT_IT),
        (b"PK pas un zip", "fiche.docx", NOT_IT),
        (zipped(), "fiche.odt", NOT_IT),
        (zipped("xl/workbook.xml"), "fiche.docx", NOT_IT),
        (zipped("word/document.xml", "word/vbaProject.bin"), "fiche.docx", NOT_IT),
        (recorded.odt("application/vnd.oasis.opendocument.spreadsheet"), "fiche.odt", NOT_IT),
        (zipped("x.txt"), "fiche.odt", NOT_IT),
        (zipped("mimetype", "Basic/Standard/x.xml"), "fiche.odt", NOT_IT),
    ],
)
def test_any_other_is_refused(content, name, why):
    assert why in refusal(content, name)


def test_a_document_whose_first_part_is_damaged_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    damaged = bytearray(out.getvalue())
    damaged[30 + len("mimetype")] = 0xFF  # the first byte that is compressed

    assert NOT_IT in refusal(bytes(damaged), "fiche.odt")


def test_a_file_too_heavy_is_refused(monkeypatch):
    monkeypatch.setattr("content.readers.handouts.MAX_HANDOUT", 1_000)

    assert "20 Mo" in refusal(recorded.pdf(), "fiche.pdf")
