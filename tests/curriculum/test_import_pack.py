"""Packs imported: all or nothing, twice is once."""

from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from content.models import HomePage, Picture
from curriculum.actions.packs import import_packs
from curriculum.models import (
    Catalogue,
    LearningPath,
    Lesson,
    Module,
    Outline,
    Question,
    QuestionVersion,
    Shelf,
)
from curriculum.queries.outlines import current_outline
from curriculum.readers.packs import read_pack
from curriculum.rules.outline_json import from_json
from tests.curriculum import lesson_writing as write
from tests.curriculum import pack_writing as writing
from tests.curriculum.packing import ORDER, files, lesson, rows

pytestmark = pytest.mark.django_db


def test_a_pack_becomes_pages_questions_activities_and_an_outline(imported):
    report = imported(files())

    assert report.created == [
        "regarder",
        "regarder/un : cotes",
        "regarder/un : gestes",
        "regarder/un",
        "regarder/deux : oser",
        "regarder/deux",
        "accueillir",
    ]
    module = Module.objects.get(slug="regarder")
    assert [o.text for o in module.objectives.all()] == [
        "nommer les quatre côtés",
        "choisir une question",
    ]
    assert [x.slug for x in Lesson.objects.live().child_of(module)] == ["un", "deux"]
    path = LearningPath.objects.live().get(slug="accueillir")
    outline = from_json(current_outline(path.translation_key).content)
    assert outline.minutes == 8
    assert [x.reading_minutes for _, x in outline.required_lessons()] == [4, 0]
    assert [b["type"] for b in lesson().body.raw_data] == [
        "heading",
        "passage",
        "note",
        "picture",
        "passage",
        "quiz",
    ]


def test_a_question_says_what_its_pack_says(imported):
    imported(files())
    question = Question.objects.get(name="gestes")

    assert (question.current.kind, question.current.prompt) == ("several", "Que regarder ?")
    assert [(c["text"], c["fraction"]) for c in question.current.choices] == [
        ("le geste", "0.5"),
        ("la peur", "0.5"),
        ("la note", "-1"),
    ]


def test_importing_twice_changes_nothing(imported):
    imported(files())
    before = rows()
    report = imported(files())

    assert report.changed_nothing
    assert (report.left_alone, len(report.unchanged)) == ([], 7)
    assert rows() == before


def test_the_starter_curriculum_is_imported_whole_and_twice_is_once(a_moment):
    reading = read_pack(Path(settings.BASE_DIR) / "curriculum" / "starter")
    first, second = (import_packs(reading, at=a_moment) for _ in range(2))

    assert first.problems == second.problems == []
    assert Module.objects.live().count() == len({taught.key for taught in reading.modules})
    assert second.changed_nothing
    assert second.left_alone == []


def test_a_changed_pack_updates_what_changed_and_nothing_else(imported):
    imported(files())
    before = lesson().get_latest_revision()
    report = imported(files(one=("Un texte\nsur deux lignes.", "Un texte.")))

    assert report.updated == ["regarder/un"]
    assert lesson().body.raw_data[1]["value"] == "Un texte."
    assert lesson().live
    assert lesson().get_latest_revision() != before
    assert Outline.objects.filter(path=outline_key()).count() == 1


def outline_key():
    return LearningPath.objects.get(slug="accueillir").translation_key


def test_a_changed_question_gets_a_new_version_and_keeps_the_old_one(imported):
    imported(files())
    report = imported(files(one=("Combien de côtés ?", "Combien de côtés a-t-elle ?")))

    assert report.updated == ["regarder/un : cotes"]
    versions = QuestionVersion.objects.filter(question__name="cotes").order_by("number")
    assert [(v.number, v.prompt, v.is_current) for v in versions] == [
        (1, "Combien de côtés ?", False),
        (2, "Combien de côtés a-t-elle ?", True),
    ]


def test_changed_minutes_make_a_new_outline(imported):
    imported(files())
    imported(
        files(
            one=("minutes: 5", "minutes: 6"),
            module=("minutes: 8", "minutes: 9"),
            path=("minutes: 8", "minutes: 9"),
        )
    )

    assert from_json(current_outline(outline_key()).content).minutes == 9


