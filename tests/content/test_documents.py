"""Help, contact, and what the law wants said: true, whole, in both languages, in plain words."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django.utils import translation

from config.environment import REQUIRED_ON_A_SERVER, require_on_a_server
from content.documents.pages import TITLES, help_sections, template_of
from content.rules import accessibility
from content.rules.plain_words import readability, sentences_of, words_of
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url, soup, text_of

pytestmark = pytest.mark.django_db

NAMES = sorted(TITLES)
PLAIN = ["help", "contact"]


def address_of(name):
    with translation.override("fr"):
        return reverse(name)


def shape(page):
    """What both languages of a text must share: its titles, its lists, its links."""
    main = page.main
    return (
        [tag.get("id") for tag in main.select("h2")],
        [len(main.select(kind)) for kind in ("h3", "p", "li", "a")],
        [re.sub("^/en", "", link["href"]) for link in main.select("a")],
    )


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same_things(name):
    with_french = soup(Client().get(address_of(name)))
    with_english = soup(Client().get(f"/en{address_of(name)}"))

    assert with_french.html["lang"] == "fr"
    assert with_english.html["lang"] == "en"
    assert shape(with_french) == shape(with_english)


def test_a_language_that_nobody_wrote_gets_french():
    assert template_of("help", "br") == template_of("help", "fr")


@pytest.mark.parametrize("name", NAMES)
def test_no_text_names_a_thing_that_is_not_set(name):
    assert "{{" not in text_of(Client().get(address_of(name)))
    assert "None" not in text_of(Client().get(address_of(name)))


@pytest.mark.parametrize("name", PLAIN)
def test_help_and_contact_are_in_plain_words(name):
    page = soup(Client().get(address_of(name)))
    lines = [tag.get_text() for tag in page.main.select("h1, .lead, .prose p, .prose li")]
    measured = readability("\n".join(lines))

    assert measured.ease >= 70
    too_long = [s for line in lines for s in sentences_of(line) if len(words_of(s)) > 20]
    assert too_long == []


def test_every_page_says_the_state_and_links_to_the_statement():
    for address in ("/", "/aide/", "/connexion/"):
        link = soup(Client().get(address)).select_one("footer a[href='/accessibilite/']")
        assert link.get_text() == "Accessibilité\u00a0: non conforme"


def test_without_an_audit_the_statement_says_not_compliant():
    page = text_of(Client().get("/accessibilite/"))

    assert accessibility.STATE == "none"
    assert "Ce site est non conforme avec le référentiel" in page
    assert "aucun audit n’a encore été fait" in page


@pytest.mark.parametrize(
    ("state", "words"), [("partial", "partiellement conforme"), ("total", "totalement conforme")]
)
def test_an_audit_changes_the_word_in_one_place(state, words, monkeypatch):
    monkeypatch.setattr("content.documents.pages.STATE", state)

    assert f"Ce site est {words} avec" in text_of(Client().get("/accessibilite/"))


def test_the_statement_follows_its_fixed_model():
    titles = [title.get_text() for title in soup(Client().get("/accessibilite/")).select("h2, h3")]

    assert titles == [
        "Engagement",
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Non-conformités",
        "Dérogations pour charge disproportionnée",
        "Contenus non soumis à l’obligation d’accessibilité",
        "Établissement de cette déclaration",
        "Technologies utilisées pour la réalisation du site",
        "Environnement de test",
        "Outils pour évaluer l’accessibilité",
        "Pages du site ayant fait l’objet de la vérification de conformité",
        "Retour d’information et contact",
        "Voies de recours",
    ]


def test_a_scheme_lasts_three_years_at_most():
    first, last = accessibility.PLAN_YEARS

    assert last - first <= 2
    assert f"{first}-{last}" in text_of(Client().get("/accessibilite/schema-pluriannuel/"))


@pytest.mark.parametrize("said", [*settings.TRAINING_BODY.values(), *settings.HOSTING.values()])
def test_the_legal_notice_names_who_publishes_and_who_hosts(said):
    if said != settings.TRAINING_BODY["city"]:
        assert said in text_of(Client().get("/mentions-legales/"))


def test_a_server_without_its_host_does_not_start(monkeypatch):
    for name in REQUIRED_ON_A_SERVER:
        monkeypatch.setenv(name, "told")
    monkeypatch.delenv("DEMO", raising=False)
    monkeypatch.delenv("HOSTING_NAME")

    with pytest.raises(ImproperlyConfigured, match="HOSTING_NAME"):
        require_on_a_server("https://exemple.fr")


def test_the_privacy_notice_repeats_what_each_model_declares():
    notice = soup(Client().get("/confidentialite/"))
    names = [title.get_text() for title in notice.select("section:has(> #garde) h3")]

    assert "Votre compte" in names
    assert "Vos attestations" in names
    assert len(names) > 10


def test_help_is_cut_in_sections_for_the_search():
    for language in ("fr", "en"):
        page = BeautifulSoup(
            Client().get("/aide/" if language == "fr" else "/en/aide/").content, "html.parser"
        )
        sections = help_sections(language)
        assert [part.id for part in sections] == [s["id"] for s in page.select("section[id]")]
        assert all(part.title and part.text for part in sections)


def test_the_site_map_lists_every_public_page(path, first_lesson):
    links = {link["href"] for link in soup(Client().get("/plan-du-site/")).select("main a")}
    module = first_lesson.get_parent()

    assert {
        "/",
        "/parcours/",
        f"/parcours/{path.slug}/",
        f"/modules/{module.slug}/",
        f"/modules/{module.slug}/{first_lesson.slug}/",
        "/recherche/",
        "/glossaire/",
        "/verifier/",
        "/connexion/",
        "/connexion/carte/",
        "/invitation/",
        "/rejoindre/",
        "/mon-espace/",
        "/mon-espace/profil/",
        "/mon-espace/carnet/",
        "/mon-espace/questions/",
        *(address_of(name) for name in NAMES),
    } <= links
    first_lesson.unpublish()
    assert f"{first_lesson.slug}/" not in str(Client().get("/plan-du-site/").content)


def test_the_site_map_costs_three_queries_whatever_is_taught(path, django_assert_num_queries):
    with django_assert_num_queries(3):
        Client().get("/plan-du-site/")
    path.unpublish()
    with django_assert_num_queries(3):
        Client().get("/plan-du-site/")


def test_the_site_map_sends_nobody_where_they_may_not_go(
    ada, ada_enrolled, colette, maison, first_lesson, signed_in
):
    elsewhere = write.new_lesson(write.new_module(), write.passage("Un texte."))
    browser = signed_in(ada)
    for address in ("/", "/plan-du-site/"):
        links = {link["href"] for link in soup(browser.get(address)).select("main a")}
        assert {browser.get(link).status_code for link in links} <= {200, 302}
    page = browser.get("/plan-du-site/")
    assert lesson_url(first_lesson) in {link["href"] for link in soup(page).select("main a")}
    assert elsewhere.title in text_of(page)
    referent = signed_in(colette)
    session = referent.session
    session["follows_people"] = True
    session.save()
    assert 'href="/institution/"' in referent.get("/plan-du-site/").content.decode()
