"""The glossary: its page, and its words in the office."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from content.models import SearchEntry, Term
from content.rules.searching import folded
from tests.doors import soup, text_of

pytestmark = pytest.mark.django_db

FORM = {"word": "Œil de bœuf", "meaning": "Une petite fenêtre.", "example": "", "other_forms": ""}


@pytest.fixture
def office(blaise, signed_in):
    """The browser of a trainer."""
    return signed_in(blaise)


def test_forty_words_are_in_the_order_of_a_dictionary():
    page = soup(Client().get("/glossaire/"))
    words = [title.get_text() for title in page.select("article h3")]

    assert len(words) == 40
    assert words == sorted(words, key=folded)
    assert page.h1.get_text().startswith("40 mots")


def test_each_word_has_an_address_and_each_letter_too():
    page = soup(Client().get("/glossaire/"))

    assert "hameconnage" in {article["id"] for article in page.select("article")}
    for link in page.select("nav a[href^='#'], article a[href^='#']"):
        assert page.find(id=link["href"][1:]), link


def test_a_glossary_costs_one_query_whatever_its_length(django_assert_num_queries):
    with django_assert_num_queries(1):
        Client().get("/glossaire/")
    Term.objects.exclude(slug="lien").delete()
    with django_assert_num_queries(1):
        assert "Un mot du métier, dit simplement." in text_of(Client().get("/glossaire/"))


def test_an_empty_glossary_says_so():
    Term.objects.all().delete()

    assert "Le glossaire est encore vide." in text_of(Client().get("/glossaire/"))


def test_in_english_the_words_are_marked_as_french():
    page = soup(Client().get("/en/glossaire/"))

    assert page.find(id="lien").h3["lang"] == "fr"


def test_a_trainer_adds_a_word_that_is_read_and_found_at_once(office):
    office.post("/admin/glossary/new/", FORM)

    term = Term.objects.get(word="Œil de bœuf")
    assert term.slug == "oeil-de-boeuf"
    assert "Une petite fenêtre." in text_of(Client().get("/glossaire/"))
    assert "Œil de bœuf" in text_of(Client().get("/recherche/?q=oeil+boeufs"))


def test_a_word_that_is_corrected_keeps_its_address(office):
    term = Term.objects.get(slug="lien")
    said = {**FORM, "word": "Hyperlien", "meaning": "Un mot à toucher, tout neuf."}
    office.post(f"/admin/glossary/edit/{term.pk}/", said)

    assert Term.objects.get(pk=term.pk).slug == "lien"
    assert "Hyperlien" in text_of(Client().get("/recherche/?q=hyperliens+neufs"))


def test_two_words_of_one_address_are_told_apart(office):
    for word in ("Le robot", "Le-robot", "Le robot !"):
        office.post("/admin/glossary/new/", {**FORM, "word": word})

    assert set(Term.objects.filter(slug__startswith="le-robot").values_list("slug", flat=True)) == {
        "le-robot",
        "le-robot-2",
        "le-robot-3",
    }


def test_a_word_never_takes_the_name_of_a_part_of_the_page(office):
    office.post("/admin/glossary/new/", {**FORM, "word": "Content"})

    assert Term.objects.get(word="Content").slug == "content-2"


def test_a_word_of_signs_alone_has_an_address_all_the_same(office):
    office.post("/admin/glossary/new/", {**FORM, "word": "@"})

    assert Term.objects.get(word="@").slug == "mot"


def test_a_word_already_there_is_refused_by_its_form(office):
    page = BeautifulSoup(
        office.post("/admin/glossary/new/", {**FORM, "word": "Lien"}).content, "html.parser"
    )

    assert page.select(".error-message, .w-field__errors")
    assert Term.objects.filter(word="Lien").count() == 1


def test_a_word_taken_away_is_found_no_more(edith, signed_in):
    term = Term.objects.get(slug="captcha")
    key = term.pk
    signed_in(edith).post(f"/admin/glossary/delete/{key}/")

    assert not Term.objects.filter(pk=key).exists()
    assert not SearchEntry.objects.filter(key=key).exists()


@pytest.mark.parametrize(
    ("who", "listed", "deleted"),
    [("blaise", 200, 302), ("edith", 200, 200), ("ada", 302, 302), ("colette", 302, 302)],
)
def test_the_office_opens_the_glossary_to_trainers(who, listed, deleted, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    term = Term.objects.get(slug="lien")

    assert client.get("/admin/glossary/").status_code == listed
    assert client.get(f"/admin/glossary/delete/{term.pk}/").status_code == deleted


def test_the_words_of_the_pack_are_said_plainly():
    """Fifteen words a sentence, as the glossary promises."""
    for term in Term.objects.all():
        for sentence in re.split(r"(?<=[.!?])\s+", term.meaning):
            assert len(re.findall(r"[\w’-]+", sentence)) <= 15, term.word
