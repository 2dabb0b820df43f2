"""Under every field that stores something of a learner stands who will see it.

Each kind of page (tests/browser/kinds.py) is opened by its person, without a browser.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from urllib.parse import urlsplit

import pytest
from bs4 import Tag
from django.test import Client
from django.utils.timezone import now

from tests.browser.kinds import KINDS, Kind
from tests.browser.played import Played, play
from tests.doors import soup
from tests.people import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.learners.demo_urls")]
NOT_OF_LEARNERS = ("/institution/", "/courrier/")
TYPED = "textarea, select, input:not([type=hidden], [type=submit])"
# Where nothing is stored, or the page says it otherwise: the address of the form, and why.
SILENT = {
    "/connexion/": "a door: what is typed is compared, and not kept",
    "/connexion/mot-de-passe/": "a door",
    "/connexion/carte/": "a door",
    "/rejoindre/": "a door",
    "/mon-espace/carnet/ouvrir/": "a door",
    "/mon-espace/carnet/recommencer/": "a door",
    "/verifier/*/": "compared with the name on the paper, and not kept",
    "/rideau/": "says above the field what the four digits are for, and until when",
    "/en/rideau/": "the same in English",
    "/reglages/": "says in its own words, below, that nobody sees it: it stays in the browser",
}


def test_no_field_is_without_its_sentence() -> None:
    played = play(now())
    theirs = [kind for kind in KINDS.values() if not kind.address.startswith(NOT_OF_LEARNERS)]

    found = {field for kind in theirs for field in silent_fields(kind, played)}

    reasons = {
        field: [form for form in SILENT if fnmatch(field.split()[0], form)] for field in found
    }
    assert [field for field, forms in reasons.items() if not forms] == []
    assert {form for forms in reasons.values() for form in forms} == SILENT.keys()


def silent_fields(kind: Kind, played: Played) -> Iterator[str]:
    """The fields of a page whose form sends something and does not say who will see it."""
    client, address = Client(), kind.address.format(**played.words)
    if kind.who:
        client.force_login(played.people[kind.who], backend=BACKEND)
    page = soup(client.get(address, follow=True))
    for form in page.select("form[method=post]:not(:has(.who-sees))"):
        action = urlsplit(str(form.get("action") or address)).path
        yield from (f"{action} {name_of(field)}" for field in form.select(TYPED))


def name_of(field: Tag) -> str:
    return str(field.get("name") or field.get("id"))
