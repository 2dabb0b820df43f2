"""A module goes out as text and comes back: the same files, byte for byte."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from content.models import Picture
from curriculum.actions.packs import import_packs
from curriculum.models import Lesson, Module, PackName, Question
from curriculum.readers.packs import read_pack
from curriculum.rules.questions import Choice, Wording
from tests.curriculum import lesson_writing as write
from tests.curriculum.pack_writing import bytes_of
from tests.curriculum.packing import files, rows
from tests.curriculum.test_packs_blocks import ONE, pack

pytestmark = pytest.mark.django_db
MARKED = "obligatoire: false\ntoujours: true"

WORDS = [
    {"type": "heading", "value": "Ce que l’on fait", "id": "1"},
    {"type": "passage", "value": "Un **mot**.\n\n- un\n- deux", "id": "2"},
    {
        "type": "note",
        "value": {"kind": "savoir", "title": "Le mot : juste", "text": "Oui.\n\nNon."},
        "id": "3",
    },
    {"type": "quotation", "value": {"text": "Je n’ose pas.", "who": "Inès, 22 ans"}, "id": "4"},
    {"type": "accordion", "value": {"title": "Et sinon ?", "text": "Rien.\n\n- un"}, "id": "5"},
    {
        "type": "steps",
        "value": {
            "steps": [
                {"type": "item", "id": "a", "value": {"title": "Ouvrir", "text": "La **porte**."}},
                {"type": "item", "id": "b", "value": {"title": "Entrer", "text": ""}},
            ]
        },
        "id": "6",
    },
    {
        "type": "table",
        "value": {
            "data": [["", "Lundi"], ["Matin", "a | b"]],
            "cell": [],
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_header_choice": "both",
            "table_caption": "Les horaires",
        },
        "id": "7",
    },
]


def exported(folder: Path, module: str) -> dict[str, bytes]:
    """The files that the command writes, by name."""
    call_command("export_pack", module, folder, stdout=StringIO(), stderr=StringIO())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def brought_in(folder: Path, at):
    return import_packs(read_pack(folder), at=at)


@pytest.mark.parametrize("module", ["regarder-a-360", "faire-avec-faire-pour"])
def test_a_starter_module_goes_out_and_comes_back_without_a_change(module, tmp_path, a_moment):
    first = exported(tmp_path / "un", module)
    before = rows()
    report = brought_in(tmp_path / "un", a_moment)

    assert (report.problems, report.changed_nothing, report.left_alone) == ([], True, [])
    assert rows() == before
    assert exported(tmp_path / "deux", module) == first


def test_a_pack_written_by_hand_keeps_its_keys_and_its_date(imported, tmp_path):
    imported(files())
    said = exported(tmp_path / "un", "regarder")

    assert sorted(said) == [
        "01-un.md",
        "02-deux.md",
        "images/cotes.svg",
        "module.md",
    ]
    head = said["module.md"].decode()
    assert "cle: regarder" in head
    assert "mis_a_jour: 2026-11-23" in head
    assert "::gestes::" in said["01-un.md"].decode()


def test_recordings_files_and_an_optional_lesson_come_back_as_they_were(imported, tmp_path):
    brought = pack()
    brought[ONE] = str(brought[ONE]).replace("resume: Tout", f"{MARKED}\nresume: Tout")
    for file in ("regarder/module.md", "accueillir/parcours.md"):
        brought[file] = str(brought[file]).replace("minutes: 8", "minutes: 3")
    assert imported(brought).problems == []
    once = exported(tmp_path / "un", "regarder")
    again = imported(once)

    assert again.changed_nothing
    assert exported(tmp_path / "deux", "regarder") == once
    assert MARKED in once["01-un.md"].decode()
    assert Lesson.objects.get(slug="un").is_always
    for here, there in (
        ("sons/guichet.md", "sons/guichet.md"),
        ("sons/geste.vtt", "videos/geste.vtt"),
    ):
        assert once[there] == bytes_of(brought[f"regarder/{here}"])
    said = once["01-un.md"].decode()
    assert '![La pluie](sons/pluie.mp3 "autre, sans parole")' in said
    assert '[The guide](fichiers/guide.odt "en")' in said


@pytest.fixture
def office_module(tmp_path):
    """Written in the office: every block, every kind of question, nothing ever in a pack."""
    module = write.new_module("accueillir-ici", title="Accueillir : ici")
    objective = module.objectives.get()
    asked = [
        question("Vrai", Wording("true_false", "Vrai ?", (c("true", 1, "Oui."), c("false", 0)))),
        question("Ordre", Wording("ordering", "Quel ordre ?", (c("un", 1), c("deux", 1)))),
        question("Nombre", Wording("numeric", "Combien ?", (c("3.5", 1, tolerance="0.5"),))),
        question(
            "Paires",
            Wording("matching", "Qui ?", (c("chat", 1, match="miaule"), c("chien", 1, match="ab"))),
        ),
        question("Mot", Wording("short_text", "Où ?", (c("la mairie", 1), c("mairie*", "0.5")))),
        write.question("Nombre", texts=("deux = 2", "trois"), right=(True, False)),
        write.question("Plusieurs", "several", texts=("a", "b", "c"), right=(True, True, False)),
    ]
    Question.objects.update(objective=objective.key)
    quiz = write.quiz(*asked, minutes=3, title='Dire "oui"')
    quiz["value"]["draws"] = [
        {"type": "item", "id": "d", "value": {"topic": "dire-non", "count": 2}}
    ]
    image = Picture.objects.first()
    lesson = write.new_lesson(module, *WORDS, write.picture(image.pk), quiz, slug="la-porte")
    assert lesson.live
    return module


def c(text, share, feedback="", *, match="", tolerance="0"):
    return Choice(text, Decimal(share), feedback, match, Decimal(tolerance))


def question(name, wording):
    made = Question.objects.create(name=name, created_at=timezone.now())
    made.reword(wording, at=timezone.now())
    return made


def test_what_was_born_in_the_office_goes_out_and_comes_back_as_itself(
    office_module, tmp_path, a_moment
):
    first = exported(tmp_path / "un", "accueillir-ici")
    ids = [block["id"] for block in Lesson.objects.get(slug="la-porte").body.raw_data]
    report = brought_in(tmp_path / "un", a_moment)

    assert report.problems == []
    assert report.left_alone != []  # it never came from a pack: nothing is written over
    assert Module.objects.filter(slug="accueillir-ici").count() == 1
    assert [b["id"] for b in Lesson.objects.get(slug="la-porte").body.raw_data] == ids
    assert exported(tmp_path / "deux", "accueillir-ici") == first


def test_on_another_site_it_says_the_same_and_goes_out_the_same(office_module, tmp_path, a_moment):
    first = exported(tmp_path / "un", "accueillir-ici")
    forget(office_module)
    report = brought_in(tmp_path / "un", a_moment)

    assert report.problems == []
    lesson = Lesson.objects.get(slug="la-porte")
    assert [b["type"] for b in lesson.body.raw_data] == [
        *(word["type"] for word in WORDS),
        "picture",
        "quiz",
    ]
    assert lesson.body.raw_data[-1]["value"]["draws"][0]["value"] == {
        "topic": "dire-non",
        "count": 2,
    }
    assert exported(tmp_path / "deux", "accueillir-ici") == first
    assert brought_in(tmp_path / "deux", a_moment).changed_nothing


def forget(module):
    """As if this site had never known it."""
    for lesson in Lesson.objects.child_of(module):
        lesson.delete()
    Module.objects.get(pk=module.pk).delete()
    PackName.objects.all().delete()


def test_a_module_that_nobody_published_is_named(tmp_path):
    with pytest.raises(CommandError, match="Aucun module publié"):
        call_command("export_pack", "nulle-part", tmp_path)


def test_nothing_of_somebody_else_is_written_over(tmp_path):
    (tmp_path / "mes-notes.txt").write_text("à moi")
    with pytest.raises(CommandError, match=r"mes-notes\.txt"):
        call_command("export_pack", "regarder-a-360", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mes-notes.txt"]


def test_an_address_that_no_pack_can_hold_is_said(tmp_path):
    write.new_module("Accueil_2", title="Accueil")
    with pytest.raises(CommandError, match="ne peut pas être une clé"):
        call_command("export_pack", "Accueil_2", tmp_path)


def test_what_packs_refuse_is_said_with_its_line(tmp_path):
    module = write.new_module()
    write.new_lesson(module, write.passage("<b>gras</b>"), write.quiz(write.question()), slug="une")
    told = StringIO()
    call_command("export_pack", "a-lire", tmp_path, stdout=StringIO(), stderr=told)

    assert told.getvalue().startswith("01-une.md:7 : ")
