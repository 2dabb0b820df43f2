"""Coming in with a password."""

import pytest
from django.test import Client

from learners.models import Entry
from tests.hashers import CheapArgon2

DOOR = "/connexion/mot-de-passe/"
PASSWORD = "le chat regarde passer les trains"
pytestmark = pytest.mark.django_db


@pytest.fixture
def known(ada):
    ada.set_password(PASSWORD)
    ada.save()
    return ada


def enter(client, email="ada@exemple.fr", password=PASSWORD, **more):
    return client.post(DOOR, {"email": email, "password": password, **more})


def test_a_password_opens_the_session(client, known):
    answer = enter(client, "ADA@exemple.fr", own_device="on", next="/mon-espace/donnees/")

    assert answer.url == "/connexion/suite/?next=%2Fmon-espace%2Fdonnees%2F"
    assert client.session["_auth_user_id"] == str(known.pk)
    assert client.session.get_expiry_age() == 90 * 24 * 3600
    entry = Entry.objects.get()
    assert (entry.kind, entry.person, entry.result) == ("signed_in", known.pk, "password")


def test_wrong_addresses_and_wrong_passwords_get_the_same_page(known):
    pages = [
        enter(Client(), "ada@exemple.fr", "pas le bon du tout"),
        enter(Client(), "xyz@exemple.fr", PASSWORD),
    ]

    texts = [
        page.content.decode().replace("xyz@", "ada@").replace(token(page), "") for page in pages
    ]
    assert [page.status_code for page in pages] == [422, 422]
    assert texts[0] == texts[1]
    assert "Cette adresse et ce mot de passe ne vont pas ensemble." in texts[0]


def token(page):
    return str(page.context["csrf_token"])


@pytest.mark.parametrize("email", ["ada@exemple.fr", "blaise@exemple.fr", "xyz@exemple.fr"])
def test_each_answer_hashes_one_password(known, blaise_without_password, email):
    """The hash takes a hundred times longer than all the rest: it must always be made."""
    CheapArgon2.hashed.clear()

    enter(Client(), email, "pas le bon du tout")

    assert len(CheapArgon2.hashed) == 1


@pytest.fixture
def blaise_without_password(django_user_model):
    return django_user_model.objects.create_user("blaise@exemple.fr")


def test_an_account_without_a_password_is_not_told_apart(client, ada):
    page = enter(client)

    assert page.status_code == 422
    assert "ne vont pas ensemble" in page.content.decode()


@pytest.mark.parametrize("email", ["ada@exemple.fr", "xyz@exemple.fr"])
def test_after_five_wrong_passwords_the_address_waits_and_a_code_is_offered(known, email):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        assert enter(client, email, "pas le bon du tout").status_code == 422

    locked = enter(Client(REMOTE_ADDR="203.0.113.9"), email)

    assert locked.status_code == 429
    assert "Attendez 15\u00a0minutes, ou entrez avec un code." in locked.content.decode()
    form = locked.context["form"]
    asked = Client().post("/connexion/", {"email": email, "key": str(form["key"].value())})
    assert asked.url == "/connexion/code/"


def test_right_passwords_are_not_counted(known):
    for _ in range(12):
        assert enter(Client()).status_code == 302


def test_twenty_people_behind_one_address_do_not_lock_one_another_out(known, django_user_model):
    for number in range(20):
        colleague = Client(REMOTE_ADDR="192.0.2.7")
        wrong = enter(colleague, f"collegue{number}@exemple.fr", "pas le bon du tout")
        assert wrong.status_code == 422

    assert enter(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_a_closed_account_says_so_to_its_owner_only(client, known):
    known.is_active = False
    known.save()

    assert enter(client, password="pas le bon du tout").status_code == 422
    page = enter(client)
    assert page.status_code == 403
    assert "Ce compte est fermé." in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_somebody_already_in_is_told_in_whose_name(signed_in, known):
    answer = enter(signed_in(known))

    assert (answer.status_code, answer.url) == (302, "/connexion/suite/")


def test_nothing_typed_is_refused_field_by_field(client):
    page = client.post(DOOR, {})

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"email", "password"}


@pytest.mark.urls("tests.learners.demo_urls")
def test_the_demonstration_offers_its_people(client, known, settings):
    assert "demo@" not in client.get("/connexion/").content.decode()
    settings.DEMO = True

    page = client.get("/connexion/", {"next": "/mon-espace/"}).content.decode()

    assert page.count('value="a-portee-demo-2026"') == 7
    for name in (
        *("stagiaire", "formatrice", "autrice", "relectrice"),
        *("referente", "admin", "autre-referent"),
    ):
        assert f'value="{name}@demo.example"' in page
    assert page.count('name="next" value="/mon-espace/"') == 8
