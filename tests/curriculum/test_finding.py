"""What a search finds follows what is published, at once."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from content.models import SearchEntry, SearchWord
from curriculum.models import LearningPath, Lesson, Module
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db

RARE = "Le kaléidoscope tourne."


@pytest.fixture
def module():
    return write.new_module(title="Sous la loupe")


@pytest.fixture
def lesson(module):
    return write.new_lesson(module, write.passage(RARE), write.quiz(write.question()))


def found(words):
    """The addresses that a search gives to a trainer or anybody: they are the same."""
    page = Client().get("/recherche/", {"q": words})
    return [result.address for result in page.context.get("results", [])]


def test_a_published_lesson_is_found_by_a_word_inside_it(lesson):
    assert found("kaleidoscopes") == ["/modules/a-lire/une-lecon/"]


def test_a_draft_is_not_found(module):
    lesson = write.new_lesson(module, write.passage(RARE), live=False)
    lesson.save_revision()

    assert found("kaleidoscope") == []


def test_what_is_no_longer_said_is_no_longer_found(lesson):
    write.write(lesson, write.passage("Le périscope monte."))

    assert found("kaleidoscope") == []
    assert found("periscope") == ["/modules/a-lire/une-lecon/"]


def test_a_new_title_is_found_at_once(lesson):
    lesson.title = "Le stéréoscope"
    lesson.save_revision().publish()

    assert found("stereoscope") == ["/modules/a-lire/une-lecon/"]


def test_a_withdrawn_lesson_is_lost_and_found_again(lesson):
    lesson.unpublish()
    assert found("kaleidoscope") == []

    Lesson.objects.get(pk=lesson.pk).save_revision().publish()
    assert found("kaleidoscope") == ["/modules/a-lire/une-lecon/"]


def test_a_withdrawn_module_takes_its_lessons_along_until_it_comes_back(module, lesson):
    module.unpublish()
    assert (found("kaleidoscope"), found("loupe")) == ([], [])

    write.write(lesson, write.passage(RARE))
    assert found("kaleidoscope") == [], "nobody can open it"

    Module.objects.get(pk=module.pk).save_revision().publish()
    assert found("kaleidoscope") == ["/modules/a-lire/une-lecon/"]
    assert found("loupe") == ["/modules/a-lire/"]


def test_a_module_that_changes_address_changes_that_of_its_lessons(module, lesson):
    module.slug = "a-regarder"
    module.save_revision().publish()

    assert found("kaleidoscope") == ["/modules/a-regarder/une-lecon/"]


def test_a_moved_lesson_is_found_where_it_is_now(lesson):
    other = write.new_module("autre")
    Page.objects.get(pk=lesson.pk).move(other, pos="last-child")

    assert found("kaleidoscope") == ["/modules/autre/une-lecon/"]


def test_a_copy_is_found_beside_its_model(lesson):
    attrs = {"slug": "copie", "title": "Copie"}
    CopyPageAction(lesson, update_attrs=attrs).execute()

    assert set(found("kaleidoscope")) == {"/modules/a-lire/copie/", "/modules/a-lire/une-lecon/"}


def test_deleted_pages_are_lost(module, lesson):
    path = write.new_path(module)
    path.title = "Optique"
    path.save_revision().publish()
    assert found("optiques") == ["/parcours/un-parcours/"]

    LearningPath.objects.get(pk=path.pk).delete()
    Module.objects.get(pk=module.pk).delete()
    assert (found("optique"), found("kaleidoscope"), found("loupe")) == ([], [], [])


def test_a_withdrawn_path_is_lost(module):
    path = write.new_path(module)
    path.title = "Optique"
    path.save_revision().publish()
    path.unpublish()

    assert found("optique") == []


def test_publishing_the_same_again_writes_no_word_again(lesson):
    before = set(SearchWord.objects.values_list("pk", flat=True))
    lesson.save_revision().publish()

    assert set(SearchWord.objects.values_list("pk", flat=True)) == before


def test_pages_that_teach_nothing_are_not_looked_for():
    Page.objects.get(slug="parcours").specific.save_revision().publish()

    assert set(SearchEntry.objects.values_list("kind", flat=True)) == {
        "path",
        "module",
        "lesson",
        "term",
    }


def test_the_command_writes_all_of_it_again(lesson, capsys):
    kept = set(SearchWord.objects.values_list("entry__address", "stem", "word", "weight"))
    SearchEntry.objects.all().delete()
    call_command("index_search")

    assert set(SearchWord.objects.values_list("entry__address", "stem", "word", "weight")) == kept
    assert capsys.readouterr().out == (
        f"{SearchEntry.objects.count()} pages and words can be found.\n"
    )


def test_no_word_of_a_question_is_found(module):
    asked = write.question(texts=("anamorphose", "trois"))
    write.new_lesson(module, write.passage(), write.quiz(asked))

    assert found("anamorphose") == []
