"""Print access cards, read their codes, sign in with one."""

from uuid import uuid4

from django.test import Client

from tests.doors import soup
from tests.people import PASSWORD

SAID = {"first_name": "Nadia", "last_name": "Ben Ali", "password": PASSWORD, "again": PASSWORD}


def said(path, count=2, key=None):
    return {"key": str(key or uuid4()), "path": str(path.translation_key), "count": str(count)}


def print_cards(browser, page, path, **more):
    return browser.post(page, said(path, **more))


def codes_on(response):
    return [p.get_text() for p in soup(response).select(".cards .code")]


def enter(code, password=PASSWORD, client=None):
    return (client or Client()).post("/connexion/carte/", {"code": code, "password": password})
