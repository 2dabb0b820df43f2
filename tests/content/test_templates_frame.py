"""The frame of every page, and the pages shown when another cannot be given."""

from types import SimpleNamespace

import brotli
import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils import translation

# The frame only needs somewhere to leave by.
urlpatterns = [
    path("deconnexion/", HttpResponse, name="account_logout"),
    path("rideau/", HttpResponse, name="curtain"),
]


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


def read(template, **context):
    return BeautifulSoup(render_to_string(template, context), "html.parser")


@pytest.mark.parametrize("name", ["500", "503"])
def test_a_failure_page_needs_neither_request_nor_database(name):
    page = read(f"{name}.html")
    assert page.html["lang"] == "fr"
    assert page.h1.text
    assert page.find("a", class_="button")["href"] == "/"


@pytest.mark.parametrize("name", ["403", "503"])
def test_what_could_not_be_taken_is_given_back(name):
    fields = [("q1", "deux\nlignes"), ("q1", '"<b>"')]
    again = {"action": "/modules/m/l/rendre/", "fields": fields, "token": "abc"}
    form = read(f"{name}.html", stale_form=True, **again).form
    assert (form["method"], form["action"]) == ("post", "/modules/m/l/rendre/")
    assert [(field["name"], field["value"]) for field in form.find_all("input")] == [
        ("csrfmiddlewaretoken", "abc"),
        *fields,
    ]


@pytest.mark.parametrize("name", ["400", "403", "404"])
def test_a_refusal_page_has_a_title_and_a_way_home(name):
    page = read(f"{name}.html")
    assert page.title.text.endswith(" — À portée")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.find("main", id="content").h1.text


def test_a_form_grown_old_is_not_called_a_forbidden_page():
    assert "longtemps" in read("403.html", stale_form=True).h1.text
    assert "longtemps" not in read("403.html").h1.text


def test_home_is_in_the_language_of_the_page():
    assert read("components/wordmark.html").a["href"] == "/"
    with translation.override("en"):
        assert read("components/wordmark.html").a["href"] == "/en/"


@pytest.mark.urls(__name__)
def test_the_frame_shows_what_navigation_gives():
    entry = SimpleNamespace(label="Mon espace", url="/mon-espace/", current=True, icon="home")
    navigation = SimpleNamespace(
        items=[entry],
        can_leave=True,
        footer=[entry],
        other_language=SimpleNamespace(label="English", code="en", url="/langue/"),
        demo=SimpleNamespace(letters_url="/lettres/"),
    )
    page = read("base.html", navigation=navigation)
    assert page.find("a", class_="skip")["href"] == f"#{page.main['id']}"
    assert page.nav.a["aria-current"] == "page"
    assert page.nav.form["method"] == "post"
    assert page.find("a", hreflang="en")["lang"] == "en"
    assert page.find(class_="demo").a["href"] == "/lettres/"
    assert page.find(style=True) is None
    assert [script["src"] for script in page.find_all("script")] == ["/static/js/counter.js"]


def test_a_page_is_squeezed_as_its_reader_can_take_it(client, db):
    plain = client.get("/aide/")
    by_brotli = client.get("/aide/", headers={"accept-encoding": "gzip, br;q=0.9"})
    by_gzip = client.get("/aide/", headers={"accept-encoding": "gzip"})

    assert (by_brotli["Content-Encoding"], by_gzip["Content-Encoding"]) == ("br", "gzip")
    assert not plain.has_header("Content-Encoding")
    assert len(brotli.decompress(by_brotli.content)) == len(plain.content)
    assert len(by_brotli.content) < len(by_gzip.content)
    assert "Accept-Encoding" in by_brotli["Vary"]
