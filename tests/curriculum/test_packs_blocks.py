"""The blocks of a pack: each written as it reads, kept as the office keeps it, refused by line."""

import pytest

from content.models import Handout, Recording
from curriculum.models import Lesson
from curriculum.readers.packs import read_pack
from curriculum.rules import packs
from tests import recorded
from tests.curriculum import pack_writing as writing
from tests.curriculum.packing import ELSEWHERE

pytestmark = pytest.mark.django_db
ONE = "regarder/01-un.md"

BODY = """> [!citation] Madame Perrin, 71 ans
> Je n’ose plus demander.

> [!replier] Et sur un iPhone ?
> ### Sur un iPhone
>
> - Un
> - Deux

> [!tableau] Qui fait quoi
> | Geste | Qui |
> |-------|-----|
> | ouvrir \\| fermer | **elle** |
> | lire |  |

> [!tableau colonne] Par jour
> | | |
> |---|---|
> | Lundi | oui |

> [!tableau double] Par jour et par heure
> | Jour | 9 h |
> |---|---|
> | Lundi | oui |

> [!étapes]
> ### Ouvrir la messagerie
> Cliquez sur l’enveloppe.
>
> 1. puis attendez
>
> ### Lire

![Au guichet](sons/guichet.mp3)

![A gesture](sons/geste.mp4 "en")

![La pluie](sons/pluie.mp3 "autre, sans parole")

[La fiche à imprimer](fichiers/fiche.pdf)

[The guide](fichiers/guide.odt "en")
"""


def pack(body=BODY, **more):
    files = writing.whole_pack()
    files["accueillir/parcours.md"] = str(files["accueillir/parcours.md"]).replace(ELSEWHERE, "")
    old = "> Une citation ordinaire.\n"
    files[ONE] = str(files[ONE]).replace(old, f"{old}\n{body}")
    files |= {
        "regarder/sons/guichet.mp3": recorded.mp3(),
        "regarder/sons/guichet.md": "Bonjour, **asseyez-vous**.\n",
        "regarder/sons/geste.mp4": recorded.mp4(),
        "regarder/sons/geste.md": "Two hands.\n",
        "regarder/sons/geste.vtt": recorded.CAPTIONS,
        "regarder/sons/pluie.mp3": recorded.mp3(40),
        "regarder/fichiers/fiche.pdf": recorded.pdf(),
        "regarder/fichiers/guide.odt": recorded.odt(),
    }
    return files | {f"regarder/{name}": content for name, content in more.items()}


def read(tmp_path, files):
    return read_pack(writing.write_folder(tmp_path / "paquet", files))


def problems(tmp_path, body, **more):
    """What is said, with the line counted from the first one of this text."""
    files = pack(body, **more)
    first = str(files[ONE]).split("\n").index(body.split("\n", 1)[0]) + 1
    said = writing.said(read(tmp_path, files))
    return [
        (file.removeprefix("regarder/"), line - first if file == ONE else line, sentence)
        for file, line, sentence in said
    ]


