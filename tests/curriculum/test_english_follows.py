"""English follows what it says: an activity that moves, a page that is copied."""

import pytest
from wagtail.models import Page

from curriculum.models import Lesson, Module, Translation
from curriculum.rules.activities import activity_ids
from tests.curriculum.test_wagtail_copying import copy
from tests.curriculum.test_wagtail_moving import module, press, source, target
from tests.curriculum.test_wagtail_translations import listed
from tests.curriculum.translating import desk_url, say, say_all, say_lesson
from tests.doors import text_of

__all__ = ["module", "source", "target"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def author(signed_in, blaise):
    return signed_in(blaise)


def move(author, source, target):
    activity = activity_ids(Lesson.objects.get(pk=source.pk).body.raw_data)[0]
    assert press(author, source, target, activity).status_code == 302


def test_an_activity_that_moves_is_still_read_in_english(author, source, target):
    for lesson in (source, target):
        say_lesson(author, lesson)
    move(author, source, target)

    assert listed(author)["Arrivée"] == "À jour"
    page = text_of(author.get("/en/modules/a-lire/arrivee/"))
    assert "EN À déplacer" in page
    assert "EN Un texte." in page


def test_where_nothing_is_said_its_english_waits_in_the_draft(author, source, target):
    say_lesson(author, source)
    move(author, source, target)

    assert listed(author)["Arrivée"].startswith("Brouillon, 1 sur")
    assert "EN À déplacer" not in text_of(author.get("/en/modules/a-lire/arrivee/"))
    desk = author.get(desk_url("lesson", target.translation_key)).content.decode()
    assert "EN À déplacer" in desk


def test_an_activity_never_translated_takes_nothing_along(author, source, target):
    say_all(author, "lesson", target.translation_key)
    before = list(Translation.objects.values())
    move(author, source, target)

    assert list(Translation.objects.values()) == before


def test_nor_does_one_whose_lesson_says_other_things_in_english(author, source, target):
    say(author, "lesson", source.translation_key, {source.title: "A lesson"})
    move(author, source, target)

    assert not Translation.objects.filter(source=target.translation_key).exists()


def test_a_copied_module_says_in_english_what_its_model_says(author, module, source):
    say_all(author, "module", module.translation_key)
    say_lesson(author, source)
    copy(author, module)
    twin = Module.objects.get(slug="a-lire-copie")
    for page in (twin, *Lesson.objects.child_of(twin)):
        page.save_revision().publish()

    assert listed(author)["À lire (copie)"] == "À relire, 1 passage"  # its title
    page = text_of(author.get("/en/modules/a-lire-copie/une-lecon/"))
    assert "EN À déplacer" in page
    assert "EN Une leçon" in page


def test_the_english_of_a_copy_is_its_own(author, source):
    say_all(author, "lesson", source.translation_key)
    copy(author, source)
    twin = Page.objects.get(slug="une-lecon-copie").specific
    twin.save_revision().publish()
    say_all(author, "lesson", twin.translation_key, prefix="TWIN ")

    here, there = (
        Translation.objects.get(source=page.translation_key).published["title"][0]
        for page in (source, twin)
    )
    assert (here, there) == ("EN Une leçon", "TWIN Une leçon (copie)")


def test_a_page_without_english_is_copied_without(author, source):
    copy(author, source)

    assert not Translation.objects.exists()
