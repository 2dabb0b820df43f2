"""/modules/<module>/imprimer/: a whole module on paper."""

import pytest
from django.core.exceptions import ValidationError

from curriculum.models import Lesson
from tests.curriculum import lesson_writing as write
from tests.doors import finish_lesson, soup, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/modules/regarder-a-360/imprimer/"


@pytest.fixture
def reading(ada, ada_enrolled, signed_in):
    return signed_in(ada)


def test_every_lesson_is_there_in_order(reading):
    titles = [title.get_text() for title in soup(reading.get(ADDRESS)).select("article > h2")]
    lessons = Lesson.objects.live().filter(url_path__contains="/regarder-a-360/").order_by("path")

    assert titles == [
        title.replace(" ?", "\u202f?") for title in lessons.values_list("title", flat=True)
    ]


def test_quizzes_are_blank_and_give_nothing_away(reading, first_lesson):
    finish_lesson(reading, first_lesson)
    page = soup(reading.get(ADDRESS))

    assert len(page.select("main fieldset")) > 10
    assert len(page.select("main .blank")) == 12
    assert page.select("main [checked], main .right, main .wrong, main form") == []
    assert "Les quatre ensemble" not in page.get_text()


def test_the_paper_says_where_and_when_it_comes_from(reading, settings):
    foot = soup(reading.get(ADDRESS)).select_one("main footer").get_text()

    assert f"{settings.SITE_URL}/modules/regarder-a-360/" in foot
    assert "Imprimé le" in foot
    assert "À portée, CC BY-SA 4.0" in foot


def test_a_module_of_twelve_lessons_costs_what_one_of_one_costs(
    blaise, signed_in, django_assert_num_queries
):
    browser = signed_in(blaise)
    for number, slug in ((1, "un"), (12, "douze")):
        module = write.new_module(slug)
        for n in range(number):
            quiz = write.quiz(write.question(f"{slug}-{n}"))
            write.new_lesson(module, write.passage(), quiz, slug=f"lecon-{n}")
        with django_assert_num_queries(8):
            assert "Combien" in text_of(browser.get(f"/modules/{slug}/imprimer/"))


def test_only_the_lessons_of_one_s_path_are_printed(reading):
    write.new_module("ailleurs")

    assert reading.get("/modules/ailleurs/imprimer/").status_code == 404
    assert reading.get("/modules/nulle-part/imprimer/").status_code == 404


@pytest.mark.parametrize(("who", "offered"), [("ada", 1), ("blaise", 1), ("denis", 0)])
def test_the_module_offers_it_to_those_who_may(
    who, offered, ada_enrolled, request, signed_in, client
):
    browser = signed_in(request.getfixturevalue(who))
    session = browser.session
    session["works_in_office"] = who == "blaise"
    session.save()

    for visitor, links in ((browser, offered), (client, 0)):
        page = soup(visitor.get("/modules/regarder-a-360/"))
        assert len(page.select(f"a[href='{ADDRESS}']")) == links


def test_no_lesson_can_take_the_address_of_the_paper():
    lesson = Lesson(title="Imprimer", slug="imprimer")

    with pytest.raises(ValidationError, match="imprimer"):
        write.new_module("autre").add_child(instance=lesson)
