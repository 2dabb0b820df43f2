"""What opens a logbook, and what does not (decision 0037)."""

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from learners.models import Logbook, LogbookEntry
from tests.doors import soup, text_of
from tests.learners.noting import (
    LOGBOOK,
    OPEN,
    WRITE,
    author,
    browser_of,
    opened_by,
    with_password,
    write,
)
from tests.people import PASSWORD

__all__ = ["author"]
AGAIN = f"{LOGBOOK}recommencer/"
CHOOSE = "/mon-espace/mot-de-passe/"
OTHER = "quatre mots sans lien entre eux"
pytestmark = pytest.mark.django_db


def by_code(person) -> Client:
    """The session that somebody opens with a code read in the main mailbox."""
    client = browser_of(person)

    class Request:
        session: SessionBase = client.session

    record_authentication(Request, person, method="code", email=person.email)
    Request.session.save()
    return client


def by_password(person, password=PASSWORD) -> Client:
    client = Client()
    data = {"email": person.email, "password": password}
    assert client.post("/connexion/mot-de-passe/", data).status_code == 302
    return client


def choose(client, password, **more):
    key = soup(client.get(CHOOSE)).find("input", {"name": "key"})["value"]
    data = {"key": key, "password": password, "again": password, **more}
    assert client.post(CHOOSE, data).status_code == 302


def is_closed(client):
    return client.get(LOGBOOK).headers.get("Location", "").startswith(OPEN)


def test_a_session_opened_by_a_password_opens_it(ada):
    assert by_password(with_password(ada)).get(LOGBOOK).status_code == 200


def test_a_session_opened_by_a_code_does_not(author, ada):
    write(author, "À moi seule")
    client = by_code(ada)
    assert is_closed(client)
    for address in (WRITE, f"{LOGBOOK}garder/"):
        assert client.post(address).url.startswith(OPEN)

    wrong = client.post(OPEN, {"password": OTHER, "next": WRITE})
    assert wrong.status_code == 422
    assert "Ce n’est pas ce mot de passe." in text_of(wrong)
    assert client.post(OPEN, {"password": ""}).status_code == 422
    assert is_closed(client)
    assert client.post(OPEN, {"password": PASSWORD, "next": WRITE}).url == WRITE
    assert client.get(LOGBOOK).status_code == 200


def test_one_cannot_guess_for_ever_nor_be_sent_elsewhere(ada):
    client = by_code(with_password(ada))
    given = [client.post(OPEN, {"password": OTHER}).status_code for _ in range(12)]

    assert given[0] == 422
    assert given[-1] == 429
    assert client.post(AGAIN, {"password": PASSWORD}).status_code == 429


def test_next_stays_on_this_site(ada):
    client = by_code(with_password(ada))

    sent = client.post(OPEN, {"password": PASSWORD, "next": "https://ailleurs.example/"})

    assert sent.url == LOGBOOK


def test_whoever_has_no_password_chooses_one_first(ada):
    client = by_code(ada)
    page = client.get(LOGBOOK, follow=True)
    assert soup(page).h1.text == "Votre carnet demande un mot de passe."
    choose(client, OTHER)

    client.post(OPEN, {"password": OTHER})

    assert soup(client.get(LOGBOOK)).h1.text == "Votre carnet est vide."


def test_an_employer_who_reads_the_mailbox_chooses_a_password_and_reads_nothing(author, ada):
    """The very attack: a code, then another password, then that password."""
    write(author, "À moi seule")
    employer = by_code(ada)
    choose(employer, OTHER)

    for client in (employer, by_password(ada, OTHER)):
        assert is_closed(client)
        assert client.post(OPEN, {"password": OTHER}).status_code == 422
        assert "À moi seule" not in text_of(client.get(LOGBOOK, follow=True))


def test_nor_does_one_that_the_office_or_a_printed_card_gave(author, ada):
    write(author, "À moi seule")

    client = by_password(with_password(ada, OTHER), OTHER)

    assert is_closed(client)
    assert client.post(OPEN, {"password": OTHER}).status_code == 422


def test_its_owner_comes_back_with_the_former_one_and_the_employer_gets_no_key(author, ada):
    write(author, "À moi seule")
    employer = by_code(ada)
    choose(employer, OTHER)

    owner = by_code(ada)
    assert "celui d’avant" in text_of(owner.get(OPEN))
    assert owner.post(OPEN, {"password": PASSWORD}).status_code == 302
    assert "À moi seule" in text_of(owner.get(LOGBOOK))
    assert employer.post(OPEN, {"password": OTHER}).status_code == 422

    choose(owner, "encore un autre mot de passe")
    assert "ancien mot de passe" in text_of(owner.get(LOGBOOK))
    assert owner.post(OPEN, {"password": "encore un autre mot de passe"}).status_code == 302
    assert "ancien mot de passe" not in text_of(owner.get(LOGBOOK))
    assert is_closed(by_code(ada))
    assert by_password(ada, "encore un autre mot de passe").get(LOGBOOK).status_code == 200


def test_whoever_changes_their_password_takes_the_logbook_along(author, ada):
    write(author, "À moi")
    client = by_password(ada)
    choose(client, OTHER, current=PASSWORD)

    assert client.get(LOGBOOK).status_code == 200
    assert by_password(ada, OTHER).get(LOGBOOK).status_code == 200


def test_the_former_password_lost_one_begins_again_without_the_notes(author, ada):
    write(author, "À moi")
    client = by_code(ada)
    choose(client, OTHER)
    assert soup(client.get(OPEN)).find("a", href=AGAIN)
    assert client.get(AGAIN).status_code == 200
    assert client.post(AGAIN, {"password": PASSWORD}).status_code == 422
    assert client.post(AGAIN, {"password": ""}).status_code == 422
    assert LogbookEntry.objects.count() == 1

    assert client.post(AGAIN, {"password": OTHER}).url == LOGBOOK

    assert not LogbookEntry.objects.exists()
    assert not Logbook.objects.exists()
    write(client, "Une nouvelle")
    assert opened_by(ada, OTHER).get(LOGBOOK).status_code == 200


@pytest.mark.parametrize("leave", ["/deconnexion/", None])
def test_what_was_written_comes_back_when_the_session_is_over(author, ada, leave):
    client = author if leave else by_code(ada)
    if leave:
        client.post(leave)
        client.cookies.clear()

    page = client.post(WRITE, {"text": "Une longue note 🙂"})

    assert (page.status_code, "no-store" in page["Cache-Control"]) == (403, True)
    assert soup(page).textarea.text == "Une longue note 🙂"
    assert not LogbookEntry.objects.exists()
