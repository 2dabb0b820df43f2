"""A pack in English gives its words to the French one, and never another page."""

import pytest

from curriculum.models import Lesson, Module, Question, Translation
from curriculum.models.outlines import Activity
from curriculum.rules.fingerprints import fingerprint_of
from tests.curriculum import pack_writing as writing

pytestmark = pytest.mark.django_db

MODULE = writing.MODULE.replace("langue: fr", "langue: en").replace(
    "titre: Regarder à 360°", "titre: Looking all around"
)
LESSON = (
    writing.LESSON.replace("titre: Un appareil, une personne", "titre: One device, one person")
    .replace("## Pour commencer", "## To begin")
    .replace("::cotes::Combien de côtés ?", "::cotes::How many sides?")
    .replace("=quatre #Oui.", "=four #Yes.")
    .replace("~un\n", "~one\n")
)
PATH = writing.PATH.replace("langue: fr", "langue: en").replace("titre: Accueillir", "titre: Greet")
NAMES = ("regarder", "regarder/un", "regarder/deux", "accueillir")


def french_pack():
    files = writing.whole_pack()
    files["accueillir/parcours.md"] = writing.PATH.replace(
        "  - module: ailleurs\n    obligatoire: false\n", ""
    )
    return files


def english_pack(lesson=LESSON, module=MODULE):
    return {
        "regarder.en/module.md": module,
        "regarder.en/01-un.md": lesson,
        "regarder.en/02-deux.md": writing.SECOND_LESSON.replace("À vous", "Your turn"),
        "accueillir.en/parcours.md": PATH.replace(
            "  - module: ailleurs\n    obligatoire: false\n", ""
        ),
    }


def words_of(slug):
    return Translation.objects.get(source=Lesson.objects.get(slug=slug).translation_key).said


def said(report):
    return [(p.file, p.line, writing.plain(p.sentence)) for p in report.problems]


def everything():
    return fingerprint_of([list(t.values()) for t in map(all_of, (Lesson, Activity, Translation))])


def all_of(model):
    return model.objects.order_by("pk")


def test_a_pack_in_english_gives_its_words_and_twice_is_once(imported):
    report = imported({**french_pack(), **english_pack()})
    before = everything()
    again = imported({**french_pack(), **english_pack()})

    assert report.problems == again.problems == []
    assert {f"{name} (en)" for name in NAMES} <= set(report.created)
    assert again.changed_nothing
    assert everything() == before
    assert Module.objects.filter(slug="regarder").count() == 1
    assert Lesson.objects.filter(slug="un").count() == 1
    words = words_of("un")
    assert words["title"] == ("One device, one person", "Un appareil, une personne")
    assert {said.text for said in words.values()} >= {"To begin"}
    question = Translation.objects.get(source=Question.objects.get(name="cotes").pk)
    assert question.said["prompt"] == ("How many sides?", "Combien de côtés ?")


def test_english_may_come_later_alone_and_in_part(imported):
    imported(french_pack())
    partly = {
        "regarder.en/module.md": MODULE.replace("  - 02-deux.md\n", ""),
        "regarder.en/01-un.md": LESSON,
    }
    report = imported(partly)

    assert report.problems == []
    assert not Translation.objects.filter(
        source=Lesson.objects.get(slug="deux").translation_key
    ).exists()
    assert words_of("un")["title"].text == "One device, one person"


def test_a_module_may_be_translated_without_any_of_its_lessons(imported):
    lessons = "lecons:\n  - 01-un.md\n  - 02-deux.md\n"
    report = imported({**french_pack(), "regarder.en/module.md": MODULE.replace(lessons, "")})

    assert report.problems == []
    assert Translation.objects.get(kind="module").said["title"].text == "Looking all around"


def test_without_its_french_english_is_refused_and_nothing_is_written(imported):
    report = imported(english_pack())

    assert said(report)[0] == (
        "regarder/module.md",
        1,
        "« regarder » n’existe pas en français ici. Importez d’abord le paquet français.",
    )
    assert len(report.problems) == 2
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("## To begin\n", "", 8, "un autre bloc"),
        ("```gift cle=verifier", "```gift cle=controler", 25, "un autre bloc"),
        ("=four #Yes.\n~one\n", "=four #Yes.\n~one\n~two\n", 27, "d’autres réponses"),
        ("=four #Yes.\n~one\n", "~four #Yes.\n=one\n", 27, "d’autres réponses"),
        ("::cotes::", "::faces::", 27, "n’existe pas en français"),
        ("cle: un\n", "cle: une\n", 1, "n’existe pas en français"),
    ],
)
def test_english_with_another_structure_is_refused_with_its_line(imported, old, new, line, words):
    assert LESSON.count(old) == 1
    for together in (True, False):
        if not together:
            imported(french_pack())
        before = everything()
        pack = english_pack(lesson=LESSON.replace(old, new))
        report = imported({**french_pack(), **pack} if together else pack)
        (problem,) = said(report)

        assert problem[:2] == (("regarder.en/01-un.md"), line)
        assert words in problem[2]
        assert everything() == before


def test_a_block_too_many_at_the_end_is_refused(imported):
    optional = LESSON.replace("minutes: 5\n", "minutes: 5\nobligatoire: false\n")
    report = imported({**french_pack(), **english_pack(lesson=optional + "\nOne more.\n")})

    assert "La leçon française a 6 blocs, celle-ci 7." in said(report)[0][2]


def test_french_that_changes_leaves_the_same_english_to_be_read_again(imported):
    imported({**french_pack(), **english_pack()})
    files = french_pack()
    files["regarder/01-un.md"] = writing.LESSON.replace(
        "## Pour commencer", "## Avant de commencer"
    )
    report = imported({**files, **english_pack()})
    heading = next(said for said in words_of("un").values() if said.text == "To begin")

    assert "regarder/un" in report.updated
    assert heading.of == "Pour commencer"


def test_english_edited_here_is_left_alone_unless_replaced_which_makes_a_draft(imported):
    imported({**french_pack(), **english_pack()})
    key = Lesson.objects.get(slug="un").translation_key
    edited = Translation.objects.get(source=key)
    edited.draft = edited.published = {
        **edited.draft,
        "title": ["Mine", "Un appareil, une personne"],
    }
    edited.save()
    pack = english_pack(lesson=LESSON.replace("To begin", "First"))
    alone, replaced = imported(pack), imported(pack, replace=True)
    edited.refresh_from_db()

    assert alone.left_alone == ["regarder/un (en)"]
    assert replaced.drafted == ["regarder/un (en)"]
    assert edited.published["title"][0] == "Mine"
    assert edited.draft["title"][0] == "One device, one person"


def test_english_that_changes_in_its_pack_is_updated(imported):
    imported({**french_pack(), **english_pack()})
    report = imported(english_pack(lesson=LESSON.replace("To begin", "First")))

    assert report.updated == ["regarder/un (en)"]
    assert "First" in {said.text for said in words_of("un").values()}


def test_a_french_page_edited_here_keeps_its_blocks_and_takes_the_english_that_fits(imported):
    imported(french_pack())
    lesson = Lesson.objects.get(slug="un")
    lesson.body = lesson.body.stream_block.to_python(
        [b for b in lesson.body.raw_data if b["type"] != "note"]
    )
    lesson.save_revision().publish()
    report = imported(english_pack())

    assert report.problems == []
    assert words_of("un")["title"].text == "One device, one person"


def test_an_english_pack_brings_no_file(imported):
    named = LESSON.replace("images/cotes.svg", "images/nowhere.svg")
    report = imported({**french_pack(), **english_pack(lesson=named)})

    assert report.problems == []
