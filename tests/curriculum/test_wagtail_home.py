"""The first page of the office says one thing to do next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import edit_url, opened, send
from tests.doors import soup, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    module = write.new_module()
    return write.new_lesson(module, write.quiz(write.question()), live=False)


def home(client):
    return client.get("/admin/")


def next_link(client):
    return soup(home(client)).select_one("section[aria-labelledby=next-thing] a")["href"]


def test_nothing_in_hand_is_said(jeanne, signed_in):
    page = text_of(home(signed_in(jeanne)))

    assert "Bonjour Jeanne" in page
    assert "Rien ne vous attend." in page


def test_a_draft_of_mine_is_taken_up_again(jeanne, blaise, signed_in, lesson):
    client = signed_in(jeanne)
    send(client, lesson, opened(lesson, title="À finir"))

    assert "« À finir » est un brouillon." in text_of(home(client))
    assert "Mes brouillons" in text_of(home(client))
    assert next_link(client) == edit_url(lesson)
    assert "Mes brouillons" not in text_of(home(signed_in(blaise)))


def test_a_review_comes_before_a_draft(jeanne, simone, signed_in, lesson):
    other = write.new_lesson(lesson.get_parent(), write.passage(), slug="autre", live=False)
    send(signed_in(simone), other, opened(other, title="Mon brouillon"))
    send(signed_in(jeanne), lesson, opened(lesson), "submit")

    reviewer, author = home(signed_in(simone)), home(signed_in(jeanne))
    assert "« Une leçon » attend votre relecture." in text_of(reviewer)
    assert "Mon brouillon" in text_of(reviewer)
    assert "Mes brouillons" not in text_of(author)


def test_what_is_scheduled_is_listed_with_its_day(blaise, signed_in, lesson):
    moment = timezone.localtime() + timedelta(days=2)
    form = opened(lesson, go_live_at=f"{moment:%Y-%m-%d %H:%M}")
    client = signed_in(blaise)
    send(client, lesson, form, "publish")
    page = text_of(home(client))

    assert "Programmés" in page
    assert f"{moment:%H:%M}".lstrip("0") in page
    assert "Mes brouillons" not in page


def test_an_administrator_has_no_pages_in_hand(gaston, signed_in):
    page = text_of(home(signed_in(gaston)))

    assert "Bonjour Gaston" in page
    assert "Rien ne vous attend." not in page


@pytest.mark.parametrize("drafts", [1, 5])
def test_the_first_page_costs_the_same_whatever_is_in_hand(
    blaise, jeanne, signed_in, drafts, django_assert_num_queries
):
    module = write.new_module()
    for number in range(drafts):
        page = write.new_lesson(module, write.passage(), slug=f"lecon-{number}", live=False)
        page.save_revision(user=jeanne)
    client = signed_in(jeanne)
    home(client)
    with django_assert_num_queries(23):
        home(client)


def test_no_page_of_another_site_is_named(jeanne, signed_in):
    page = soup(home(signed_in(jeanne)))
    page.noscript.decompose()  # Wagtail's, for browsers that cannot open the office
    links = [a["href"] for a in page.select("a[href]")]

    assert not [link for link in links if link.startswith(("http:", "https:", "//"))]
