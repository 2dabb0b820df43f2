"""The words of the glossary in a lesson: explained once, where one reads, and nowhere else."""

from collections.abc import Callable

import pytest
from django.test import Client

from content.models import Term
from curriculum.models import Lesson
from learners.models import Enrolment, User
from tests.curriculum.lesson_writing import passage, write
from tests.doors import lesson_url, soup


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(ada)


@pytest.fixture
def lesson(first_lesson: Lesson) -> Lesson:
    """Two passages, an awkward term and a quiz that says a word of the glossary."""
    texts = ("Ouvrez **un lien**, puis un mot de passe.", "Un mot de passe ; [un PDF](/aide/).")
    write(first_lesson, *map(passage, texts), *first_lesson.body.raw_data)
    return first_lesson


def words(page) -> list[tuple[str, str]]:
    return [(word["href"], word.get_text()) for word in page.select("main a.term")]


def test_a_word_is_explained_once_where_it_stands_first(at_work: Client, lesson: Lesson) -> None:
    page = soup(at_work.get(lesson_url(lesson)))
    said = words(page)

    assert said[:2] == [("/glossaire/#lien", "lien"), ("/glossaire/#mot-de-passe", "mot de passe")]
    assert len({href for href, _ in said}) == len(said)
    meaning = Term.objects.get(slug="lien").meaning
    assert page.select_one("a.term")["data-meaning"].replace("\u202f", " ") == meaning
    assert page.select("form a.term, h2 a.term, a a.term") == []


def test_a_meaning_corrected_in_the_office_is_right_at_once_and_is_no_code(
    at_work: Client, lesson: Lesson
) -> None:
    at_work.get(lesson_url(lesson))
    Term.objects.filter(slug="lien").update(meaning='"><script>alert(1)</script>')
    page = soup(at_work.get(lesson_url(lesson)))

    assert page.select_one("a.term")["data-meaning"] == '"><script>alert(1)</script>'
    assert page.find("script", string=True) is None


def test_in_english_french_words_lead_to_the_english_glossary(
    at_work: Client, lesson: Lesson
) -> None:
    page = soup(at_work.get(f"/en{lesson_url(lesson)}"))

    assert words(page)[0] == ("/en/glossaire/#lien", "lien")
    assert page.select_one("a.term").find_parent(lang="fr") is not None
    model = page.find("template", attrs={"data-definition": True})
    assert model.find("span")["lang"] == "fr"


def test_on_paper_nothing_is_added(at_work: Client, lesson: Lesson) -> None:
    module = lesson_url(lesson).split("/")[2]

    assert words(soup(at_work.get(f"/modules/{module}/imprimer/"))) == []


def test_an_empty_glossary_explains_nothing(at_work: Client, lesson: Lesson) -> None:
    Term.objects.all().delete()

    assert words(soup(at_work.get(lesson_url(lesson)))) == []
