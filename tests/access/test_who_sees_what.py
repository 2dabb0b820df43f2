"""One table: person × address → answer. It is built from the address table itself.

Every address of ours (config/urls.py) must have its row: an address without one fails the test.
`→ x` is a redirect to x; « sign in » is a redirect to the sign-in page.
"""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from learners.models import Certificate, Institution, Referral, User
from learners.rules.proofs.numbers import shown
from tests.access.table import PEOPLE, SIGN_IN, TABLE
from tests.doors import finish_path
from tests.printing import bring_sheets

Browser = Callable[[User], Client]
# Wagtail's doors to pages kept behind a password: no page of ours is.
FOREIGN = {"wagtailcore_login", "wagtailcore_authenticate_with_password"}


def our_addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every named address of ours and Wagtail's public one, without the office's hundreds."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif str(pattern.pattern) != "admin/":
            yield from our_addresses(pattern.url_patterns)


def test_every_address_has_its_row() -> None:
    assert named_addresses() - FOREIGN <= set(TABLE), "an address without a row"


@pytest.fixture
def finished(ada: User, ada_referred: Referral, signed_in: Browser) -> tuple[Referral, Certificate]:
    """Ada has finished the path on which Colette's institution sent her; there are sheets."""
    bring_sheets()
    finish_path(signed_in(ada))
    return ada_referred, Certificate.objects.get()


@pytest.fixture
def cast(
    ada: User, blaise: User, colette: User, denis: User, edith: User
) -> dict[str, User | None]:
    return {
        "nobody": None,
        "ada": ada,
        "blaise": blaise,
        "colette": colette,
        "denis": denis,
        "edith": edith,
    }


def words(
    needs: tuple[str, ...], referral: Referral, certificate: Certificate, maison: Institution
) -> dict[str, object]:
    """What goes into an address."""
    known = {
        "picture": "nothing-here.png",
        "recording": 999_999,
        "token": "unknown",
        "number": certificate.number,
        "code": shown(certificate.number),
        "module": "regarder-a-360",
        "lesson": "quatre-cotes-une-personne",
        "institution": maison.pk,
        "referral": referral.pk,
        "letter": uuid4(),
        "path": "aider-sans-faire-a-la-place",
        "slug": "aider-sans-faire-a-la-place",
        "address": 1,
        "activity": uuid4(),
        "minutes": 10,
        "enrolment": certificate.enrolment_id,
        "join_code": uuid4(),
        "question": uuid4(),
        "sheet": uuid4(),
        "note": uuid4(),
        "page": "parcours/",
        "kit": "huit-indices",
        "workshop": "p1-passer-de-l-autre-cote",
        "person": uuid4(),
        "some_module": certificate.enrolment.outline.whole.modules[0].id,
    }
    return {name: known[name] for name in needs}


def answer_of(client: Client, address: str) -> int | str:
    """A status, « sign in », or where one is sent."""
    response = client.get(address)
    if response.status_code not in (301, 302):
        return response.status_code
    if response.url.startswith("/connexion/?next="):
        return SIGN_IN
    return f"→ {response.url}"


def agrees(given: int | str, expected: int | str) -> bool:
    """« → » alone agrees with any redirect but to the sign-in page."""
    if expected == "→":
        return str(given).startswith("→")
    return given == expected


ARGUMENT = {
    "picture": "name",
    "page": "path",
    "some_module": "module",
    "kit": "slug",
    "workshop": "slug",
}


def address_of(name: str, words: dict[str, object]) -> str:
    """The address of a row; Wagtail's pages are named by their path."""
    arguments = {ARGUMENT.get(key, key): value for key, value in words.items()}
    return f"/{arguments['path']}" if name == "wagtail_serve" else reverse(name, kwargs=arguments)


def test_each_person_gets_the_answer_of_the_table(
    finished: tuple[Referral, Certificate],
    cast: dict[str, User | None],
    maison: Institution,
    signed_in: Browser,
) -> None:
    clients = {who: signed_in(user) if user else Client() for who, user in cast.items()}
    surprises = {}
    for name in sorted(set(TABLE) & named_addresses()):
        needs, expected = TABLE[name]
        address = address_of(name, words(needs, *finished, maison))
        for who, wanted in zip(PEOPLE, expected, strict=True):
            given = answer_of(clients[who], address)
            if not agrees(given, wanted):
                surprises[name, who] = given

    assert surprises == {}


def named_addresses() -> set[str]:
    return {str(pattern.name) for pattern in our_addresses(get_resolver().url_patterns)}


def test_the_office_opens_to_those_who_work_there(
    cast: dict[str, User | None], signed_in: Browser
) -> None:
    given = {
        who: answer_of(signed_in(user) if user else Client(), "/admin/")
        for who, user in cast.items()
    }

    assert (given["blaise"], given["edith"]) == (200, 200)
    assert all(str(given[who]) != "200" for who in ("nobody", "ada", "colette", "denis"))
