"""/recherche/: who sees what of what is found."""

import pytest
from django.test import Client
from wagtail.models import Locale

from content.models import SearchEntry, SearchWord
from tests.curriculum import lesson_writing as write
from tests.doors import soup, text_of

pytestmark = pytest.mark.django_db

RARE = "Le kaléidoscope tourne dans la main."


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def hidden():
    """A lesson of a module that is in no path of Ada's."""
    return write.new_lesson(write.new_module(), write.passage(RARE))


def search(client, words, **more):
    return client.get("/recherche/", {"q": words, **more})


def titles(response):
    return [title.get_text() for title in soup(response).select(".found h3")]


@pytest.mark.parametrize("words", ["élèves", "eleves", "Élève", "l’ÉLÈVE", "élève qui a"])
def test_accents_plurals_and_small_words_are_forgiven(client, words):
    module = write.new_module()
    write.new_lesson(module, write.passage("Trois élèves attendent."), slug="trois")

    assert "Une leçon" in titles(search(client, words))


def test_all_the_words_must_be_there_and_the_best_comes_first(client):
    page = search(client, "mot de passe")

    assert titles(page)[0] == "Mot de passe"
    assert "Mot de passe" in titles(search(client, "passe mots"))
    assert titles(search(client, "mot kaléidoscope")) == []


def test_the_words_found_are_marked(client):
    page = soup(search(client, "hameconnages"))

    assert {mark.get_text() for mark in page.select(".found mark")} == {"Hameçonnage"}


def test_a_word_is_found_by_its_other_names(client):
    page = search(client, "phishing")

    assert titles(page) == ["Hameçonnage"]
    assert soup(page).select_one(".found h3 a")["href"] == "/glossaire/#hameconnage"


def test_the_help_is_found_too(client):
    page = search(client, "carte d’accès perdue")

    assert titles(page) == ["Carte d’accès"]
    assert soup(page).select_one(".found h3 a")["href"] == "/aide/#carte"
    assert "Un endroit parle de" in text_of(page)


def test_a_section_of_help_may_be_found_by_its_title(client):
    assert "Réponses perdues" in titles(search(client, "reponses perdues"))


def test_strangers_read_no_word_of_a_lesson(client, hidden):
    page = text_of(search(client, "kaleidoscope"))

    assert "S’ouvre aux personnes inscrites." in page
    assert "tourne dans la main" not in page


def test_a_learner_reads_the_words_of_the_lessons_of_their_path_alone(
    ada, ada_enrolled, first_lesson, hidden, signed_in
):
    write.write(first_lesson, write.passage("Le périscope monte au-dessus de tout."))
    browser = signed_in(ada)
    own, other = search(browser, "periscope"), search(browser, "kaleidoscope")

    assert "monte au-dessus de tout" in text_of(own)
    assert "S’ouvre aux personnes inscrites." not in text_of(own)
    assert "tourne dans la main" not in text_of(other)


def test_a_trainer_reads_them_all(blaise, hidden, signed_in):
    assert "tourne dans la main" in text_of(search(signed_in(blaise), "kaleidoscope"))


@pytest.mark.parametrize(
    "words",
    [
        "\x00",
        "a\x00b",
        "'",
        '"; DROP TABLE',
        "%",
        "_%_",
        "\\",
        "🙂 🙂",
        "x" * 400,
        "é" * 9000,
        "<script>alert(1)</script>",
        " ".join(f"mot{n}" for n in range(90)),
        "\u202e",
        "ß ﬁ Ⅷ",
    ],
)
def test_whatever_is_typed_is_answered(client, words):
    page = search(client, words)

    assert page.status_code == 200
    assert soup(page).select("main script") == []


@pytest.mark.parametrize("page", ["0", "-3", "99", "abc", "\x00", "9" * 400])
def test_any_page_number_is_answered(client, page):
    assert search(client, "mot", page=page).status_code == 200


def test_an_empty_box_says_where_to_look(client):
    page = soup(client.get("/recherche/"))

    assert page.h1.get_text() == "Que cherchez-vous\u202f?"
    assert {"/glossaire/", "/aide/", "/plan-du-site/"} <= {
        link["href"] for link in page.select("main a")
    }


def test_nothing_found_says_what_to_try(client):
    page = text_of(search(client, "zzzzzz"))

    assert "Rien ici ne parle de « zzzzzz »." in page
    assert "Gardez un seul mot" in page


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hamessonage", "hameçonnage"), ("hamessonage du mandat", "hameçonnage mandat")],
)
def test_a_mistyped_word_is_guessed(client, typed, meant):
    page = soup(search(client, typed))

    assert page.select_one(".link[href^='?q=']").get_text() == meant


def test_known_words_that_are_nowhere_together_are_not_guessed(client):
    page = search(client, "hameçonnage kiosque")

    assert soup(page).select(".link[href^='?q=']") == []


def test_results_come_by_twenty(client):
    module = write.new_module()
    for number in range(23):
        write.new_lesson(module, write.passage(RARE), slug=f"lecon-{number}")
    first, second = search(client, "kaleidoscope"), search(client, "kaleidoscope", page=2)

    assert (len(titles(first)), len(titles(second))) == (20, 3)
    assert "23 endroits parlent" in text_of(second)
    assert "?q=kaleidoscope&page=2" in soup(first).select_one("[rel=next]")["href"]


def many_entries(number):
    entries = SearchEntry.objects.bulk_create(
        SearchEntry(
            kind="lesson", key=f"{n:032x}", language="fr", title=f"Leçon {n}", address=f"/m/l{n}/"
        )
        for n in range(number)
    )
    SearchWord.objects.bulk_create(
        SearchWord(entry=entry, stem=stem, word=stem, weight=1)
        for entry in entries
        for stem in ("kaleidoscop", "tourn", "main")
    )


@pytest.mark.parametrize("number", [1, 3000])
def test_a_search_costs_three_queries_for_one_lesson_or_three_thousand(
    client, number, django_assert_num_queries
):
    many_entries(number)
    with django_assert_num_queries(3):
        assert text_of(search(client, "kaléidoscope tourne")).count("Leçon") > 0


def test_an_empty_box_asks_nothing_and_nothing_found_asks_little(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/recherche/")
    with django_assert_num_queries(3):
        search(client, "zzzzzz")


def test_a_learner_s_search_costs_the_session_and_the_path_more(
    ada, ada_enrolled, signed_in, django_assert_num_queries
):
    browser = signed_in(ada)
    with django_assert_num_queries(8):
        search(browser, "code")


def test_in_english_french_pages_are_found_and_said_to_be_french(client):
    page = soup(client.get("/en/recherche/?q=hameconnage"))

    assert page.select_one(".found h3[lang=fr] a")["href"] == "/en/glossaire/#hameconnage"


def test_a_translation_stands_for_its_french_page(client, first_lesson):
    entry = SearchEntry.objects.get(kind="lesson", key=first_lesson.translation_key)
    english = SearchEntry.objects.create(
        kind="lesson",
        key=entry.key,
        language=Locale(language_code="en").language_code,
        title="Four sides",
        address="/modules/regarder-a-360/four-sides/",
    )
    for found in (entry, english):
        SearchWord.objects.create(entry=found, stem="kaleidoscop", word="kaleidoscope", weight=1)

    assert titles(client.get("/en/recherche/?q=kaleidoscope")) == ["Four sides"]
    assert titles(client.get("/recherche/?q=kaleidoscope")) == [first_lesson.title]
