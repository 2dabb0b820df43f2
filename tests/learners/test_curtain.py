"""The curtain: hidden at once, everywhere, until four digits bring the page back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from curriculum.models import Lesson
from learners.models import Attempt, Enrolment, User
from tests.doors import activities_of, filled, lesson_url, quiz_form, soup, text_of
from tests.learners.staying import come_in, let_pass
from tests.people import PASSWORD

CURTAIN, PROFILE = "/rideau/", "/mon-espace/profil/"
SCRIPT = {"X-Requested-With": "curtain"}
Browser = Callable[[User], Client]


@pytest.fixture
def at_the_counter(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    return signed_in(ada)


def test_one_button_hides_and_four_digits_bring_the_page_back(at_the_counter: Client) -> None:
    client = at_the_counter
    assert client.post(CURTAIN, {"next": PROFILE}).url == PROFILE
    first = client.get(PROFILE)
    assert (first.status_code, soup(first).title.text) == (423, "À portée")
    assert "Choisissez quatre chiffres" in text_of(first)

    assert client.post(CURTAIN, {"next": PROFILE, "code": "4 2 1 7"}).url == PROFILE
    assert client.get(PROFILE).status_code == 423  # chosen: it is locked now
    assert client.post(CURTAIN, {"next": PROFILE, "code": "4217"}).url == PROFILE

    assert "Ada" in client.get(PROFILE).content.decode()


def test_nothing_of_anybody_is_on_any_page_while_it_is_down(at_the_counter: Client) -> None:
    client = at_the_counter
    client.post(CURTAIN, {"next": "/"})
    for address in ("/", "/mon-espace/", "/en/mon-espace/", "/recherche/?q=ada", "/admin/"):
        page = client.get(address)
        assert page.status_code == 423
        assert page["Cache-Control"] == "private, no-store"
        assert f'value="{address}"' in page.content.decode()
        assert not {"Ada", "Lovelace", "ada@exemple.fr"} & set(text_of(page).split())
    assert client.get("/robots.txt").status_code == 200


def test_five_wrong_digits_end_the_session(at_the_counter: Client) -> None:
    client = at_the_counter
    client.post(CURTAIN, {"chosen": "4217", "next": PROFILE})
    client.post(CURTAIN, {"next": PROFILE})
    for left in ("4 essais", "3 essais", "2 essais", "1 essai."):
        assert client.post(CURTAIN, {"code": ""}).status_code == 422  # costs no try
        wrong = client.post(CURTAIN, {"code": "0000", "next": PROFILE})
        assert wrong.status_code == 422
        assert f"Il reste {left}" in text_of(wrong)

    out = client.post(CURTAIN, {"code": "0000", "next": PROFILE})

    assert out.url == "/connexion/?next=%2Fmon-espace%2Fprofil%2F"
    assert "Cinq essais faux" in text_of(client.get(out.url))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "typed", ["", "123", "12345", "abcd", "١٢٣٤", "\x00\x00\x00\x00", "1" * 100_000]
)
def test_digits_are_four(at_the_counter: Client, typed: str) -> None:
    client = at_the_counter
    client.post(CURTAIN, {"next": PROFILE})
    assert client.post(CURTAIN, {"code": typed}).status_code == 422
    assert client.post(CURTAIN, {"code": typed}, headers=SCRIPT).content.decode() == (
        "Il faut quatre chiffres."
    )
    client.post(CURTAIN, {"code": "0007"})
    client.post(CURTAIN, {"code": "0007"})
    refused = client.post(CURTAIN, {"chosen": typed, "next": PROFILE}, follow=True)
    assert "il faut quatre chiffres." in text_of(refused)


def test_digits_chosen_beforehand_cannot_be_chosen_again_by_a_passer_by(
    at_the_counter: Client,
) -> None:
    client = at_the_counter
    said = client.post(CURTAIN, {"chosen": "4217", "next": PROFILE}, follow=True)
    assert "Vos quatre chiffres sont notés" in text_of(said)
    client.post(CURTAIN, {"next": PROFILE})

    client.post(CURTAIN, {"chosen": "1111"})

    assert client.post(CURTAIN, {"code": "1111"}).status_code == 422
    assert client.post(CURTAIN, {"code": "4217"}).status_code == 302
    assert "4217" not in str(dict(client.session))


def test_the_script_of_the_page_is_told_by_statuses(at_the_counter: Client) -> None:
    client = at_the_counter
    said = [
        client.post(CURTAIN, data, headers=SCRIPT).status_code
        for data in ({}, {"code": "4217"}, {"code": "0000"}, {"code": "4217"})
    ]
    assert said == [204, 202, 200, 204]
    client.logout()
    assert client.post(CURTAIN, {"code": "4217"}, headers=SCRIPT).status_code == 401


def test_it_leads_to_no_other_site(at_the_counter: Client) -> None:
    assert at_the_counter.post(CURTAIN, {"next": "https://ailleurs.example/"}).url == (
        "/connexion/suite/"
    )


@pytest.mark.parametrize("door", ["rendre", "garder"])
def test_answers_sent_while_it_is_down_are_kept_and_found_again(
    door: str, at_the_counter: Client, ada: User, first_lesson: Lesson
) -> None:
    client = at_the_counter
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(client.get(url), activity))
    client.post(CURTAIN, {"next": url})

    silent = client.post(f"{url}garder/", data, headers={"X-Requested-With": "keep"})
    pressed = client.post(f"{url}{door}/", data)

    assert (silent.status_code, pressed.status_code) == (204, 423)
    assert [(a.state, a.person) for a in Attempt.objects.all()] == [("draft", ada)]
    assert f'value="{url}"' in pressed.content.decode()


def test_another_form_sent_while_it_is_down_waits_behind_it(
    at_the_counter: Client, ada: User
) -> None:
    client = at_the_counter
    client.post(CURTAIN, {"chosen": "4217"})
    client.post(CURTAIN, {"next": PROFILE})
    said = {"first_name": "Augusta", "last_name": "Lovelace", "language": "fr"}
    assert client.post(PROFILE, said).status_code == 423
    client.post("/langue/", {"language": "en"}, headers=SCRIPT)  # a script's: its own affair

    again = client.post(CURTAIN, {"code": "4217"})

    ada.refresh_from_db()
    assert (again.status_code, ada.first_name) == (200, "Ada")
    form = soup(again).select_one("main form")
    assert form["action"] == PROFILE
    client.post(PROFILE, {i["name"]: i["value"] for i in form.select("input")})
    ada.refresh_from_db()
    assert ada.first_name == "Augusta"
    assert "held" not in client.session["curtain"]


def test_no_password_waits_behind_it(at_the_counter: Client) -> None:
    client = at_the_counter
    client.post(CURTAIN, {"next": PROFILE})

    client.post(
        "/mon-espace/mot-de-passe/",
        {"key": "k", "current": "mon ancien secret", "password": PASSWORD, "again": PASSWORD},
    )

    assert client.session["curtain"]["held"]["fields"] == [["key", "k"]]


def test_behind_it_a_visitor_may_stay_two_hours(ada: User) -> None:
    client = come_in(ada)
    client.post(CURTAIN, {"chosen": "4217"})
    client.post(CURTAIN, {})
    let_pass(client, since_seen=timedelta(minutes=115))
    client.post(CURTAIN, {"code": "4217"})
    assert client.get("/mon-espace/").status_code == 200
