"""Somebody who writes in their logbook, through its pages."""

from uuid import UUID

import pytest
from django.test import Client

from learners.models import Enrolment, LogbookEntry, User
from tests.doors import soup
from tests.people import BACKEND, PASSWORD

LOGBOOK = "/mon-espace/carnet/"
OPEN = f"{LOGBOOK}ouvrir/"
WRITE = f"{LOGBOOK}ecrire/"


def with_password(person: User, password: str = PASSWORD) -> User:
    person.set_password(password)
    person.save(update_fields=["password"])
    return person


def browser_of(person: User) -> Client:
    """A session opened by something else than a password."""
    person.refresh_from_db()
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def opened_by(person: User, password: str = PASSWORD) -> Client:
    client = browser_of(person)
    assert client.post(OPEN, {"password": password}).status_code == 302
    return client


def note_form(client: Client, address: str = WRITE) -> dict[str, str]:
    """The form as the browser would send it back, without touching it."""
    form = soup(client.get(address)).select_one("main form")
    sent = {f["name"]: f.get("value", "") for f in form.select("input[name]:not([type=checkbox])")}
    chosen = form.select_one("select option[selected]")
    return sent | {"text": form.textarea.text.strip(), "module": chosen["value"] if chosen else ""}


def write(client: Client, text: str, **more: str) -> LogbookEntry:
    answer = client.post(WRITE, note_form(client) | {"text": text, **more})
    assert answer.status_code == 302, soup(answer).get_text()
    return LogbookEntry.objects.latest("written_at")


def first_module(enrolment: Enrolment) -> UUID:
    return enrolment.outline.whole.modules[0].id


@pytest.fixture
def author(ada_enrolled: Enrolment, blaise: User) -> Client:
    """Ada, whom Blaise trains, with her logbook open."""
    ada_enrolled.tutor = blaise
    ada_enrolled.save(update_fields=["tutor"])
    return opened_by(with_password(ada_enrolled.person))
