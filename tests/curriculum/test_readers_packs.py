"""A pack that is right, read from a folder, from a ZIP, alone or among others."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from curriculum.readers.packs import PackReading, read_pack
from curriculum.rules.pack_paths import PackPath, PackPathModule
from curriculum.rules.packs import (
    Heading,
    Note,
    PackLesson,
    PackModule,
    PackObjective,
    PackQuestion,
    Passage,
    PictureRef,
    Quiz,
)
from curriculum.rules.questions import Choice
from tests.curriculum import pack_writing as writing

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "packs.md"
EXAMPLE = re.compile(r"^`([\w/.-]+)`\n\n````\w+\n(.*?)^````$", re.DOTALL | re.MULTILINE)
STEPS = PackQuestion(
    key="gestes",
    kind="several",
    prompt="Que regarder ?",
    choices=(
        Choice("le geste", Decimal("0.5")),
        Choice("la peur", Decimal("0.5")),
        Choice("la note", Decimal(-1)),
    ),
    general_feedback="",
    objective="",
    topic="",
    source="",
    shuffle=True,
    line=32,
)
SIDES = PackQuestion(
    key="cotes",
    kind="single",
    prompt="Combien de côtés ?",
    choices=(Choice("quatre", Decimal(1), "Oui."), Choice("un", Decimal(0))),
    general_feedback="",
    objective="nommer",
    topic="",
    source="",
    shuffle=True,
    line=27,
    objective_line=26,
)
DARE = PackQuestion(
    key="oser",
    kind="single",
    prompt="Oser ?",
    choices=(Choice("oui", Decimal(1)), Choice("non", Decimal(0))),
    general_feedback="",
    objective="",
    topic="",
    source="",
    shuffle=True,
    line=8,
)


def whole_module(prefix):
    blocks = (
        Heading("Pour commencer", 7),
        Passage("Un texte\nsur deux lignes.", 9),
        Note("savoir", "Le mot juste", "On dit **illectronisme**.\n\nEt rien d’autre.", 12),
        PictureRef(
            "images/cotes.svg",
            writing.SVG.encode(),
            "Quatre côtés",
            'Les quatre "côtés"',
            17,
        ),
        Passage(
            "> Une citation ordinaire.\n\n```python\n## ceci est du code, <b> compris\n```", 19
        ),
        Quiz("verifier", "Une question pour finir", 1, 100, (SIDES, STEPS), 25),
    )
    last = (Quiz("finir", "À vous", 3, 70, (DARE,), 7),)
    return PackModule(
        pack=UUID(writing.UUID_OF_MODULE),
        key="regarder",
        title="Regarder à 360°",
        language="fr",
        minutes=8,
        updated=date(2026, 11, 23),
        summary="Quatre côtés, une personne.",
        introduction="Un appareil **éteint** n’aide personne.",
        objectives=(
            PackObjective("nommer", "nommer les quatre côtés"),
            PackObjective("choisir", "choisir une question"),
        ),
        lessons=(
            PackLesson(
                f"{prefix}01-un.md",
                "un",
                "Un appareil, une personne",
                5,
                True,
                "Tout commence là.",
                blocks,
            ),
            PackLesson(f"{prefix}02-deux.md", "deux", "À vous", 3, True, "", last),
        ),
        licence="CC BY-SA 4.0",
        authors="À portée",
    )


WHOLE_PATH = PackPath(
    pack=UUID(writing.UUID_OF_PATH),
    key="accueillir",
    title="Accueillir",
    language="fr",
    audience="Accueil",
    minutes=8,
    updated=date(2026, 11, 23),
    summary="Un parcours court.",
    discovery=False,
    description="Pour qui reçoit du public.",
    facts={
        "prerequisites": "Aucun.",
        "recognition": "Une **attestation**.",
        "arrangements": "À distance.",
        "access_time": "Aussitôt.",
        "prices": "Gratuit.",
        "contacts": "Écrivez-nous.",
        "methods": "Des leçons courtes.",
        "assessment": "Un quiz.",
        "disability_access": "Au clavier.",
    },
    modules=(PackPathModule("regarder", True), PackPathModule("ailleurs", False)),
)
WHOLE = PackReading((whole_module("regarder/"),), (WHOLE_PATH,), ())


def test_a_folder_of_packs_is_read_whole(tmp_path):
    assert read_pack(writing.write_folder(tmp_path, writing.whole_pack())) == WHOLE


def test_a_zip_of_packs_says_the_same(tmp_path):
    assert read_pack(writing.write_zip(tmp_path / "tout.zip", writing.whole_pack())) == WHOLE


def test_a_pack_alone_is_read_from_its_own_folder(tmp_path):
    root = writing.write_folder(tmp_path, writing.whole_pack())
    assert read_pack(root / "regarder") == PackReading((whole_module(""),), (), ())


def test_a_zip_may_wrap_all_in_one_more_folder(tmp_path):
    files = {f"tout/{name}": content for name, content in writing.whole_pack().items()}
    reading = read_pack(writing.write_zip(tmp_path / "tout.zip", files))
    assert reading.problems == ()
    assert reading.modules == (whole_module("tout/regarder/"),)


def test_a_link_to_the_folder_is_the_folder(tmp_path):
    root = writing.write_folder(tmp_path / "vrai", writing.whole_pack())
    (tmp_path / "lien").symlink_to(root)
    assert read_pack(tmp_path / "lien") == WHOLE


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
    ],
)
def test_other_ends_of_lines_and_byte_order_marks_change_nothing(tmp_path, spoiled):
    files = {
        name: spoiled(content) if name.endswith(".md") else content
        for name, content in writing.whole_pack().items()
    }
    assert read_pack(writing.write_folder(tmp_path, files)) == WHOLE


def test_what_is_hidden_or_no_pack_is_left_aside(tmp_path):
    files = {
        ".git/module.md": "x",
        "README.md": "x",
        "regarder/.DS_Store": b"\0",
        "regarder/README.md": "x",
        "regarder/notes.txt": "x",
        "dessins/cotes.svg": writing.SVG,
        **writing.whole_pack(),
    }
    assert read_pack(writing.write_folder(tmp_path / "a", files)) == WHOLE
    zipped = {"__MACOSX/regarder/._module.md": "x", **files}
    assert read_pack(writing.write_zip(tmp_path / "b.zip", zipped)) == WHOLE


def test_a_name_in_another_unicode_form_is_the_same_name(tmp_path):
    files = writing.whole_pack()
    files["regarder/images/co\u0302te\u0301s.svg"] = files.pop("regarder/images/cotes.svg")
    files["regarder/01-un.md"] = writing.LESSON.replace("images/cotes.svg", "images/côtés.svg")
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert reading.problems == ()
    assert reading.modules[0].lessons[0].blocks[3].name == "images/côtés.svg"


def test_pictures_of_every_kind_are_taken(tmp_path):
    kinds = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
    files = writing.whole_pack()
    for suffix, kind in {**kinds, "avif": "AVIF", "PNG": "PNG"}.items():
        files[f"regarder/images/a.{suffix}"] = writing.png(kind=kind)
        files["regarder/01-un.md"] = writing.LESSON.replace("cotes.svg", f"a.{suffix}")
        assert read_pack(writing.write_folder(tmp_path, files)).problems == ()


def test_an_optional_lesson_needs_no_quiz_and_counts_for_nothing(tmp_path):
    files = writing.whole_pack()
    files["regarder/module.md"] = writing.MODULE.replace("minutes: 8", "minutes: 5")
    files["regarder/02-deux.md"] = (
        "---\ncle: deux\ntitre: Plus loin\nminutes: 4\nobligatoire: false\nresume:\n---\nLire.\n"
    )
    reading = read_pack(writing.write_folder(tmp_path / "regarder", files) / "regarder")
    assert reading.problems == ()
    assert [lesson.required for lesson in reading.modules[0].lessons] == [True, False]


def test_a_path_of_modules_from_elsewhere_is_taken_at_its_word(tmp_path):
    files = {"accueillir/parcours.md": writing.PATH.replace("minutes: 8", "minutes: 500")}
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert reading.problems == ()
    assert reading.paths[0].minutes == 500


def test_a_path_may_be_to_discover_and_its_titles_typed_in_haste(tmp_path):
    text = writing.PATH.replace("public: Accueil\n", "public: Accueil\ndecouverte: true\n")
    text = text.replace("## Délai d’accès", "## delai d'acces").replace(
        "module: ailleurs", "module: ailleurs\n    variante: guichet"
    )
    reading = read_pack(writing.write_folder(tmp_path, {"accueillir/parcours.md": text}))

    assert reading.problems == ()
    [path] = reading.paths
    assert (path.discovery, path.facts["access_time"]) == (True, "Aussitôt.")
    assert [item.variant for item in path.modules] == ["", "guichet"]


def test_the_example_of_the_documentation_is_a_whole_pack(tmp_path):
    text = DOCUMENTATION.read_text(encoding="utf-8")
    files = dict(EXAMPLE.findall(text))
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert reading.problems == ()
    assert len(files) == 4
    assert [len(quiz.questions) for quiz in reading.modules[0].lessons[0].quizzes] == [2]
    assert [path.key for path in reading.paths] == ["accueillir"]


def test_a_module_may_hold_a_statement_of_the_placement(tmp_path):
    pack = writing.whole_pack()
    said = "positionnement: Je regarde les quatre côtés.\nobjectifs:"
    pack["regarder/module.md"] = writing.MODULE.replace("objectifs:", said)

    reading = read_pack(writing.write_folder(tmp_path, pack))

    assert reading.modules[0].statement == "Je regarde les quatre côtés."
