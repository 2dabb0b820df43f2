"""The doors, the letters and the lists in English: titles are said there too, or marked French."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from bs4 import Tag
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import LearningPath, Lesson, Module
from learners.journey import codes, helping, leaving
from learners.models import Enrolment, Institution, JoinCode, Letter, Referral, User
from learners.rules.institutions.invitations import shown_code
from tests.curriculum.lesson_writing import new_path
from tests.curriculum.translating import say_all, say_lesson
from tests.doors import finish_lesson, soup, text_of
from tests.learners.cards import SAID, codes_on, print_cards
from tests.learners.helping import asked

Browser = Callable[[User], Client]
TITLE = "EN Aider sans faire à la place"


@pytest.fixture
def said_in_english(blaise: User, path: LearningPath, signed_in: Browser) -> None:
    say_all(signed_in(blaise), "path", path.translation_key)


@pytest.fixture
def join_code(maison: Institution, colette: User, path: LearningPath) -> JoinCode:
    at = timezone.now()
    return codes.make_code(
        maison,
        path,
        places=3,
        expires_at=at + timedelta(days=9),
        key=uuid4(),
        by=colette,
        at=at,
    )


@pytest.fixture
def referent(colette: User, signed_in: Browser) -> Client:
    return signed_in(colette)


def french_in(page: Tag, title: str) -> list[str]:
    """What the page says of this title, where it is marked as French."""
    return [tag.get_text() for tag in page.select("main [lang=fr]") if title in tag.get_text()]


@pytest.mark.usefixtures("said_in_english")
def test_an_institution_s_code_says_the_path_in_english(
    client: Client, join_code: JoinCode, ada: User, signed_in: Browser
) -> None:
    door = f"/en/rejoindre/{shown_code(join_code.code)}/"
    shown = text_of(client.get(door))
    joined = text_of(signed_in(ada).post(door, follow=True))

    assert shown.count(TITLE) == 2
    assert f"“{TITLE}”" in joined


def test_without_english_each_door_marks_the_title_as_french(
    client: Client, join_code: JoinCode, referent: Client, maison: Institution, path: LearningPath
) -> None:
    (card, _) = codes_on(print_cards(referent, f"/institution/{maison.pk}/cartes/", path))
    doors = {
        f"/en/rejoindre/{shown_code(join_code.code)}/": 2,
        f"/en/carte/{card}/": 1,
        f"/en/parcours/{path.slug}/inscription/": 1,
    }

    marked = {door: len(french_in(soup(client.get(door)), path.title)) for door in doors}

    assert marked == doors
    assert soup(client.get(next(iter(doors))[3:])).select("main [lang]") == []


@pytest.mark.usefixtures("said_in_english")
def test_a_card_says_the_path_in_english_on_paper_and_at_its_door(
    client: Client, referent: Client, maison: Institution, path: LearningPath
) -> None:
    printed = print_cards(referent, f"/en/institution/{maison.pk}/cartes/", path)
    (card, _) = codes_on(printed)

    assert text_of(printed).count(TITLE) == 2
    assert TITLE in text_of(client.get(f"/en/carte/{card}/"))
    assert TITLE in text_of(client.post(f"/en/carte/{card}/", SAID, follow=True))


@pytest.mark.usefixtures("said_in_english")
def test_signing_up_in_english_names_the_path_in_english_in_the_letter_too(
    client: Client, path: LearningPath, ada: User, signed_in: Browser
) -> None:
    door = f"/en/parcours/{path.slug}/inscription/"
    asked = {"first_name": "Nadia", "last_name": "Ben Ali", "email": "nadia@perso.fr"}

    assert TITLE in text_of(client.get(door))
    for language in ("en", "fr"):
        Client().post(door, {**asked, "key": str(uuid4()), "language": language})
    said_by = {letter.language: letter.context["path_title"] for letter in Letter.objects.all()}
    assert said_by == {"en": TITLE, "fr": path.title}
    assert f"“{TITLE}”" in text_of(signed_in(ada).post(door, follow=True))


@pytest.mark.usefixtures("said_in_english", "join_code")
def test_a_referent_reads_the_titles_in_english_in_the_lists_and_in_what_they_choose(
    referent: Client, maison: Institution, path: LearningPath, ada_referred: Referral
) -> None:
    desk = f"/en/institution/{maison.pk}/"
    print_cards(referent, f"{desk}cartes/", path)
    leaving.end_referral(ada_referred.pk, by=maison.memberships.get().user, at=timezone.now())

    for page in ("codes/", "cartes/", "arrets/"):
        assert TITLE in text_of(referent.get(desk + page)), page


def test_paths_to_choose_from_are_in_english_or_marked_as_french(
    blaise: User,
    signed_in: Browser,
    referent: Client,
    maison: Institution,
    path: LearningPath,
) -> None:
    another_path = new_path(Module.objects.get(slug="regarder-a-360"))
    say_all(signed_in(blaise), "path", path.translation_key)

    for page in ("codes/", "cartes/", "inviter/"):
        shown = soup(referent.get(f"/en/institution/{maison.pk}/{page}"))
        options = {o["value"]: o for o in shown.select("select[name=path] option")}
        english, french = (options[str(p.translation_key)] for p in (path, another_path))
        assert (english.get_text().startswith(TITLE), english.get("lang")) == (True, None)
        assert (french.get_text().startswith(another_path.title), french["lang"]) == (True, "fr")
        in_french = soup(referent.get(f"/institution/{maison.pk}/{page}"))
        assert in_french.select("select[name=path] option[lang]") == []


@pytest.mark.usefixtures("said_in_english")
def test_what_is_chosen_in_english_is_kept_in_french(
    referent: Client, maison: Institution, path: LearningPath
) -> None:
    print_cards(referent, f"/en/institution/{maison.pk}/cartes/", path)

    assert maison.card_sheets.get().path_title == path.title


@pytest.mark.usefixtures("said_in_english")
def test_one_s_journal_is_in_english_for_two_queries_more(
    blaise: User,
    ada_referred: Referral,
    first_lesson: Lesson,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    assert ada_referred.enrolment is not None
    browser = signed_in(ada_referred.enrolment.person)
    finish_lesson(browser, first_lesson)
    say_lesson(signed_in(blaise), first_lesson)
    with django_assert_max_num_queries(30) as in_french:
        before = text_of(browser.get("/mon-espace/donnees/"))
    with django_assert_max_num_queries(30) as in_english:
        page = text_of(browser.get("/en/mon-espace/donnees/"))

    assert len(in_english) == len(in_french) + 2
    assert f"“EN {first_lesson.title}”" in page
    assert f"{TITLE}. " in page
    assert "EN " not in before


@pytest.mark.usefixtures("said_in_english")
def test_letters_that_name_a_path_or_a_lesson_are_in_the_reader_s_language(
    blaise: User,
    ada_referred: Referral,
    first_lesson: Lesson,
    signed_in: Browser,
    a_moment: datetime,
) -> None:
    enrolment = ada_referred.enrolment
    assert enrolment is not None
    say_lesson(signed_in(blaise), first_lesson)
    User.objects.filter(pk=enrolment.person_id).update(language="en")
    question = asked(signed_in(enrolment.person), first_lesson)
    leaving.end_referral(ada_referred.pk, by=blaise, at=a_moment)
    helping.answer(question.pk, by=blaise, key=uuid4(), text="Oui.", at=timezone.now())
    said_by = {letter.kind: letter.context for letter in Letter.objects.exclude(person=blaise)}

    assert said_by["referral_ended"]["path_title"] == TITLE
    assert said_by["help_answered"]["lesson_title"] == f"EN {first_lesson.title}"


@pytest.mark.usefixtures("said_in_english")
def test_stopping_and_taking_up_name_the_path_in_english(
    ada: User, ada_enrolled: Enrolment, signed_in: Browser
) -> None:
    learner, own = signed_in(ada), f"/en/mon-espace/parcours/{ada_enrolled.pk}"
    for verb in ("arreter", "reprendre"):
        assert TITLE in soup(learner.get(f"{own}/{verb}/")).h1.get_text()
        assert TITLE in text_of(learner.post(f"{own}/{verb}/", follow=True))