def test_every_block_is_read_as_it_is_written(tmp_path):
    reading = read(tmp_path, pack())
    assert writing.said(reading) == []
    [module] = reading.modules
    every = module.lessons[0].blocks
    start = next(at for at, it in enumerate(every) if isinstance(it, packs.Quotation))
    blocks = every[start : start + 11]

    assert [type(block).__name__ for block in blocks] == [
        *("Quotation", "Accordion", "Table", "Table", "Table", "Steps"),
        *("RecordingRef", "RecordingRef", "RecordingRef", "HandoutRef", "HandoutRef"),
    ]
    quotation, fold, row, column, both, steps, sound, video, rain, sheet, guide = blocks
    assert (quotation.who, quotation.markdown) == (
        "Madame Perrin, 71 ans",
        "Je n’ose plus demander.",
    )
    assert (fold.title, fold.markdown) == (
        "Et sur un iPhone ?",
        "### Sur un iPhone\n\n- Un\n- Deux",
    )
    assert row.rows == (("Geste", "Qui"), ("ouvrir | fermer", "**elle**"), ("lire", ""))
    assert (column.headers, column.rows) == ("column", (("Lundi", "oui"),))
    assert (both.headers, len(both.rows)) == ("both", 2)
    assert steps.steps == (
        packs.Step("Ouvrir la messagerie", "Cliquez sur l’enveloppe.\n\n1. puis attendez"),
        packs.Step("Lire", ""),
    )
    assert (sound.title, sound.language, sound.transcript) == (
        "Au guichet",
        "fr",
        "Bonjour, **asseyez-vous**.",
    )
    assert (video.language, video.captions, video.seconds) == ("en", recorded.CAPTIONS, 9.0)
    assert (rain.language, rain.has_no_speech, rain.transcript) == ("", True, "")
    assert (sheet.title, sheet.language, guide.language) == ("La fiche à imprimer", "fr", "en")


def test_every_block_is_kept_as_the_office_keeps_it(imported):
    imported(pack())
    values = {raw["type"]: raw["value"] for raw in Lesson.objects.get(slug="un").body.raw_data}

    assert values["quotation"] == {
        "who": "Madame Perrin, 71 ans",
        "text": "Je n’ose plus demander.",
    }
    assert values["accordion"]["title"] == "Et sur un iPhone ?"
    assert values["table"] == {
        "data": [["Jour", "9 h"], ["Lundi", "oui"]],
        "cell": [],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
        "table_caption": "Par jour et par heure",
    }
    assert [item["value"]["title"] for item in values["steps"]["steps"]] == [
        *("Ouvrir la messagerie", "Lire")
    ]
    assert Recording.objects.get(pk=values["recording"]["recording"]).title == "La pluie"
    assert values["download"]["title"] == "The guide"


def test_importing_again_changes_nothing_and_keeps_no_file_twice(imported):
    imported(pack())
    again = imported(pack())

    assert again.changed_nothing
    assert (Recording.objects.count(), Handout.objects.count()) == (3, 2)


def test_another_transcript_makes_another_recording_and_writes_over_none(imported):
    imported(pack())
    imported(pack(**{"sons/guichet.md": "Bonsoir.\n"}))

    kept = Recording.objects.filter(title="Au guichet").order_by("pk")
    assert [recording.transcript for recording in kept] == [
        "Bonjour, **asseyez-vous**.",
        "Bonsoir.",
    ]
    shown = list(Lesson.objects.get(slug="un").body.raw_data)
    numbers = [raw["value"]["recording"] for raw in shown if raw["type"] == "recording"]
    assert numbers[0] == kept.last().pk


