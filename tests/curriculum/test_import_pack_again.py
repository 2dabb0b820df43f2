"""Packs imported again: what was edited here is left alone, named, and never lost."""

import pytest

from curriculum.actions.packs.paths import content_of_path
from curriculum.models import (
    Activity,
    LearningPath,
    Question,
)
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.programme import WRITTEN_FACTS
from tests.curriculum.packing import ORDER, edit, files, lesson, rows

pytestmark = pytest.mark.django_db


def test_a_lesson_edited_here_is_left_alone_and_named(imported):
    imported(files())
    edit(lesson(), title="Mieux dit")
    before = rows()
    report = imported(files(one=("titre: Un appareil, une personne", "titre: Autre titre")))

    assert report.left_alone == ["regarder/un"]
    assert lesson().title == "Mieux dit"
    assert rows() == before


def test_a_draft_counts_as_an_edit(imported):
    imported(files())
    page = lesson()
    page.title = "En cours"
    page.save_revision()

    assert imported(files()).left_alone == ["regarder/un"]


def test_a_lesson_opened_and_saved_untouched_was_not_edited(imported):
    imported(files())
    page = lesson()
    blocks = [dict(block) for block in page.body.raw_data]
    blocks[1]["value"] = blocks[1]["value"].replace("\n", "\r\n")
    edit(page, body=page.body.stream_block.to_python(blocks))

    assert imported(files()).left_alone == []


def test_replace_makes_one_draft_of_an_edited_page_and_publishes_nothing(imported):
    imported(files())
    edit(lesson(), title="Mieux dit")
    again = files(one=("titre: Un appareil, une personne", "titre: Autre titre"))
    report = imported(again, replace=True)

    assert report.drafted == ["regarder/un"]
    assert lesson().title == "Mieux dit"
    assert lesson().has_unpublished_changes
    assert lesson().get_latest_revision_as_object().title == "Autre titre"
    assert imported(again, replace=True).changed_nothing


def test_a_page_unpublished_here_stays_so(imported):
    imported(files())
    lesson().unpublish()

    for replace in (False, True):
        report = imported(files(), replace=replace)
        assert report.changed_nothing
        assert report.left_alone == ["regarder", "regarder/un"]
        assert not lesson().live


def test_a_question_edited_here_is_left_alone_unless_asked(imported):
    imported(files())
    question = Question.objects.get(name="cotes")
    question.topic = "appareil"
    question.save()
    again = files(one=("Combien de côtés ?", "Combien ?"))

    assert imported(again).left_alone == ["regarder/un : cotes"]
    assert Question.objects.get(name="cotes").current.prompt == "Combien de côtés ?"
    assert imported(again, replace=True).updated == ["regarder/un : cotes"]
    assert Question.objects.get(name="cotes").current.prompt == "Combien ?"


def test_a_lesson_that_left_its_pack_is_unpublished_and_comes_back_with_it(imported):
    imported(files())
    without = files(module=(ORDER, "  - 01-un.md\n"), path=("minutes: 8", "minutes: 5"))
    without["regarder/module.md"] = str(without["regarder/module.md"]).replace(
        "minutes: 8", "minutes: 5"
    )
    del without["regarder/02-deux.md"]
    report = imported(without)

    assert report.removed == ["regarder/deux"]
    assert not lesson("deux").live
    assert Activity.objects.get(lesson=lesson("deux").translation_key).retired_at
    assert imported(without).changed_nothing

    assert "regarder/deux" in imported(files()).updated
    assert lesson("deux").live
    assert imported(files()).changed_nothing


def test_a_lesson_that_left_its_pack_but_was_edited_here_stays(imported):
    imported(files())
    edit(lesson("deux"), title="La nôtre")
    without = files(module=(ORDER, "  - 01-un.md\n"), path=("minutes: 8", "minutes: 5"))
    without["regarder/module.md"] = str(without["regarder/module.md"]).replace(
        "minutes: 8", "minutes: 5"
    )
    del without["regarder/02-deux.md"]

    assert imported(without).left_alone == ["regarder/deux"]
    assert lesson("deux").live
    assert imported(without).changed_nothing


def test_an_order_chosen_here_is_respected(imported):
    imported(files())
    lesson("deux").move(lesson("un"), pos="left")

    assert imported(files()).left_alone == ["regarder"]


def test_a_path_says_what_its_pack_says(imported):
    changed = "module: regarder\n    obligatoire: true\n    variante: guichet\n"
    imported(files(path=("module: regarder\n    obligatoire: true\n", changed)))

    path = LearningPath.objects.get(slug="accueillir")
    assert (path.prices, path.recognition) == ("Gratuit.", "Une **attestation**.")
    assert [place.variant for place in path.path_modules.all()] == ["guichet"]
    assert not path.is_discovery


def test_a_path_imported_before_it_had_facts_was_not_edited_here(imported):
    """Its fingerprint, taken then, is still the one of a path without facts."""
    imported(files())
    path = LearningPath.objects.get(slug="accueillir")
    for fact in WRITTEN_FACTS:
        setattr(path, fact, "")
    path.packed = fingerprint_of(content_of_path(path))
    assert set(content_of_path(path)).isdisjoint({*WRITTEN_FACTS, "is_discovery"})
    path.save()
    path.save_revision()
    LearningPath.objects.filter(pk=path.pk).update(has_unpublished_changes=False)

    assert imported(files()).updated == ["accueillir"]
    path.refresh_from_db()
    assert path.prices == "Gratuit."


def test_a_discovery_path_is_one_after_import(imported):
    imported(files(path=("public: Accueil\n", "public: Accueil\ndecouverte: oui\n")))

    assert LearningPath.objects.get(slug="accueillir").is_discovery
