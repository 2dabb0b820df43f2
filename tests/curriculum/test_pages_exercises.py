"""Exercises in the office, in preview, on paper, in packs and in English."""

from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from wagtail.test.utils.form_data import streamfield

from curriculum.actions.packs import import_packs
from curriculum.models import Activity, Lesson
from curriculum.queries.exercises import exercise_in
from curriculum.readers.packs import read_pack
from learners.models import Attempt
from tests.curriculum import exercising, translating
from tests.curriculum import lesson_writing as write
from tests.curriculum.packing import rows
from tests.curriculum.test_office_blocks import publish, said
from tests.curriculum.test_pages_lessons import preview, words
from tests.doors import text_of

pytestmark = pytest.mark.django_db


def listed(*items):
    return streamfield([("item", item) for item in items])


def cards(*texts):
    return listed(*({"text": text, "feedback": "", "hint": ""} for text in texts))


def sorting(*groups):
    return {
        "title": "Le tri",
        "minutes": 3,
        "text": "",
        "pass_mark": 70,
        "groups": listed(*({"name": name, "cards": cards(*texts)} for name, texts in groups)),
    }


@pytest.fixture
def lesson(db):
    blocks = [exercising.block(written) for written in exercising.EVERY]
    return write.new_lesson(write.new_module(), *blocks, slug="a-vous", minutes=60)


def test_a_sorting_is_published_from_its_form_as_an_activity(signed_in, blaise):
    block = sorting(("un", ["a", "b"]), ("deux", ["c"]))
    _response, made = publish(signed_in, blaise, ("sorting", block))

    activity = Activity.objects.get(lesson=made.translation_key)
    assert (activity.kind, activity.minutes, activity.pass_mark) == ("sorting", 3, 70)


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        ([("un", ["a", "A"]), ("deux", [])], "est écrite deux fois"),
        ([("un", ["a", "b"]), ("Un", [])], "est écrit deux fois"),
        ([("un", ["a"]), ("deux", [])], "Il faut deux cartes"),
    ],
)
def test_a_sorting_that_could_not_be_done_is_refused_where_to_put_it_right(
    signed_in, blaise, groups, sentence
):
    response, made = publish(signed_in, blaise, ("sorting", sorting(*groups)))

    assert made is None
    assert sentence in said(response)


def test_a_preview_shows_every_exercise_blank_and_records_nothing(signed_in, blaise, lesson):
    html = preview(signed_in(blaise), lesson)
    page = words(html)

    for shown in ("Il s’éteint", "Lucas, 22 ans.", "La prochaine fois", "Il vous appartient"):
        assert shown in page
    for hidden in ("la batterie ne tient plus", "Refaire une seule pièce", "Dites-nous si"):
        assert hidden not in page
    assert 'action="/modules/' not in html
    assert not Attempt.objects.exists()


def test_exercises_are_blank_on_paper(signed_in, blaise, lesson):
    page = text_of(signed_in(blaise).get("/modules/a-lire/imprimer/"))

    assert "Les groupes : l’appareil , la connexion" in page
    assert "Aperçu" not in page
    assert "C’est la date qui met sur la voie" not in page


def exported(folder: Path, module: str):
    call_command("export_pack", module, folder, stdout=StringIO(), stderr=StringIO())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


@pytest.mark.parametrize("module", ["regarder-a-360"])
def test_a_starter_module_with_a_sorting_comes_back_without_a_change(module, tmp_path, a_moment):
    first = exported(tmp_path / "un", module)
    before = rows()
    report = import_packs(read_pack(tmp_path / "un"), at=a_moment)

    assert (report.problems, report.changed_nothing) == ([], True)
    assert rows() == before
    assert b"```tri cle=trier-quatre-cotes" in b"".join(first.values())


def test_what_the_office_wrote_goes_out_and_comes_back(lesson, tmp_path, a_moment):
    first = exported(tmp_path / "un", "a-lire")
    report = import_packs(read_pack(tmp_path / "un"), at=a_moment)

    assert report.problems == []
    lesson.refresh_from_db()
    assert exported(tmp_path / "deux", "a-lire") == first
    body = b"".join(first.values()).decode()
    for word in ("```tri ", "```diagnostic ", "```livret ", "```reecriture "):
        assert word in body


def test_an_exercise_in_english_keeps_its_items(signed_in, blaise, lesson):
    translating.say_all(signed_in(blaise), "lesson", lesson.translation_key)
    lesson = Lesson.objects.get(pk=lesson.pk)
    for block in lesson.body.raw_data:
        french = exercise_in(lesson, _id(block), "fr")
        english = exercise_in(lesson, _id(block), "en")
        assert english.title == f"EN {french.title}"
    assert [c.id for c in exercise_in(lesson, _id(lesson.body.raw_data[0]), "en").cards] == [
        c.id for c in exercise_in(lesson, _id(lesson.body.raw_data[0]), "fr").cards
    ]
    assert exercise_in(lesson, _id(exercising.block(exercising.SORTING.replace("le-tri", "x"))),
                       "fr") is None  # fmt: skip


def _id(block):
    return UUID(str(block["id"]))
