"""A glossary's pack: read strictly, written twice as once."""

import pytest

from content.models import SearchEntry, Term
from curriculum.actions.packs import import_packs
from curriculum.readers.packs import read_pack

HEADER = """---
pack: 0f6b2f3e-9c58-4a0c-8a37-0f0f6a6f7a01
format: 1
langue: fr
licence: CC BY-SA 4.0
auteurs: À portée
---
"""
TWO_WORDS = """
## Œuf dur

Un œuf cuit.
Dans l’eau.

> Voulez-vous un œuf ?

Autres formes : œufs, ovule

## Nuage (cloud) {#nuage}

De l’eau en l’air.
"""


def glossary(folder, body=TWO_WORDS, header=HEADER):
    folder.mkdir(exist_ok=True)
    (folder / "glossaire.md").write_text(header + body, "utf-8")
    return folder


@pytest.fixture
def imported(tmp_path, a_moment):
    def do(body=TWO_WORDS, *, replace=False):
        reading = read_pack(glossary(tmp_path / "mots", body))
        foretold = import_packs(reading, at=a_moment, replace=replace, is_trial=True)
        report = import_packs(reading, at=a_moment, replace=replace)
        assert foretold == report
        return report

    return do


def problems(folder):
    return [(p.file, p.line, p.sentence.replace("\u202f", " ")) for p in read_pack(folder).problems]


def test_a_word_is_a_section(tmp_path):
    reading = read_pack(glossary(tmp_path))
    [read] = reading.glossaries
    first, second = read.terms

    assert reading.problems == ()
    assert (first.key, first.word, first.line) == ("oeuf-dur", "Œuf dur", 9)
    assert first.meaning == "Un œuf cuit. Dans l’eau."
    assert (first.example, first.other_forms) == ("Voulez-vous un œuf ?", "œufs, ovule")
    assert (second.key, second.word, second.example) == ("nuage", "Nuage (cloud)", "")


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("\nUn texte seul.\n\n## Lien\n\nUn mot.\n", 9, "avant le premier mot"),
        ("\n## Lien\n", 9, "n’a pas de définition"),
        ("\n## \n\nRien.\n", 9, "Le mot manque"),
        ("\n## Lien {#Un Lien}\n\nUn mot.\n", 9, "« Un Lien »"),
        ("\n## Lien\n\nUn mot.\n\n## lien\n\nUn autre.\n", 13, "sert déjà"),
        ("\n## Lien\n\nUn mot.\n\n### Plus bas\n", 13, "deux dièses"),
        ("\n## Lien\n\n" + "x" * 401 + "\n", 9, "trop long"),
        ("\n## Lien\n\nUn mot.\n\n> " + "x" * 201 + "\n", 9, "trop long"),
        ("\n", 8, "Aucun mot ici"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, body, line, said):
    found = problems(glossary(tmp_path, body))

    assert [(file, at) for file, at, _ in found][:1] == [("glossaire.md", line)]
    assert any(said in sentence for _, _, sentence in found)


def test_a_header_that_cannot_be_read_is_said(tmp_path):
    no_pack = HEADER.replace("pack: 0f6b2f3e-9c58-4a0c-8a37-0f0f6a6f7a01\n", "")

    assert "« pack » manque" in problems(glossary(tmp_path, header=no_pack))[0][2]
    assert "L’en-tête manque" in problems(glossary(tmp_path, header=""))[0][2]


def test_a_glossary_is_a_pack_of_its_own(tmp_path):
    (glossary(tmp_path) / "parcours.md").write_text("---\n---\n", "utf-8")

    assert any("à lui seul" in sentence for _, _, sentence in problems(tmp_path))


@pytest.mark.django_db
def test_twice_is_once(imported):
    first, second = imported(), imported()

    assert first.created == ["oeuf-dur", "nuage"]
    assert second.changed_nothing
    assert SearchEntry.objects.filter(kind="term").count() == 42


@pytest.mark.django_db
def test_a_word_corrected_in_its_pack_is_corrected_here(imported):
    imported()
    report = imported(TWO_WORDS.replace("De l’eau en l’air", "De la vapeur"))

    assert report.updated == ["nuage"]
    assert Term.objects.get(slug="nuage").meaning == "De la vapeur."


@pytest.mark.django_db
def test_a_word_edited_here_is_left_alone_unless_replaced(imported):
    imported()
    Term.objects.filter(slug="nuage").update(meaning="Dit ici.")

    assert imported().left_alone == ["nuage"]
    assert Term.objects.get(slug="nuage").meaning == "Dit ici."
    assert imported(replace=True).updated == ["nuage"]
    assert Term.objects.get(slug="nuage").meaning == "De l’eau en l’air."


@pytest.mark.django_db
def test_a_word_that_left_its_pack_leaves_unless_edited_here(imported):
    imported()
    Term.objects.filter(slug="nuage").update(meaning="Dit ici.")
    report = imported("\n## Neige\n\nDe l’eau gelée.\n")

    assert (report.created, report.removed, report.left_alone) == (
        ["neige"],
        ["oeuf-dur"],
        ["nuage"],
    )
    assert set(
        Term.objects.filter(slug__in=["oeuf-dur", "nuage", "neige"]).values_list("slug")
    ) == {
        ("nuage",),
        ("neige",),
    }


@pytest.mark.django_db
def test_a_word_may_pass_from_one_key_to_another(imported):
    imported()

    assert imported(TWO_WORDS.replace("{#nuage}", "{#cumulus}")).problems == []
    assert Term.objects.get(word="Nuage (cloud)").slug == "cumulus"


@pytest.mark.django_db
def test_a_word_already_written_here_is_refused_with_its_line(imported):
    report = imported("\n## LIEN {#autre}\n\nUn mot.\n\n## Autre {#lien}\n\nUn mot.\n")

    assert [(p.file, p.line) for p in report.problems] == [
        ("glossaire.md", 9),
        ("glossaire.md", 13),
    ]
    assert not Term.objects.filter(slug="autre").exists()
