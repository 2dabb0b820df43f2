"""The pages that everybody can read: catalogue, path, module."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils.translation import override
from wagtail.models import Page

from curriculum.models import LearningPath, Lesson, Module
from curriculum.views import paths as path_views
from learners.views.learning import lessons as lesson_views
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


def words(response):
    text = (
        re.sub(r"<[^>]+>", " ", response.content.decode())
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
    )
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_live_page_has_an_address_that_answers(client, signed_in, edith, language):
    """Lessons and modules are answered by our view, the others by Wagtail."""
    office = signed_in(edith)
    for page in Page.objects.live().filter(depth__gt=1).specific():
        with override(language):
            address = page.get_url()
        assert address.startswith("/en/") == (language == "en")
        view = resolve(address).func
        if isinstance(page, Lesson):
            assert view == lesson_views.read_lesson
        if isinstance(page, Module):
            assert view == lesson_views.read_module
        if isinstance(page, LearningPath):
            assert view == path_views.read_path
        for visitor in (client, office):
            assert visitor.get(address).status_code in (200, 302), address


def test_the_catalogue_says_who_how_long_and_what(client, path):
    page = words(client.get("/parcours/"))

    assert "Un parcours, à votre rythme" in page
    assert "1 h 30" in page
    assert path.audience in page


def test_the_paths_of_a_trade_come_first_and_the_one_to_discover_after(client, path):
    write.new_lesson(module := write.new_module(), write.quiz(write.question()))
    extra = write.new_module("autre")
    trade = write.new_path(module, extra)
    place = trade.path_modules.last()
    place.is_required = False
    place.save()
    trade.save_revision().publish()

    for address in ("/parcours/", "/"):
        page = words(client.get(address))
        assert page.index("Un parcours pour votre métier") < page.index("5 min Un parcours")
        assert page.index("5 min Un parcours") < page.index("1 h 30 Aider sans faire")
        assert "Un module, et un au choix. Une attestation à la fin." in page
        assert "2 modules. Une attestation à la fin." in page
    assert "Pour découvrir, quel que soit le métier" in words(client.get("/parcours/"))


def test_an_empty_catalogue_says_so(client, path):
    path.unpublish()

    assert "Aucun parcours n’est publié pour l’instant." in words(client.get("/parcours/"))


def test_the_shelf_sends_to_the_catalogue(client):
    response = client.get("/modules/")

    assert (response.status_code, response["Location"]) == (302, "/parcours/")


def test_a_path_that_is_not_open_says_to_come_with_an_invitation(client, path):
    path.is_open = False
    path.save()

    page = words(client.get(path.get_url()))

    assert "Votre structure vous inscrit : elle vous envoie une invitation." in page
    assert "M’inscrire" not in page


def test_a_path_says_its_minutes_objectives_modules_and_how_to_join(client, path):
    response = client.get(path.get_url())
    page = words(response)

    assert "Pour qui Travail social, accueil, bibliothèque" in page
    assert "Comptez 1 h 30, en plusieurs fois si vous voulez." in page
    assert "Ce parcours est ouvert à tous : un nom et une adresse suffisent." in page
    assert "Ce que vous saurez faire, en 2 modules" in page
    assert "nommer les quatre côtés d’une difficulté numérique" in page
    html = response.content.decode()
    assert f'href="{reverse("module", args=("regarder-a-360",))}"' in html
    assert f'href="{reverse("sign_up", args=[path.slug])}"' in html
    assert f'href="{reverse("join_with_code")}"' in html
    assert f'href="{reverse("account_login")}"' in html
    assert "<p>On vous demande" in html


def test_in_english_what_authors_wrote_is_marked_as_french(client, path):
    html = client.get(f"/en{path.get_url()}").content.decode()

    assert '<html lang="en"' in html
    assert re.search(r'<h1[^>]* lang="fr">Aider sans faire', html)


@pytest.mark.parametrize("address", ["/parcours/inconnu/", "/modules/inconnu/"])
def test_an_unknown_page_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_withdrawn_pages_are_not_found(client, signed_in, edith, path, first_lesson):
    office = signed_in(edith)
    module = first_lesson.get_parent().specific
    lesson_address, module_address = first_lesson.get_url(), module.get_url()
    for page, address in (
        (path, path.get_url()),
        (first_lesson, lesson_address),
        (module, module_address),
    ):
        page.unpublish()
        assert office.get(address).status_code == 404


def test_a_module_says_what_one_will_know_and_lists_its_lessons(client):
    response = client.get(reverse("module", args=("regarder-a-360",)))
    page = words(response)

    assert "Module 45 min" in page
    assert "À la fin, vous saurez" in page
    assert "5 leçons" in page
    assert "Les leçons s’ouvrent aux personnes inscrites par leur structure." in page
    address = reverse("lesson", args=("regarder-a-360", "quatre-cotes-une-personne"))
    assert f'href="{address}"' in response.content.decode()


def test_a_module_marks_what_a_learner_did(signed_in, ada_enrolled):
    page = signed_in(ada_enrolled.person).get(reverse("module", args=("regarder-a-360",)))

    assert words(page).count("À faire") == 5


def test_public_pages_ask_the_same_whatever_the_number_of_paths(client, path):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/parcours/")
        return len(asked)

    client.get("/parcours/")
    before = queries()
    for number in (1, 2):
        module = write.new_module(f"module-{number}")
        write.new_lesson(module, write.quiz(write.question(f"q{number}")))
        write.new_path(module, slug=f"parcours-{number}")
    client.get("/parcours/")

    assert queries() == before


def test_no_public_page_loads_anything_from_elsewhere(client, path):
    for address in ("/", "/parcours/", path.get_url(), "/modules/regarder-a-360/"):
        html = client.get(address).content.decode()
        assert not re.findall(r'(?:src|action)="(?:https?:)?//', html)
        assert not re.findall(r'<link(?! rel="alternate")[^>]+href="(?:https?:)?//', html)
        assert " style=" not in html
