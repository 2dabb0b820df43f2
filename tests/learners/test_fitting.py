"""« J’ai 5, 10 ou 20 minutes » gives the next thing that fits, or says that nothing does."""

import pytest

from curriculum.queries.outlines import current_outline
from learners.journey import learning
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, filled, finish_path, hand_in, lesson_url, quiz_form, soup
from tests.doors import text_of as text

pytestmark = pytest.mark.django_db
TEN = "/mon-espace/temps/10/"
FIVE = "/mon-espace/temps/5/"
QUERIES = 7


@pytest.fixture
def at_work(ada, ada_enrolled, signed_in):
    return signed_in(ada)


def button(page):
    return soup(page).select_one("main .button")["href"]


def test_the_space_and_the_end_of_a_lesson_lead_there(at_work, first_lesson):
    hand_in(at_work, first_lesson, activities_of(first_lesson)[0])

    for address in ("/mon-espace/", lesson_url(first_lesson)):
        links = soup(at_work.get(address)).select(".chips a")
        assert [link["href"] for link in links] == [FIVE, TEN, "/mon-espace/temps/20/"]


def test_a_lesson_that_fits_is_one_link_away(at_work, first_lesson):
    page = at_work.get(TEN)

    assert "Vous avez le temps pour « Quatre côtés, une personne »." in text(page)
    assert "Comptez environ 8 min." in text(page)
    assert button(page) == lesson_url(first_lesson)


def test_when_nothing_fits_the_shortest_is_named(ada, signed_in, a_moment):
    module = write.new_module()
    for slug, minutes in (("longue", 12), ("courte", 8)):
        write.new_lesson(module, write.quiz(write.question(slug)), slug=slug, minutes=minutes)
    outline = current_outline(write.new_path(module).translation_key)
    learning.begin(ada, outline, at=a_moment)
    page = signed_in(ada).get(FIVE)

    assert "Rien ne tient en 5 minutes. Le plus court : « Une leçon » (8 min)." in text(page)
    assert button(page) == "/modules/a-lire/courte/"


def test_of_a_lesson_that_was_read_the_quiz_alone_is_left(at_work, first_lesson):
    (quiz,) = activities_of(first_lesson)
    form = quiz_form(at_work.get(lesson_url(first_lesson)), quiz)
    at_work.post(f"{lesson_url(first_lesson)}rendre/", filled(form, blank=1))
    page = at_work.get(FIVE)

    assert f"Dans cette leçon, il reste « {quiz.title} »." in text(page)
    assert button(page) == f"{lesson_url(first_lesson)}#quiz-{quiz.id}"


@pytest.mark.parametrize("minutes", ["0", "7", "99999999999999999999"])
def test_any_other_time_is_no_page(at_work, minutes):
    assert at_work.get(f"/mon-espace/temps/{minutes}/").status_code == 404


def test_whoever_has_nothing_left_goes_back_to_their_space(at_work, blaise, signed_in):
    finish_path(at_work)

    for browser in (at_work, signed_in(blaise)):
        assert browser.get(TEN).url == "/mon-espace/"


def test_a_path_that_is_being_rewritten_offers_nothing(at_work, path, first_lesson):
    for page in first_lesson.get_parent().get_siblings(inclusive=True):
        page.unpublish(user=None)
        page.get_descendants().update(live=False)

    assert at_work.get(TEN).url == "/mon-espace/"


@pytest.mark.parametrize("others", [0, 2])
def test_the_page_asks_as_many_queries_for_one_path_as_for_three(
    at_work, ada, a_moment, others, django_assert_num_queries
):
    for number in range(others):
        slug = f"de-plus-{number}"
        module = write.new_module(slug=slug)
        write.new_lesson(module, write.quiz(write.question(slug)), slug=slug)
        more = write.new_path(module, slug=slug)
        learning.begin(ada, current_outline(more.translation_key), at=a_moment)
    with django_assert_num_queries(QUERIES):
        at_work.get(TEN)
