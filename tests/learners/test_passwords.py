"""Setting and changing one's password."""

from uuid import uuid4

import pytest

from learners.journey.signing_in import set_password
from learners.models import Entry, Letter

PAGE = "/mon-espace/mot-de-passe/"
OLD, NEW = "le chat regarde passer les trains", "douze moutons bleus sous la lune"
pytestmark = pytest.mark.django_db


@pytest.fixture
def known(ada):
    ada.set_password(OLD)
    ada.save()
    return ada


def choose(client, password=NEW, again=None, key=None, **more):
    again = password if again is None else again
    filled = {"password": password, "again": again, "key": str(key or uuid4()), **more}
    return client.post(PAGE, filled)


def test_a_first_password_needs_no_former_one(signed_in, ada):
    client = signed_in(ada)
    assert "current" not in client.get(PAGE).context["form"].fields

    answer = choose(client)

    assert (answer.status_code, answer.url) == (302, "/mon-espace/")
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert ada.password.startswith("argon2")
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.person) == ("password_changed", ada.email, ada)
    assert Entry.objects.get().kind == "password_set"


def test_this_session_goes_on_and_the_others_end(signed_in, known):
    here, elsewhere = signed_in(known), signed_in(known)

    choose(here, current=OLD)

    assert here.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302


@pytest.mark.parametrize("current", ["", "pas le bon du tout"])
def test_the_former_password_is_asked(signed_in, known, current):
    page = choose(signed_in(known), current=current)

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"current"}
    known.refresh_from_db()
    assert known.check_password(OLD)
    assert not Letter.objects.exists()


def test_whoever_has_just_come_in_by_code_has_forgotten_it_and_may_choose(client, known):
    key = str(client.get("/connexion/").context["form"]["key"].value())
    client.post("/connexion/", {"email": known.email, "key": key})
    client.post("/connexion/code/", {"code": Letter.objects.get().secret["code"]})

    assert choose(client).status_code == 302

    session = client.session
    session["account_authentication_methods"][0]["at"] -= 15 * 60 + 1
    session.save()
    assert "current" in client.get(PAGE).context["form"].fields


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("onze signes", "il faut au moins 12\u00a0signes"),
        ("123qweasdzxc", "Trop courant"),
        ("ada@exemple.fr", "Trop proche de votre nom ou de votre adresse."),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(signed_in, ada, password, sentence):
    page = choose(signed_in(ada), password)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "<title>Erreur" in page.content.decode()
    assert password not in page.content.decode().replace(ada.email, "") or password == ada.email


def test_the_two_must_be_the_same(signed_in, ada):
    page = choose(signed_in(ada), again=NEW + "s")

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"again"}


def test_the_same_form_twice_changes_it_once(signed_in, known):
    client, key = signed_in(known), uuid4()
    for _ in range(2):
        assert choose(client, current=OLD, key=key).status_code == 302

    assert Letter.objects.count() == Entry.objects.count() == 1


def test_one_cause_writes_one_letter_even_if_two_doors_let_it_in(ada, a_moment):
    cause = uuid4()
    for _ in range(2):
        set_password(ada, NEW, cause=cause, at=a_moment, knew_former=True)

    assert Letter.objects.count() == 1


def test_a_form_without_its_key_changes_nothing(signed_in, ada):
    page = choose(signed_in(ada), key="rien")

    assert page.status_code == 422
    ada.refresh_from_db()
    assert not ada.has_usable_password()


def test_a_browser_left_open_does_not_serve_to_guess(signed_in, known):
    client = signed_in(known)
    for _ in range(5):
        assert choose(client, current="pas le bon du tout").status_code == 422

    page = choose(client, current=OLD)

    assert page.status_code == 429
    assert "Attendez 15\u00a0minutes." in page.content.decode()
    known.refresh_from_db()
    assert known.check_password(OLD)


def test_strangers_are_led_to_the_door(client, db):
    assert choose(client).url == f"/connexion/?next={PAGE}"
