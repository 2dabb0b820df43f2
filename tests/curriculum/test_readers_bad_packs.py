"""Front matters, lists and minutes that are wrong: each said at its file and line."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.readers.packs import read_pack
from tests.curriculum import pack_writing as writing

MODULE, ONE, TWO = "regarder/module.md", "regarder/01-un.md", "regarder/02-deux.md"
PATH = "accueillir/parcours.md"
OBJECTIVES = writing.MODULE[writing.MODULE.index("  - cle") : writing.MODULE.index("lecons:")]
OTHER_MODULE = writing.MODULE.replace(writing.UUID_OF_MODULE, writing.UUID_OF_PATH[:-1] + "2")

# What is changed (file, old, new) and all that must then be said (file, line, words).
ONE_CHANGE = [
    # The front matter as a whole
    ((ONE, "---\ncle: un", "cle: un"), [(ONE, 1, "L’en-tête manque")]),
    ((TWO, writing.SECOND_LESSON, "# Rien"), [(TWO, 1, "L’en-tête manque"), (TWO, 1, "niveau 1")]),
    ((ONE, "là.\n---\n", "là.\n"), [(ONE, 1, "L’en-tête n’est pas fermé")]),
    ((TWO, "titre: À vous", "titre: À : vous"), [(TWO, 3, "guillemets droits")]),
    ((TWO, "titre: À vous", "\ttitre: À vous"), [(TWO, 3, "Tabulation")]),
    ((TWO, "titre: À vous", 'titre: "À vous'), [(TWO, 3, "Guillemet jamais fermé")]),
    ((TWO, "titre: À vous", "titre: [À vous"), [(TWO, 3, "En-tête mal écrit")]),
    ((TWO, "titre: À vous", "titre: *vous"), [(TWO, 3, "En-tête mal écrit")]),
    ((TWO, "titre: À vous", "titre: À\x07 vous"), [(TWO, 3, "signe invisible")]),
    ((TWO, "titre: À vous", "titre: " + "[" * 3000), [(TWO, 2, "trop emboîté")]),
    (
        (TWO, "cle: deux\ntitre: À vous\nminutes: 3\nobligatoire: oui", "# rien"),
        [(TWO, 1, "L’en-tête est vide")],
    ),
    (
        (TWO, "cle: deux\ntitre: À vous\nminutes: 3\nobligatoire: oui", "- deux"),
        [(TWO, 2, "suite de lignes")],
    ),
    ((MODULE, "---\npack", "pack"), [(MODULE, 1, "L’en-tête manque")]),
    ((PATH, "---\npack", "pack"), [(PATH, 1, "L’en-tête manque")]),
    ((TWO, "titre: À vous", f"# {'x' * 20_000}"), [(TWO, 1, "20 000 signes au plus")]),
    # Keys
    ((TWO, "cle: deux", "clee: deux"), [(TWO, 1, "« cle » manque"), (TWO, 2, "« cle »")]),
    ((TWO, "cle: deux", "cle:"), [(TWO, 2, "« cle » manque")]),
    ((TWO, "cle: deux", "cle: deux\nmot: x"), [(TWO, 3, "Choisissez parmi : cle, titre")]),
    ((TWO, "cle: deux", "cle: deux\ncle: trois"), [(TWO, 3, "déjà écrit à la ligne 2")]),
    ((TWO, "cle: deux", "cle: Deux Mots"), [(TWO, 2, "minuscules sans accent")]),
    ((TWO, "cle: deux", f"cle: {'x' * 81}"), [(TWO, 2, "80 signes au plus")]),
    ((TWO, "cle: deux", "cle: [deux]"), [(TWO, 2, "pas une liste")]),
    ((TWO, "titre: À vous", f"titre: {'x' * 256}"), [(TWO, 3, "255 signes au plus")]),
    ((TWO, "obligatoire: oui", "obligatoire: peut-être"), [(TWO, 5, "true ou false")]),
    ((TWO, "obligatoire: oui", "obligatoire: [oui]"), [(TWO, 5, "pas une liste")]),
    ((TWO, "minutes: 3\n", "minutes: 3 min\n"), [(TWO, 4, "nombre entier")]),
    ((TWO, "minutes: 3\n", "minutes: [3]\n"), [(TWO, 4, "pas une liste")]),
    ((TWO, "minutes: 3\n", "minutes: 0\n"), [(TWO, 4, "nombre entier")]),
    ((TWO, "minutes: 3\n", "minutes: -3\n"), [(TWO, 4, "nombre entier")]),
    ((TWO, "minutes: 3\n", "minutes: 3.5\n"), [(TWO, 4, "nombre entier")]),
    ((TWO, "minutes: 3\n", f"minutes: {'9' * 60}\n"), [(TWO, 4, "nombre entier")]),
    ((ONE, "resume: Tout commence là.", f"resume: {'x' * 301}"), [(ONE, 5, "300 signes")]),
    ((MODULE, "format: 1", "format: 2"), [(MODULE, 3, "« 2 » n’est pas prévu")]),
    ((MODULE, "langue: fr", "langue: de"), [(MODULE, 6, "Choisissez parmi : fr, en")]),
    ((MODULE, "2026-11-23", "23/11/2026"), [(MODULE, 8, "n’est pas une date")]),
    ((MODULE, "2026-11-23", "2026-02-30"), [(MODULE, 8, "n’est pas une date")]),
    ((MODULE, "2026-11-23", "[2026]"), [(MODULE, 8, "pas une liste")]),
    ((MODULE, writing.UUID_OF_MODULE, "12"), [(MODULE, 2, "est un UUID")]),
    ((MODULE, f"pack: {writing.UUID_OF_MODULE}\n", ""), [(MODULE, 1, "« pack » manque")]),
    ((MODULE, "licence: CC BY-SA 4.0\n", ""), [(MODULE, 1, "« licence » manque")]),
    ((MODULE, "auteurs: À portée", f"auteurs: {'x' * 201}"), [(MODULE, 19, "200 signes")]),
    ((MODULE, "Un appareil", "## Un appareil"), [(MODULE, 22, "du texte seulement")]),
    ((MODULE, "Un appareil", "A\n\n## B\n\nC"), [(MODULE, 24, "du texte seulement")]),
    ((MODULE, "cle: regarder\n", ""), [(MODULE, 1, "« cle » manque")]),
    # Objectives
    ((MODULE, "  - cle: choisir\n", "  - choisir\n  - cle: b\n"), [(MODULE, 13, "une clé et un")]),
    ((MODULE, "    texte: choisir une question\n", ""), [(MODULE, 13, "« texte » manque")]),
    ((MODULE, "  - cle: choisir\n", "  - cle: nommer\n"), [(MODULE, 13, f"{MODULE}, ligne 11")]),
    ((MODULE, OBJECTIVES, "  nommer\n"), [(MODULE, 10, "« objectifs » est une liste")]),
    # Lessons
    (
        (MODULE, "  - 02-deux.md\n", "  - 03.md\n"),
        [(TWO, 1, "dans aucune liste"), (MODULE, 17, "ce fichier manque")],
    ),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - 01-un.md\n"), [(MODULE, 18, "déjà dans")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - ../x.md\n"), [(MODULE, 18, "sort du")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - /etc/x.md\n"), [(MODULE, 18, "sort du")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - C:\\x.md\n"), [(MODULE, 18, "sort du")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - a/x.md\n"), [(MODULE, 18, "à côté de")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - module.md\n"), [(MODULE, 18, ".md")]),
    ((MODULE, "  - 02-deux.md\n", "  - 02-deux.md\n  - [x]\n"), [(MODULE, 18, "sort du")]),
    ((TWO, "cle: deux", "cle: un"), [(TWO, 2, f"« un » sert déjà : {ONE}, ligne 2")]),
    ((TWO, "cle=finir", "cle=verifier"), [(TWO, 7, f"{ONE}, ligne 25")]),
    ((TWO, "::oser::", "::gestes::"), [(TWO, 8, f"{ONE}, ligne 32")]),
    # Minutes
    ((ONE, "minutes: 5\n", "minutes: 6\n"), [(MODULE, 7, "8 min, ses leçons obligatoires")]),
    (
        (MODULE, "minutes: 8", "minutes: 9"),
        [(PATH, 8, "8 min, ses modules obligatoires 9"), (MODULE, 7, "9 min")],
    ),
    (
        (TWO, "minutes=3", "minutes=4"),
        [(TWO, 4, "La leçon dure 3 min, ses quiz 4")],
    ),
    # Paths
    ((PATH, "minutes: 8", "minutes: 7"), [(PATH, 8, "7 min, ses modules obligatoires 8")]),
    ((PATH, "public: Accueil\n", ""), [(PATH, 1, "« public » manque")]),
    ((PATH, "module: ailleurs", "module: regarder"), [(PATH, 14, "ligne 12")]),
    ((PATH, "module: ailleurs\n    obligatoire: false", "ailleurs"), [(PATH, 14, "se nomme")]),
    ((PATH, "obligatoire: false", "obligatoire: jamais"), [(PATH, 15, "true ou false")]),
    ((PATH, "public: Accueil\n", "public: Accueil\nlecons: x\n"), [(PATH, 8, "mot-clé")]),
    ((PATH, writing.UUID_OF_PATH, writing.UUID_OF_MODULE), [(PATH, 2, f"{MODULE}, ligne 2")]),
    ((PATH, "public: Accueil\n", "public: Accueil\ndecouverte: x\n"), [(PATH, 8, "true ou false")]),
    (
        (PATH, "obligatoire: false", f"obligatoire: false\n    variante: {'x' * 81}"),
        [(PATH, 16, "80 signes au plus")],
    ),
    # The public programme
    ((PATH, "## Tarifs\n\nGratuit.\n\n", ""), [(PATH, 1, "La partie « ## Tarifs » manque")]),
    ((PATH, "Gratuit.\n\n", ""), [(PATH, 35, "« Tarifs » est vide")]),
    (
        (PATH, "## Tarifs", "## Tarif"),
        [(PATH, 1, "« ## Tarifs » manque"), (PATH, 35, "Vous vouliez peut-être dire « Tarifs »")],
    ),
    (
        (PATH, "## Contacts\n\nÉcrivez-nous.", "## Prix\n\nDix.\n\n## Contacts\n\nÉcrivez-nous."),
        [(PATH, 39, "« Prix » n’est pas une partie du programme. Choisissez parmi")],
    ),
    (
        (PATH, "## Contacts", "## Tarifs\n\nDix.\n\n## Contacts"),
        [(PATH, 39, "« Tarifs » est déjà écrit à la ligne 35")],
    ),
    (
        (PATH, "Gratuit.", "Gratuit.\n\n> [!savoir] Un prix\n> Rien."),
        [(PATH, 39, "du texte seulement")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), ONE_CHANGE)
def test_one_wrong_thing_is_said_at_its_place(tmp_path, change, expected):
    reading = read_pack(writing.write_folder(tmp_path, writing.spoiled(*change)))
    assert writing.is_said(reading, sorted(expected)), writing.said(reading)


def test_every_wrong_thing_is_said_at_once_by_file_and_line(tmp_path):
    files = writing.whole_pack()
    files[MODULE] = writing.MODULE.replace("2026-11-23", "hier").replace("langue: fr", "langue: x")
    files[ONE] = writing.LESSON.replace("[!savoir]", "[!savior]").replace("=quatre", "~quatre")
    files[TWO] = writing.SECOND_LESSON.replace("::oser::", "")
    expected = [
        (ONE, 12, "savoir"),
        (ONE, 27, "Aucune bonne réponse"),
        (TWO, 8, "sans clé"),
        (MODULE, 6, "fr, en"),
        (MODULE, 8, "date"),
    ]
    assert writing.is_said(read_pack(writing.write_folder(tmp_path, files)), expected)


@settings(deadline=None)
@given(st.data())
def test_nothing_that_is_written_makes_it_fall(data):
    """Random cuts and pastes in each text of the pack: problems, never an exception."""
    files = writing.whole_pack()
    name = data.draw(st.sampled_from([MODULE, ONE, TWO, PATH]))
    text = str(files[name])
    cut, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    paste = data.draw(st.text(alphabet="\n-#>![]()`~{}=:\\\"' \t<a0&*%", max_size=12))
    files[name] = text[:cut] + paste + text[end:]
    with TemporaryDirectory() as folder:
        reading = read_pack(writing.write_zip(Path(folder) / "a.zip", files))
    assert all(problem.file and problem.line for problem in reading.problems)


def test_two_modules_at_one_address_are_named_both(tmp_path):
    files = writing.whole_pack()
    for name in ("module.md", "01-un.md", "02-deux.md", "images/cotes.svg"):
        files[f"voir/{name}"] = files[f"regarder/{name}"]
    files["voir/module.md"] = OTHER_MODULE
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [("voir/module.md", 4, f"{MODULE}, ligne 4")])


def test_a_module_without_objectives_does_not_blame_its_questions(tmp_path):
    files = writing.whole_pack()
    begin, end = writing.MODULE.index("objectifs:"), writing.MODULE.index("lecons:")
    files[MODULE] = writing.MODULE[:begin] + writing.MODULE[end:]
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [(MODULE, 1, "« objectifs » manque")])


def test_a_pack_is_a_module_or_a_path(tmp_path):
    files = {**writing.whole_pack(), "regarder/parcours.md": writing.PATH}
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert ("regarder/parcours.md", 1) in [(it.file, it.line) for it in reading.problems]
    assert any("un module ou un parcours" in it.sentence for it in reading.problems)


def test_a_folder_that_lost_its_module_is_named(tmp_path):
    files = writing.whole_pack()
    files["ailleurs/01.md"] = writing.LESSON
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [("ailleurs/module.md", 1, "Ce fichier manque")])


def test_a_pack_in_a_pack_is_one_too_many(tmp_path):
    files = writing.whole_pack()
    files["accueillir/dedans/parcours.md"] = writing.PATH
    sentences = [sentence for *_place, sentence in writing.said(
        read_pack(writing.write_folder(tmp_path, files))
    )]  # fmt: skip
    assert any("Un paquet dans un paquet" in sentence for sentence in sentences)


@pytest.mark.parametrize("files", [{"01.md": writing.LESSON}, {"a/b/c/module.md": writing.MODULE}])
def test_a_folder_without_a_pack_is_said_to_have_none(tmp_path, files):
    reading = read_pack(writing.write_folder(tmp_path / "vide", files))
    assert writing.is_said(reading, [("vide", 1, "Aucun paquet ici")])
    assert (reading.modules, reading.paths) == ((), ())


def test_an_empty_folder_has_no_pack(tmp_path):
    reading = read_pack(tmp_path)
    assert writing.is_said(reading, [(tmp_path.name, 1, "Aucun paquet ici")])
