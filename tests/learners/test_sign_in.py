"""Coming in with a code by e-mail."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ

from learners.models import Entry, Letter

DOOR, CODE = "/connexion/", "/connexion/code/"
pytestmark = pytest.mark.django_db


def ask(client, email="ada@exemple.fr", **more):
    page = client.get(DOOR)
    key = page.context["form"]["key"].value()
    return client.post(DOOR, {"email": email, "key": str(key), **more})


def code_of_last_letter():
    return Letter.objects.latest("created_at").secret["code"]


def without_tokens(content):
    text = content.decode()
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", text)
    return re.sub(r'(name="key" value=")[^"]+', r"\1", text)


def test_signing_in_with_the_code_of_the_letter(client, ada):
    asked = ask(client)
    assert (asked.status_code, asked.url) == (302, CODE)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.person) == ("sign_in_code", "ada@exemple.fr", ada)
    assert re.fullmatch(r"\d{6}", letter.secret["code"])

    entered = client.post(
        CODE, {"code": f" {letter.secret['code'][:3]} {letter.secret['code'][3:]}"}
    )

    assert (entered.status_code, entered.url) == (302, "/connexion/suite/")
    assert client.session["_auth_user_id"] == str(ada.pk)
    entry = Entry.objects.get()
    assert (entry.kind, entry.person, entry.result) == ("signed_in", ada.pk, "code")


def test_the_letter_is_queued_with_its_row(client, ada):
    ask(client)

    job = OrmQ.objects.get().task
    assert job["func"] == "learners.tasks.send_letter"
    assert job["args"] == (str(Letter.objects.get().pk),)


def test_the_link_of_the_letter_fills_the_code_in_and_uses_nothing(client, ada):
    ask(client)
    for _ in range(7):
        page = client.get(CODE, {"code": code_of_last_letter()})
        assert page.status_code == 200
        assert f'value="{code_of_last_letter()}"' in page.content.decode()
    assert "_auth_user_id" not in client.session

    assert client.post(CODE, {"code": code_of_last_letter()}).status_code == 302


def test_known_and_unknown_addresses_get_the_same_pages(ada):
    seen = []
    for email in ("ada@exemple.fr", "xyz@exemple.fr"):
        client = Client()
        asked = ask(client, email)
        waiting = client.get(CODE)
        wrong = client.post(CODE, {"code": "xxxxxx"})
        seen.append(
            [
                (page.status_code, without_tokens(page.content).replace(email, "…"))
                for page in (asked, waiting, wrong)
            ]
        )
        assert sorted(client.cookies) == ["csrftoken", "session"]
    assert seen[0] == seen[1]
    assert {letter.to: letter.kind for letter in Letter.objects.all()} == {
        "ada@exemple.fr": "sign_in_code",
        "xyz@exemple.fr": "unknown_address",
    }


def test_known_and_unknown_addresses_cost_the_same_work(ada, django_assert_num_queries):
    for email in ("ada@exemple.fr", "xyz@exemple.fr"):
        client = Client()
        key = str(client.get(DOOR).context["form"]["key"].value())
        # the account; between two ends of a transaction: is it written, write it, queue it; then
        # the new session, four
        with django_assert_num_queries(10):
            client.post(DOOR, {"email": email, "key": key})


def test_pages_of_the_door_cost_little(client, ada, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(DOOR)
    with django_assert_num_queries(0):
        client.get("/connexion/mot-de-passe/")
    ask(client)
    with django_assert_num_queries(2):  # the session, the person behind the code
        client.get(CODE)


@pytest.mark.parametrize("typed", ["ADA@Exemple.fr", "  ada@exemple.fr "])
def test_an_address_is_found_however_it_is_typed(client, ada, typed):
    ask(client, typed)

    assert Letter.objects.get().person == ada


def test_another_confirmed_address_of_the_person_opens_the_same_account(client, ada):
    ada.emailaddress_set.create(email="ada@travail.fr", verified=True)
    ada.emailaddress_set.create(email="pas-elle@exemple.fr", verified=False)

    ask(client, "ada@travail.fr")
    assert (Letter.objects.get().person, Letter.objects.get().to) == (ada, "ada@travail.fr")
    ask(Client(), "pas-elle@exemple.fr")
    assert Letter.objects.filter(person=None).count() == 1


def test_each_wrong_code_says_how_many_tries_are_left(client, ada):
    ask(client)
    right = code_of_last_letter()
    wrong = "000000" if right != "000000" else "111111"
    for left in ("4\u00a0essais", "3\u00a0essais", "2\u00a0essais", "1\u00a0essai."):
        page = client.post(CODE, {"code": wrong})
        assert page.status_code == 422
        assert f"Il reste {left}" in page.content.decode()
        assert "Une réponse est à revoir." in page.content.decode()

    burnt = client.post(CODE, {"code": wrong})
    assert burnt.status_code == 429
    assert "le bon ne sert plus" in burnt.content.decode()
    assert 'value="ada@exemple.fr"' in burnt.content.decode()
    assert client.post(CODE, {"code": right}).status_code == 410
    assert "_auth_user_id" not in client.session


def test_an_empty_code_costs_no_try(client, ada):
    ask(client)
    for _ in range(6):
        assert client.post(CODE, {"code": ""}).status_code == 422

    assert client.post(CODE, {"code": code_of_last_letter()}).status_code == 302


def test_a_code_lasts_fifteen_minutes(client, ada, monkeypatch):
    ask(client)
    now = timezone.now()
    session = client.session
    session["account_login"]["initiated_at"] -= 60 * 15 + 1
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 60 * 15 + 1
    session.save()

    gone = client.post(CODE, {"code": code_of_last_letter()})

    assert gone.status_code == 410
    assert "Ce code ne sert plus. Demandez-en un autre." in gone.content.decode()
    assert timezone.now() - now < timedelta(minutes=1)


def test_a_code_serves_once(client, ada):
    ask(client)
    code = code_of_last_letter()
    client.post(CODE, {"code": code})

    again = client.post(CODE, {"code": code})
    assert again.url == "/connexion/suite/"
    assert [str(said) for said in get_messages(again.wsgi_request)] == [
        "Une session est déjà ouverte, au nom de Ada Lovelace."
    ]
    client.post("/deconnexion/")
    assert client.post(CODE, {"code": code}).status_code == 410


def test_a_link_opened_in_another_browser_offers_a_code_there(client, ada):
    ask(client)

    page = Client().get(CODE, {"code": code_of_last_letter()})

    assert page.status_code == 410
    assert "dans un autre navigateur" in page.content.decode()
    assert Client().get(CODE).url == DOOR


def test_another_code_replaces_the_first(client, ada):
    ask(client)
    first = code_of_last_letter()
    answer = client.post(CODE, {"again": "1"}, follow=True)

    second = code_of_last_letter()
    assert "Seul le dernier reçu marche" in answer.content.decode()
    assert Letter.objects.count() == 2
    if first != second:
        assert client.post(CODE, {"code": first}).status_code == 422
    assert client.post(CODE, {"code": second}).status_code == 302


def test_the_same_form_twice_writes_one_letter(client, ada):
    key = str(client.get(DOOR).context["form"]["key"].value())
    for _ in range(2):
        answer = client.post(DOOR, {"email": "ada@exemple.fr", "key": key}, follow=True)

    assert Letter.objects.count() == 1
    assert "Le code est déjà parti" in answer.content.decode()
    assert client.post(CODE, {"code": code_of_last_letter()}).status_code == 302


def test_letters_to_one_address_are_counted_and_not_those_of_a_building(client, ada, a_moment):
    for _ in range(5):
        assert ask(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302
    refused = ask(Client(REMOTE_ADDR="203.0.113.9"))

    assert refused.status_code == 429
    assert "attendez 15\u00a0minutes" in refused.content.decode()
    assert Letter.objects.count() == 5
    for number in range(20):
        colleague = Client(REMOTE_ADDR="192.0.2.7")
        assert ask(colleague, f"collegue{number}@exemple.fr").status_code == 302


def test_a_closed_account_is_told_so_once_the_mailbox_is_proved(client, ada):
    ada.is_active = False
    ada.save()
    assert ask(client).status_code == 302

    page = client.post(CODE, {"code": code_of_last_letter()})

    assert page.status_code == 403
    assert "Ce compte est fermé." in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert not Entry.objects.exists()


@pytest.mark.parametrize("email", ["", "ada", "ada@"])
def test_an_address_that_is_none_is_refused_with_a_sentence(client, email):
    page = ask(client, email)

    assert page.status_code == 422
    assert "<title>Erreur" in page.content.decode()
    assert not Letter.objects.exists()


def test_a_device_of_one_s_own_keeps_the_session_ninety_days(client, ada):
    ask(client, own_device="on")
    client.post(CODE, {"code": code_of_last_letter()})

    assert client.cookies["session"]["max-age"] == 90 * 24 * 3600
    assert client.session.get_expiry_age() == 90 * 24 * 3600


def test_a_link_fills_the_address_in_and_never_the_device(client, db):
    page = client.get(DOOR, {"email": "ada@exemple.fr", "own_device": "on", "key": "x"})

    assert 'value="ada@exemple.fr"' in page.content.decode()
    assert "checked" not in page.content.decode()
    assert 'value="x"' not in page.content.decode()


def test_a_shared_device_forgets_with_the_browser(client, ada):
    ask(client)
    client.post(CODE, {"code": code_of_last_letter()})

    assert client.cookies["session"]["max-age"] == ""
    assert client.session.get_expiry_age() == 4 * 3600


def test_signing_in_changes_the_session_s_key(client, ada):
    ask(client)
    before = client.cookies["session"].value
    client.post(CODE, {"code": code_of_last_letter()})

    assert client.cookies["session"].value != before
