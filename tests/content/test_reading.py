"""How one wants to read: said in a form, kept in a cookie, applied before the first paint."""

import re
from pathlib import Path

import pytest
from django.test import Client

from content.rules.reading import COOKIE, Reading, reading_of
from tests.doors import soup, text_of

pytestmark = pytest.mark.django_db

CHOICE = {"size": "larger", "spacing": "wide", "theme": "dark", "next": "/glossaire/"}
USUAL = {"lang": "fr", "data-size": "normal", "data-spacing": "normal", "data-theme": "system"}


def attributes(response) -> dict[str, str]:
    """What stands on `<html>`."""
    page = soup(response).html
    assert page is not None
    return dict(page.attrs)


def test_a_choice_is_applied_to_every_page_and_leads_back():
    client = Client()
    response = client.post("/reglages/", CHOICE)

    assert response["Location"] == "/glossaire/"
    page = client.get("/glossaire/")
    chosen = {"data-size": "larger", "data-spacing": "wide", "data-theme": "dark"}
    assert attributes(page) == {"lang": "fr", **chosen}
    assert soup(page).select_one("meta[name=color-scheme]")["content"] == "dark"
    assert "Vos réglages de lecture sont en place." in text_of(page)
    checked = soup(client.get("/reglages/")).select("main [type=radio][checked]")
    assert [box["value"] for box in checked] == ["larger", "wide", "dark"]


def test_it_ends_with_the_browser_unless_the_device_is_ones_own():
    shared = Client().post("/reglages/", CHOICE).cookies[COOKIE]
    own = Client().post("/reglages/", {**CHOICE, "own_device": "on"}).cookies[COOKIE]

    assert (shared.value, shared["max-age"]) == ("larger.wide.dark", "")
    assert own["max-age"] == 365 * 24 * 3600
    assert (own["httponly"], own["samesite"]) == (True, "Lax")


def test_whoever_said_that_the_device_is_theirs_finds_it_ticked(ada, signed_in):
    client = signed_in(ada)
    assert not soup(client.get("/reglages/")).select("[name=own_device][checked]")
    session = client.session
    session.set_expiry(90 * 24 * 3600)
    session.save()

    assert soup(client.get("/reglages/")).select("[name=own_device][checked]")


def test_settings_ask_the_database_nothing(django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(0):
        client.get("/reglages/?next=/aide/")
        client.post("/reglages/", CHOICE)


@pytest.mark.parametrize(
    "place", ["https://ailleurs.example/", "//ailleurs.example", "help", "/" * 9_000]
)
def test_they_lead_nowhere_else(place):
    assert Client().post("/reglages/", {**CHOICE, "next": place})["Location"] == "/reglages/"
    page = soup(Client().get("/reglages/", {"next": place}))
    assert page.select_one("[name=next]").get("value", "") == ""


@pytest.mark.parametrize("bad", ["", "enorme", "x" * 100_000, "\x00", "😀", "\u202elarge"])
def test_another_answer_is_refused_and_changes_nothing(bad):
    response = Client().post("/reglages/", {**CHOICE, "size": bad})

    assert response.status_code == 422
    assert COOKIE not in response.cookies
    assert "Erreur" in soup(response).title.get_text()


@pytest.mark.parametrize(
    "cookie", ["", "large", "large.wide", "a.b.c", "large.wide.dark.more", "x" * 4_000, "é..😀"]
)
def test_a_cookie_that_says_something_else_gives_usual_pages(cookie):
    assert reading_of(cookie) == Reading()


def test_what_a_cookie_says_well_is_kept():
    assert reading_of("large.huge.light") == Reading("large", "normal", "light")
    assert reading_of(Reading("large", "wide", "dark").as_cookie()) == Reading(
        "large", "wide", "dark"
    )


def test_every_page_has_a_link_to_settings_that_leads_back_to_it():
    page = soup(Client().get("/recherche/?q=lien"))
    (link,) = page.select("footer a[href^='/reglages/']")

    assert link["href"] == "/reglages/?next=%2Frecherche%2F%3Fq%3Dlien"
    assert attributes(Client().get("/rien-ici/")) == USUAL


def test_dark_is_the_same_whether_the_device_or_the_reader_wishes_it():
    sheet = Path("static/css/tokens.css").read_text("utf-8")
    by_device = re.search(r":root:not\(\[data-theme=light\]\) \{(.*?)\}", sheet, re.DOTALL)
    by_reader = re.search(r"\[data-theme=dark\] \{\s*color-scheme: dark;(.*?)\}", sheet, re.DOTALL)

    assert by_device is not None
    assert by_reader is not None
    assert by_device[1].split() == by_reader[1].split()
