"""Sheets to print: read strictly, written twice as once, and plain."""

import pytest
from django.core.management import call_command

from content.rules.plain_words import SIMPLE_EASE, SIMPLE_SENTENCE, readability
from curriculum.actions.packs import import_packs
from curriculum.models import Sheet
from curriculum.readers.packs import read_pack
from curriculum.rules.sheets import blocks_of, runs_of, steps_of
from tests.doors import soup
from tests.printing import FILES, STARTER

HEADER = """---
pack: 0f6b2f3e-9c58-4a0c-8a37-0f0f6a6f7a44
format: 1
cle: essai
titre: Essai
langue: fr
public: terrain
mis_a_jour: 2026-11-27
resume: Une fiche.
modules:
  - regarder-a-360
licence: CC BY-SA 4.0
auteurs: À portée
---

"""
SESSION = HEADER.replace("public: terrain", "public: formation\nminutes: 30")


def sheet(folder, body, header=HEADER):
    folder.mkdir(exist_ok=True)
    (folder / "fiche.md").write_text(header + body, "utf-8")
    return read_pack(folder)


def said_in(body):
    for block in blocks_of(body):
        for text in (block.text, *block.items, *(cell for row in block.rows for cell in row)):
            yield "".join(run.text for run in runs_of(text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_shipped_sheet_is_in_plain_words(file):
    [read] = read_pack(file.parent).sheets
    measured = readability("\n".join(said_in(read.body)))

    assert measured.longest_words <= SIMPLE_SENTENCE, measured.longest
    assert measured.ease >= SIMPLE_EASE


def test_each_workshop_lasts_three_hours_and_a_half():
    sheets = [read_pack(file.parent).sheets[0] for file in FILES]
    lasting = {
        s.key: sum(step.minutes for step in steps_of(blocks_of(s.body)))
        for s in sheets
        if s.audience == "trainers"
    }

    assert len(sheets) == 9
    assert list(lasting.values()) == [210] * 5


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("# Trop haut\n", 16, "mauvais niveau"),
        ("Oui.\n\n[ici](https://exemple.fr)\n", 18, "un lien ne s’ouvre pas"),
        ("![Un chat](chat.png)\n", 16, "Pas d’image"),
        ("<b>gras</b>\n", 16, "Balise HTML"),
        ("- un\n  - deux\n", 17, "commence au bord"),
        ("`code`\n", 16, "accents graves"),
        ("| a | b |\n|---|---|\n| 1 |\n", 16, "autant de cases"),
        ("| a | b |\n", 16, "une ligne de titres"),
        ("x" * 2_001 + "\n", 16, "2 000 signes"),
        ("x \n" * 10_000, 15, "trop longue"),
        ("\n", 15, "vide"),
    ],
)
def test_what_has_no_place_on_paper_is_refused_with_its_line(tmp_path, body, line, said):
    problems = sheet(tmp_path, body).problems

    assert [(p.file, p.line) for p in problems] == [("fiche.md", line)]
    assert said in problems[0].sentence.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("header", "body", "line", "said"),
    [
        (SESSION, "## 20 min · Jouer\n", 8, "ses temps font 20"),
        (HEADER.replace("terrain", "terrain\nminutes: 5"), "Oui.\n", 8, "ne dure pas"),
        (HEADER.replace("- regarder-a-360", "- À voir"), "Oui.\n", 11, "par sa clé"),
        (HEADER.replace("terrain", "tous"), "Oui.\n", 7, "n’est pas prévu"),
        (HEADER.replace("licence: CC BY-SA 4.0\n", ""), "Oui.\n", 1, "« licence » manque"),
        (HEADER.replace("pack: 0f", "pack: zz"), "Oui.\n", 2, "UUID"),
        (HEADER.replace("cle: essai", "cle: Un Essai"), "Oui.\n", 4, "Une clé"),
    ],
)
def test_a_header_that_is_wrong_is_said_with_its_line(tmp_path, header, body, line, said):
    reading = sheet(tmp_path, body, header)

    assert (line, True) in [
        (p.line, said in p.sentence.replace("\u202f", " ")) for p in reading.problems
    ]


def test_a_sheet_is_a_pack_of_its_own(tmp_path):
    (tmp_path / "glossaire.md").write_text("---\n---\n", "utf-8")

    assert any("à elle seule" in p.sentence for p in sheet(tmp_path, "Oui.\n").problems)
    (tmp_path / "glossaire.md").unlink()
    assert sheet(tmp_path, "Oui.\n", "").sheets == ()


@pytest.mark.django_db
def test_twice_is_once_and_a_correction_is_written_over(tmp_path, a_moment):
    reading = sheet(tmp_path, "Un.\n")
    outcomes = [import_packs(reading, at=a_moment, is_trial=True).created]
    outcomes += [import_packs(reading, at=a_moment).created]
    outcomes += [import_packs(reading, at=a_moment).unchanged]
    outcomes += [import_packs(sheet(tmp_path, "Deux.\n"), at=a_moment).updated]

    assert outcomes == [["essai"]] * 4
    assert Sheet.objects.get(slug="essai").body == "Deux."


@pytest.mark.django_db
def test_a_taken_address_and_an_unknown_module_are_refused(tmp_path, a_moment):
    import_packs(sheet(tmp_path, "Oui.\n"), at=a_moment)
    header = HEADER.replace("pack: 0f", "pack: 1f").replace("a-360", "ailleurs")
    report = import_packs(sheet(tmp_path, "Oui.\n", header), at=a_moment)

    assert [p.file for p in report.problems] == ["fiche.md"] * 2
    assert report.created == []


@pytest.mark.django_db
def test_shipped_sheets_come_back_byte_for_byte(tmp_path, a_moment):
    assert import_packs(read_pack(STARTER), at=a_moment).problems == []
    for file in FILES:
        [read] = read_pack(file.parent).sheets
        call_command("export_pack", read.key, tmp_path / read.key, verbosity=0)

        assert (tmp_path / read.key / "fiche.md").read_bytes() == file.read_bytes()


def found(client, words):
    page = soup(client.get("/recherche/", {"q": words}))
    return {link["href"]: link.get_text() for link in page.select(".found h3 a")}


@pytest.mark.django_db
def test_a_search_finds_the_sheets_of_the_field_and_no_session(tmp_path, client, a_moment):
    body = "## À noter\n\nLe kaléidoscope : ____\n\n| Qui | Où |\n|---|---|\n| chapelier | |\n"
    import_packs(sheet(tmp_path, body), at=a_moment)

    for words in ("kaleidoscopes", "chapelier", "une fiche"):
        assert found(client, words).get("/fiches/essai/") == "Essai"
    page = client.get("/recherche/", {"q": "kaléidoscope"})
    assert "____" not in soup(page).main.get_text()
    call_command("index_search", verbosity=0)
    assert found(client, "chapelier")

    session = "## 30 min · Le chapelier\n\nOui.\n"
    import_packs(sheet(tmp_path, session, SESSION), at=a_moment)
    assert not found(client, "chapelier")
    call_command("index_search", verbosity=0)
    assert not found(client, "chapelier")
