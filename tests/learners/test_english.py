"""English under /en/: words of another language on the same lesson, the same quiz, the same way."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import Lesson
from learners.models import Enrolment, User
from tests.curriculum.translating import say_lesson
from tests.doors import lesson_url, soup

Browser = Callable[[User], Client]


@pytest.fixture
def author(blaise: User, signed_in: Browser) -> Client:
    return signed_in(blaise)


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    return signed_in(ada)


def english(lesson: Lesson) -> str:
    return "/en" + lesson_url(lesson)


def test_without_a_translation_the_page_is_in_french_and_says_so(
    at_work: Client, first_lesson: Lesson
) -> None:
    page = soup(at_work.get(english(first_lesson)))

    assert page.select_one(".coverage") is not None
    assert page.select_one("h1")["lang"] == "fr"


def test_a_translated_lesson_is_read_in_english_and_in_french_as_before(
    author: Client, at_work: Client, first_lesson: Lesson
) -> None:
    before = soup(at_work.get(lesson_url(first_lesson))).select_one("main").get_text()
    say_lesson(author, first_lesson)
    page = soup(at_work.get(english(first_lesson)))
    after = soup(at_work.get(lesson_url(first_lesson))).select_one("main").get_text()

    assert page.select_one("h1").get_text() == "EN Quatre côtés, une personne"
    # its module's title, and that of the next lesson, wait for their own translation
    assert {tag.name for tag in page.select("main [lang=fr]")} == {"a"}
    assert after.replace("\n", "") == before.replace("\n", "")


def test_english_costs_two_queries_more_and_french_none(
    author: Client,
    at_work: Client,
    first_lesson: Lesson,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    say_lesson(author, first_lesson)
    in_french, in_english = lesson_url(first_lesson), english(first_lesson)
    with django_assert_num_queries(7):
        at_work.get(in_french)
    with django_assert_num_queries(9):
        at_work.get(in_english)
