"""Signing in as on a shared computer or on one's own, and time that passes there."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from learners.models import User
from learners.rules.people.devices import OWN
from learners.views.people.devices import KEY, MINE
from tests.people import PASSWORD

PASSWORD_DOOR = "/connexion/mot-de-passe/"


def come_in(person: User, **said: str) -> Client:
    """Through the door of passwords, which says whose device it is."""
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post(PASSWORD_DOOR, {"email": person.email, "password": PASSWORD, **said})
    return client


def stays_on_own_device(client: Client) -> Client:
    """As if they had said so at the door."""
    session, moment = client.session, timezone.now().timestamp()
    session[KEY] = {"device": MINE, "opened_at": moment, "seen_at": moment}
    session.set_expiry(int(OWN.total_seconds()))
    session.save()
    return client


def let_pass(
    client: Client, *, since_seen: timedelta, since_opened: timedelta | None = None
) -> None:
    """As if the last visit, and the signing in, were that long ago."""
    session, now = client.session, timezone.now()
    session["stay"]["seen_at"] = (now - since_seen).timestamp()
    session["stay"]["opened_at"] = (now - (since_opened or since_seen)).timestamp()
    session.save()