@pytest.mark.parametrize(
    ("body", "line", "why"),
    [
        ("> [!etape]\n> Un\n", 0, "etapes"),
        ("> [!citation] x\n", 0, "Encadré vide"),
        (f"> [!citation] {'x' * 201}\n> Oui.\n", 0, "200 signes"),
        (f"> [!citation] x\n> {'x' * 2_001}\n", 0, "2 000 signes"),
        ("> [!citation] x\n> # Titre\n", 1, "Pas de titre"),
        ("> [!replier]\n> Oui.\n", 0, "a un titre"),
        ("> [!replier] Oui\n", 0, "Texte replié vide"),
        ("> [!replier] Oui\n> <b>x</b>\n", 1, "Balise HTML"),
        ("> [!etapes] Titre\n> ### Un\n", 0, "Rien ne suit"),
        ("> [!etapes]\n", 0, "de 1 à 20 étapes"),
        ("> [!etapes]\n> ### Un\n> ### \n", 2, "titre de 120 signes"),
        ("> [!etapes]\n> ## Un\n", 1, "titre de 120 signes"),
        ("> [!etapes]\n> Avant\n> ### Un\n", 1, "Déplacez ces mots"),
        ("> [!etapes]\n" + "> ### Un\n" * 21, 0, "de 1 à 20 étapes"),
        ("> [!etapes]\n> ### Un\n> <b>x</b>\n", 2, "Balise HTML"),
        ("> [!tableau]\n> | a |\n> |---|\n> | b |\n", 0, "a une légende"),
        ("> [!tableau] L\n> | a |\n> | b |\n", 0, "les en-têtes, puis"),
        ("> [!tableau] L\n> | a |\n> |---|\n", 0, "une ligne au moins"),
        ("> [!tableau] L\n> | a |\n> |---|\n> | b | c |\n", 3, "a 2 cases, la première 1"),
        ("> [!tableau colonne] L\n> | a |\n> |---|\n> | b |\n", 1, "est vide"),
        (f"> [!tableau] L\n> | a |\n> |---|\n> | {'x' * 1_001} |\n", 3, "1 000 signes"),
        (f"> [!tableau] L\n> |{'a|' * 13}\n> |{'-|' * 13}\n> |{'b|' * 13}\n", 0, "trop grand"),
        ("![Un](sons/rien.mp3)\n", 0, "ce fichier manque"),
        ("![Un](../guichet.mp3)\n", 0, "sort du dossier"),
        ("![](sons/guichet.mp3)\n", 0, "Donnez un titre"),
        ('![Un](sons/guichet.mp3 "klingon")\n', 0, "« klingon » n’est pas prévu"),
        ("[](fichiers/fiche.pdf)\n", 0, "Donnez un titre"),
        ("[Un](fichiers/rien.pdf)\n", 0, "ce fichier manque"),
        ('[Un](fichiers/fiche.pdf "fr")\n', 0, "« fr » n’est pas prévu"),
        ("[Un](fichiers/fiche.pdf)\nsuite\n", 0, "Un fichier est seul"),
        ("Voir [Un](fichiers/fiche.pdf).\n", 0, "ne mène nulle part"),
        ("[Un](jeu.exe)\n", 0, "ne mène nulle part"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, body, line, why):
    found = problems(tmp_path, body)

    assert [(file, at) for file, at, _said in found] == [("01-un.md", line)], found
    assert why in found[0][2]


@pytest.mark.parametrize(
    ("name", "content", "file", "why"),
    [
        ("sons/guichet.mp3", recorded.mp3()[:9_000], "01-un.md", "coupé avant la fin"),
        ("sons/guichet.md", " \n", "sons/guichet.md", "Fichier vide"),
        ("sons/guichet.md", "<b>x</b>", "sons/guichet.md", "Balise HTML"),
        ("sons/geste.vtt", "WEBVTT\n\nbonjour", "sons/geste.vtt", "Sous-titres illisibles"),
        ("fichiers/fiche.pdf", b"MZ", "01-un.md", "il n’est pas du format"),
    ],
)
def test_a_file_that_is_not_right_is_named(tmp_path, name, content, file, why):
    found = problems(tmp_path, BODY, **{name: content})

    assert [(where, why in said) for where, _line, said in found] == [(file, True)], found


@pytest.mark.parametrize("missing", ["sons/guichet.md", "sons/geste.md", "sons/geste.vtt"])
def test_what_is_said_in_a_recording_must_be_read(tmp_path, missing):
    files = pack()
    del files[f"regarder/{missing}"]
    [(_file, _line, said)] = writing.said(read(tmp_path, files))

    assert f"« {missing} » manque" in said


def test_a_file_too_heavy_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("curriculum.readers.recordings.MAX_HANDOUT", 1024 * 1024)
    found = problems(tmp_path, BODY, **{"fichiers/fiche.pdf": b"%PDF-" + bytes(1_100_000)})

    assert "il dépasse 1 Mo" in found[0][2]


def test_a_file_that_cannot_be_had_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("curriculum.readers.recordings.content_of", lambda files, name: None)
    found = problems(tmp_path, "[Un](fichiers/fiche.pdf)\n")

    assert "abîmé ou illisible" in found[0][2]
