"""English under /en/: words of another language on the same lesson, the same quiz, the same way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from wagtail.models import Page

from curriculum.models import LearningPath, Lesson, Module, Question
from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.models import Answer, Attempt, Certificate, Enrolment, Institution, Letter, User
from tests.curriculum.lesson_writing import write
from tests.curriculum.translating import say, say_all, say_lesson
from tests.doors import activities_of, filled, finish_path, lesson_url, quiz_form, soup, text_of
from tests.learners.inviting import NADIA, NAME, door, invite
from tests.people import person

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
    assert {tag.name for tag in page.select("main [lang=fr]")} == {"a", "span"}
    assert after.replace("\n", "") == before.replace("\n", "")


def test_english_costs_two_queries_more_and_french_none(
    author: Client,
    at_work: Client,
    first_lesson: Lesson,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    say_lesson(author, first_lesson)
    in_french, in_english = lesson_url(first_lesson), english(first_lesson)
    with django_assert_num_queries(8):
        at_work.get(in_french)
    with django_assert_num_queries(10):
        at_work.get(in_english)


def test_a_block_that_lacks_a_word_is_in_french_and_says_so_beside_english_ones(
    author: Client, at_work: Client, first_lesson: Lesson
) -> None:
    say_lesson(author, first_lesson)
    heading = next(b for b in first_lesson.body.raw_data if b["type"] == "heading")
    passage = next(b for b in first_lesson.body.raw_data if b["type"] == "passage")
    gone = {heading["value"]: "", passage["value"]: ""}
    say(author, "lesson", first_lesson.translation_key, gone)
    page = soup(at_work.get(english(first_lesson)))

    assert page.select_one(f"#b{heading['id']}")["lang"] == "fr"
    assert page.select_one(".prose .prose[lang=fr], .prose[lang=fr]") is not None
    assert page.select_one(".coverage") is not None


def test_french_that_changed_shows_older_english_in_the_text_and_french_in_questions(
    author: Client, at_work: Client, first_lesson: Lesson
) -> None:
    say_lesson(author, first_lesson)
    (activity,) = activities_of(first_lesson)
    blocks = [
        {**b, "value": "Un autre titre"} if b["type"] == "heading" else b
        for b in first_lesson.body.raw_data
    ]
    write(first_lesson, *blocks)
    question = Question.objects.get(pk=activity.questions[0])
    assert question.current is not None
    question.reword(replace(question.current.wording, prompt="Et donc ?"), at=timezone.now())
    page = soup(at_work.get(english(first_lesson)))

    assert page.select_one("section h2").get_text().startswith("EN ")
    assert page.select_one("legend").get_text().strip().endswith("Et donc\u202f?")
    assert page.select_one("legend")["lang"] == "fr"
    assert page.select_one(".coverage") is not None


def test_a_draft_begun_in_french_is_finished_in_english(
    author: Client, at_work: Client, first_lesson: Lesson, ada_enrolled: Enrolment
) -> None:
    say_lesson(author, first_lesson)
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    half = filled(quiz_form(at_work.get(url), activity), blank=1)
    at_work.post(f"{url}garder/", half)
    response = at_work.get(english(first_lesson))
    ticked = quiz_form(response, activity).select("input[checked]")
    whole = filled(quiz_form(response, activity))
    at_work.post(f"{english(first_lesson)}rendre/", whole)
    ada_enrolled.refresh_from_db()

    assert len(ticked) == len(half) - 2  # but the token and the signed form
    assert Attempt.objects.get(activity=activity).state == Attempt.State.HANDED_IN
    assert ada_enrolled.minutes_credited == first_lesson.minutes


def test_progress_is_the_same_whatever_the_language(
    author: Client, path: LearningPath, signed_in: Browser, a_moment: datetime
) -> None:
    lessons = list(Lesson.objects.live().order_by("path")[:2])
    for lesson in lessons:
        say_lesson(author, lesson)

    def done_in(*languages: str) -> tuple[object, ...]:
        somebody = person(f"{''.join(languages)}@exemple.fr", "Zoé", "Alix")
        enrolment, _ = enrol(somebody, current_outline(path.translation_key), at=a_moment)
        client = signed_in(somebody)
        for language, lesson in zip(languages, lessons, strict=True):
            for activity in activities_of(lesson):
                url = language + lesson_url(lesson)
                client.post(f"{url}rendre/", filled(quiz_form(client.get(url), activity), wrong=1))
                client.post(f"{url}rendre/", filled(quiz_form(client.get(url), activity)))
        enrolment.refresh_from_db()
        marks = Answer.objects.filter(attempt__person=somebody).order_by("pk")
        return (
            enrolment.outline_id,
            enrolment.percentage,
            enrolment.minutes_left,
            enrolment.done,
            list(marks.values_list("question", "mark")),
        )

    in_french = done_in("", "")
    assert in_french[1] != 0
    assert in_french == done_in("/en", "/en") == done_in("", "/en")


def test_the_switch_and_the_alternates_keep_one_on_the_same_page(
    at_work: Client, client: Client, first_lesson: Lesson
) -> None:
    page = soup(at_work.get(lesson_url(first_lesson)))
    module = soup(client.get("/en/modules/regarder-a-360/"))
    alternates = {a["hreflang"]: a["href"] for a in module.select("link[rel=alternate]")}

    assert page.select_one("footer [hreflang=en]")["href"] == english(first_lesson)
    assert page.select("link[rel=alternate]") == []
    assert alternates == {
        "fr": "http://testserver/modules/regarder-a-360/",
        "en": "http://testserver/en/modules/regarder-a-360/",
    }


@pytest.mark.parametrize("address", ["/en/", "/en/parcours/", "/en/parcours/{path}/"])
def test_paths_are_told_in_english_where_they_are_listed(
    author: Client, client: Client, path: LearningPath, address: str
) -> None:
    module = Module.objects.get(slug="regarder-a-360")
    say_all(author, "path", path.translation_key)
    say_all(author, "module", module.translation_key)
    page = text_of(client.get(address.format(path=path.slug)))

    assert "EN Aider sans faire à la place" in page
    assert ("EN nommer les quatre côtés" in page) == (path.slug in address.format(path=path.slug))
    assert "EN " not in text_of(client.get(f"/parcours/{path.slug}/"))


def test_a_learners_space_and_papers_are_in_their_language(
    author: Client, at_work: Client, ada: User, path: LearningPath, ada_enrolled: Enrolment
) -> None:
    say_all(author, "path", path.translation_key)
    for module in Module.objects.live():
        say_all(author, "module", module.translation_key)
    User.objects.filter(pk=ada.pk).update(language="en")
    space = text_of(at_work.get("/en/mon-espace/"))
    finish_path(at_work)
    certificate = Certificate.objects.get(enrolment=ada_enrolled)

    assert "EN Aider sans faire à la place" in space
    assert "EN Regarder à 360°" in space
    assert certificate.path_title == "EN Aider sans faire à la place"
    assert all(found["text"].startswith("EN ") for found in certificate.objectives)
    assert "EN Aider" in str(Letter.objects.get(kind="certificate_ready").context)
    # what a certificate says is frozen; the rest of the page is French again
    in_french = text_of(at_work.get("/mon-espace/"))
    assert in_french.count("EN ") == in_french.count("EN Aider sans faire à la place") == 2


def test_an_invitation_names_the_path_in_the_language_of_its_letter(
    author: Client,
    ada: User,
    colette: User,
    maison: Institution,
    path: LearningPath,
    a_moment: datetime,
) -> None:
    say_all(author, "path", path.translation_key)
    User.objects.filter(pk=ada.pk).update(language="en")
    invite(maison, colette, path, at=a_moment)
    invite(maison, colette, path, replace(NADIA, email=ada.email), at=a_moment)
    titles = {
        letter.language: letter.context["path_title"]
        for letter in Letter.objects.filter(kind="person_invitation")
    }

    assert titles == {"fr": path.title, "en": f"EN {path.title}"}


def test_the_door_of_an_invitation_says_the_path_in_the_language_of_the_page(
    author: Client, client: Client, colette: User, maison: Institution, path: LearningPath
) -> None:
    say_all(author, "path", path.translation_key)
    invite(maison, colette, path)
    shown = text_of(client.get("/en" + door()))
    entered = text_of(client.post("/en" + door(), NAME, follow=True))

    assert f"EN {path.title}" in shown
    assert f"“EN {path.title}”" in entered
    assert "EN " not in text_of(client.get(door()))


def test_the_site_map_is_in_english_for_one_query_more(
    author: Client,
    client: Client,
    first_lesson: Lesson,
    path: LearningPath,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    say_all(author, "path", path.translation_key)
    say_lesson(author, first_lesson)
    with django_assert_max_num_queries(20) as in_french:
        client.get("/plan-du-site/")
    with django_assert_max_num_queries(20) as in_english:
        page = text_of(client.get("/en/plan-du-site/"))

    assert len(in_english) == len(in_french) + 1
    assert "EN Aider sans faire à la place" in page
    assert "EN Quatre côtés, une personne" in page


def test_a_module_is_printed_in_english(
    author: Client, at_work: Client, first_lesson: Lesson
) -> None:
    module = Module.objects.get(slug="regarder-a-360")
    say_all(author, "module", module.translation_key)
    say_lesson(author, first_lesson)
    page = soup(at_work.get("/en/modules/regarder-a-360/imprimer/"))
    first, second = page.select("main article")[:2]

    assert page.select_one("h1").get_text() == "EN Regarder à 360°"
    assert first.select_one("h2").get_text() == "EN Quatre côtés, une personne"
    assert first.select_one("legend").get_text().lstrip("1. ").startswith("EN ")
    assert second.select_one("h2")["lang"] == "fr"


def test_a_withdrawn_page_takes_its_english_away_and_brings_it_back(
    author: Client, at_work: Client, first_lesson: Lesson
) -> None:
    say_lesson(author, first_lesson)
    url = english(first_lesson)
    first_lesson.unpublish()
    gone = at_work.get(url).status_code
    first_lesson.save_revision().publish()

    assert gone == 404
    assert soup(at_work.get(url)).select_one("h1").get_text().startswith("EN ")


def test_no_second_tree_of_pages_exists(author: Client, first_lesson: Lesson) -> None:
    before = list(Page.objects.values_list("pk", "slug", "locale"))
    say_lesson(author, first_lesson)

    assert list(Page.objects.values_list("pk", "slug", "locale")) == before