def test_the_order_of_the_pack_is_the_order_of_the_tree(imported):
    imported(files())
    imported(files(module=(ORDER, "  - 02-deux.md\n  - 01-un.md\n")))

    module = Module.objects.get(slug="regarder")
    assert [x.slug for x in Lesson.objects.child_of(module).order_by("path")] == ["deux", "un"]
    assert imported(files(module=(ORDER, "  - 02-deux.md\n  - 01-un.md\n"))).changed_nothing


def test_the_same_picture_is_kept_once(imported):
    before = Picture.objects.count()
    imported(files())
    imported(files(one=("Un texte\n", "Un autre texte\n")))

    assert Picture.objects.count() == before + 1


def test_a_module_that_is_nowhere_stops_everything(imported):
    before = rows()
    report = imported(writing.whole_pack())

    assert [(p.file, p.line, writing.plain(p.sentence)) for p in report.problems] == [
        (
            "accueillir/parcours.md",
            1,
            "Le module « ailleurs » n’est ni dans ce paquet, ni sur le site.",
        )
    ]
    assert rows() == before


def test_an_address_taken_by_another_page_stops_everything(imported):
    Shelf.objects.get().add_child(instance=Module(title="Le nôtre", slug="regarder"))
    before = rows()
    [problem] = imported(files()).problems

    assert (problem.file, problem.line) == ("regarder/module.md", 1)
    assert "« regarder » est déjà prise" in writing.plain(problem.sentence)
    assert rows() == before


def test_the_address_of_the_paper_is_taken(imported):
    [problem] = imported(files(one=("cle: un\n", "cle: imprimer\n"))).problems

    assert (problem.file, problem.line) == ("regarder/01-un.md", 1)
    assert "est déjà prise" in problem.sentence


def test_an_address_taken_by_another_path_stops_everything(imported):
    write.new_path(slug="accueillir")
    [problem] = imported(files()).problems

    assert (problem.file, problem.line) == ("accueillir/parcours.md", 1)


def test_two_lessons_cannot_have_one_address(imported):
    imported(files())
    Lesson.objects.filter(slug="deux").update(translation_key=uuid4())
    [problem] = imported(files()).problems

    assert problem.file == "regarder/02-deux.md"


def test_the_tree_is_laid_out_on_an_empty_site(imported, a_moment):
    HomePage.objects.get().delete()
    Page.get_first_root_node().add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.all().delete()
    Group.objects.filter(name="Formatrices et formateurs").delete()
    imported(files())

    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(slug="home").exists()
    assert Catalogue.objects.get().url_path == "/accueil/parcours/"
    assert Shelf.objects.get().url_path == "/accueil/modules/"
    group = Group.objects.get(name="Formatrices et formateurs")
    assert {p.page.specific for p in group.page_permissions.all()} == {
        Catalogue.objects.get(),
        Shelf.objects.get(),
    }


def told(*arguments):
    output = StringIO()
    call_command("import_pack", *map(str, arguments), stdout=output, stderr=output)
    return writing.plain(output.getvalue())


def test_the_command_tells_what_it_did(tmp_path):
    folder = writing.write_folder(tmp_path, files())

    assert told(folder).endswith("Créé : accueillir\n7 créés, 0 mis à jour, 0 inchangés.\n")
    assert told(folder) == "Rien n’a changé.\n"


def test_a_dry_run_says_what_would_be_done_and_does_nothing(tmp_path):
    before = rows()
    said = told(writing.write_folder(tmp_path, files()), "--dry-run")

    assert "Créé : regarder/un\n" in said
    assert said.endswith("Essai seulement : rien n’a été écrit.\n")
    assert rows() == before


def test_the_command_says_every_problem_with_its_place_and_fails(tmp_path):
    pack = files(module=("titre: Regarder à 360°\n", ""), two=("{=oui ~non}", "{~%100%oui}"))
    before, output = rows(), StringIO()
    with pytest.raises(CommandError, match="Rien n’a été importé"):
        call_command("import_pack", str(writing.write_folder(tmp_path, pack)), stderr=output)

    lines = writing.plain(output.getvalue()).splitlines()
    assert [line.split(" : ")[0].rpartition(":")[0] for line in lines] == [
        "regarder/02-deux.md",
        "regarder/module.md",
    ]
    assert rows() == before
