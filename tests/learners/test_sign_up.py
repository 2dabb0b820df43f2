"""Signing up by oneself for an open path."""

import re
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from learners.actions.people.throttles import SIGN_UPS
from learners.journey import signing_up
from learners.models import Enrolment, Entry, Letter, User
from learners.rules.institutions.invitations import Invitee
from learners.rules.institutions.refusals import RefusedError
from tests.doors import soup, text_of

DOOR, CODE = "/parcours/aider-sans-faire-a-la-place/inscription/", "/inscription/code/"
SAID = {
    "first_name": "Nadia",
    "last_name": "Ben Ali",
    "email": "nadia@perso.fr",
    "language": "fr",
}
pytestmark = pytest.mark.django_db


def ask(client, **changes):
    return client.post(DOOR, {**SAID, "key": str(uuid4()), **changes})


def letter():
    return Letter.objects.latest("created_at")


def without_tokens(content):
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", content.decode())
    return re.sub(r'(name="key" value=")[^"]+', r"\1", text)


def test_nothing_exists_before_the_code_then_everything_does(client, path):
    assert ask(client).url == CODE
    assert not User.objects.exists()
    assert (letter().kind, letter().to, letter().person) == ("sign_up_code", "nadia@perso.fr", None)
    assert "Nadia" not in str(letter().context), "nothing a robot typed goes to a stranger"
    assert (
        f'value="{letter().secret["code"]}"'
        in client.get(CODE, {"code": letter().secret["code"]}).content.decode()
    )

    entered = client.post(CODE, {"code": letter().secret["code"]}, follow=True)

    nadia = User.objects.get()
    assert (nadia.email, nadia.get_full_name()) == ("nadia@perso.fr", "Nadia Ben Ali")
    assert EmailAddress.objects.get(user=nadia).verified
    assert Enrolment.objects.get(person=nadia).path == path.translation_key
    assert entered.redirect_chain[-1][0] == "/mon-espace/"
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert kinds == {"account_opened", "person_enrolled", "signed_in"}


def test_known_and_unknown_addresses_get_the_same_pages(ada):
    seen = []
    for email in ("ada@exemple.fr", "xyz@exemple.fr"):
        client = Client()
        asked = ask(client, email=email)
        pages = [client.get(CODE), client.post(CODE, {"code": "xxxxxx"})]
        seen.append([asked.url, *(without_tokens(p.content).replace(email, "…") for p in pages)])

    assert seen[0] == seen[1]


def test_a_known_address_enters_its_account_and_keeps_its_name(client, ada):
    ask(client, email="ADA@exemple.fr", first_name="Zoé", last_name="Z")
    assert letter().context["is_known"]

    client.post(CODE, {"code": letter().secret["code"]})

    ada.refresh_from_db()
    assert ada.get_full_name() == "Ada Lovelace"
    assert client.session["_auth_user_id"] == str(ada.pk)
    assert Enrolment.objects.filter(person=ada).count() == 1


def test_a_closed_account_is_told_so_and_follows_nothing(client, ada):
    ada.is_active = False
    ada.save()
    ask(client, email="ada@exemple.fr")

    answer = client.post(CODE, {"code": letter().secret["code"]})

    assert answer.status_code == 403
    assert not Enrolment.objects.exists()


def test_a_shared_mailbox_is_refused_with_the_way_out(client):
    refused = ask(client, email="accueil@caf.fr")

    assert refused.status_code == 422
    assert "Demandez une carte d’accès à votre structure" in text_of(refused)
    assert not Letter.objects.exists()


def test_a_form_with_an_error_keeps_what_was_typed(client):
    refused = ask(client, email="nadia@")

    assert refused.status_code == 422
    assert soup(refused).select_one("#id_first_name")["value"] == "Nadia"


def test_the_same_form_sends_one_letter(client):
    key = str(uuid4())
    for _ in range(2):
        assert ask(client, key=key).url == CODE

    assert Letter.objects.count() == 1


def test_letters_to_one_address_and_to_everybody_are_bounded(client, monkeypatch):
    for _ in range(5):
        ask(client)
    assert ask(client).status_code == 429

    monkeypatch.setattr(
        "learners.views.people.signing_up.SIGN_UPS",
        SIGN_UPS.__class__(SIGN_UPS.name, 6, SIGN_UPS.window),
    )
    assert ask(Client(), email="one@exemple.fr").status_code == 302
    refused = ask(Client(), email="two@exemple.fr")
    assert refused.status_code == 429
    assert "Trop de codes sont déjà partis." in text_of(refused)


def test_a_path_that_is_not_open_has_no_sign_up(client, path):
    path.is_open = False
    path.save()

    assert client.get(DOOR).status_code == 404
    assert client.get("/parcours/inconnu/inscription/").status_code == 404


def test_whoever_is_signed_in_has_one_button(ada, signed_in):
    browser = signed_in(ada)
    assert "Vous êtes dans l’espace de Ada Lovelace." in text_of(browser.get(DOOR))

    for _ in range(2):
        assert browser.post(DOOR).url == "/mon-espace/"

    assert Enrolment.objects.filter(person=ada).count() == 1
    assert "Une session est déjà ouverte" in text_of(browser.get(CODE, follow=True))


def test_a_path_closed_while_the_letter_travelled(client, path):
    ask(client)
    path.is_open = False
    path.save()

    entered = client.post(CODE, {"code": letter().secret["code"]})

    assert entered.status_code == 302
    assert User.objects.count() == 1
    assert not Enrolment.objects.exists()


def test_a_path_closed_under_the_button_is_said(ada, path, signed_in, monkeypatch):
    def closed(*args, **kwargs):
        raise RefusedError(signing_up.Refusal.CLOSED_PATH)

    with pytest.raises(RefusedError):
        signing_up.follow_open_path(uuid4(), person=ada, at=timezone.now())
    monkeypatch.setattr(signing_up, "follow_open_path", closed)

    page = signed_in(ada).post(DOOR, follow=True)
    assert "Ce parcours n’est pas ouvert en ce moment." in text_of(page)


def test_of_two_clicks_one_opens_the_account(db, monkeypatch):
    named = Invitee(email="nadia@perso.fr", first_name="Nadia", last_name="B")
    first = signing_up.come_in(named, language="fr", at=timezone.now())
    monkeypatch.setattr(signing_up, "account_at", lambda address: None)

    assert signing_up.come_in(named, language="fr", at=timezone.now()) == first
