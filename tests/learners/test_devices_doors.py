"""Every door asks whose device it is, and nothing is ticked beforehand."""

import pytest
from django.http import HttpResponse
from django.test import Client

from curriculum.models import LearningPath
from learners.models import Institution, Letter, User
from tests.doors import soup
from tests.learners.cards import SAID, codes_on, print_cards
from tests.learners.inviting import NAME, door, invite
from tests.people import PASSWORD

NINETY_DAYS = 90 * 24 * 3600


def asks_and_ticks_nothing(page: HttpResponse) -> bool:
    box = soup(page).select_one("main form input[name=own_device]")
    return box is not None and not box.has_attr("checked")


def lasts(client: Client) -> int | str:
    """The cookie: for as long, or « with the browser »."""
    assert "_auth_user_id" in client.session
    return client.cookies["session"]["max-age"] or "with the browser"


@pytest.fixture(params=["", "on"], ids=["shared", "mine"])
def own_device(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def expected(own_device: str) -> int | str:
    return NINETY_DAYS if own_device else "with the browser"


def test_an_invitation(
    own_device: str,
    expected: int | str,
    client: Client,
    colette: User,
    maison: Institution,
    path: LearningPath,
) -> None:
    invite(maison, colette, path)
    assert asks_and_ticks_nothing(client.get(door()))

    client.post(door(), {**NAME, "own_device": own_device})

    assert lasts(client) == expected


def test_a_card_that_opens_an_account_then_lets_its_owner_back(
    own_device: str,
    expected: int | str,
    client: Client,
    colette: User,
    maison: Institution,
    path: LearningPath,
    signed_in,
) -> None:
    page = f"/institution/{maison.pk}/cartes/"
    code = codes_on(print_cards(signed_in(colette), page, path))[0]
    assert asks_and_ticks_nothing(client.get(f"/carte/{code}/"))
    client.post(f"/carte/{code}/", {**SAID, "own_device": own_device})
    assert lasts(client) == expected
    client.post("/deconnexion/")

    assert asks_and_ticks_nothing(client.get("/connexion/carte/"))
    back = {"code": code, "password": PASSWORD, "own_device": own_device}
    client.post("/connexion/carte/", back)

    assert lasts(client) == expected


def test_a_sign_up(
    own_device: str, expected: int | str, client: Client, path: LearningPath
) -> None:
    path.is_open = True
    path.save()
    page = client.get(f"/parcours/{path.slug}/inscription/")
    assert asks_and_ticks_nothing(page)
    said = {**NAME, "email": "nadia@exemple.fr", "language": "fr", "own_device": own_device}
    key = str(page.context["form"]["key"].value())
    client.post(f"/parcours/{path.slug}/inscription/", {**said, "key": key})

    client.post("/inscription/code/", {"code": Letter.objects.get().secret["code"]})

    assert lasts(client) == expected
