"""Coming in with the code of the letter."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from learners.actions.institutions import tries
from learners.models import Invitation
from learners.queries.institutions.invitations import pass_for
from tests.doors import text_of
from tests.learners.inviting import NAME, invite, last_letter

ADDRESS = "/invitation/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia_invited(maison, colette, path):
    return invite(maison, colette, path)


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", " ")])
def test_code_of_the_letter_opens_the_same_page(client, nadia_invited, change):
    found = client.post(ADDRESS, {"code": change(last_letter().secret["code"])})

    assert found.status_code == 302
    page = client.get(found.url)
    assert "vous invite à suivre" in text_of(page)
    assert client.post(found.url, NAME).url == "/mon-espace/"


def test_page_asks_for_the_code(client):
    page = client.get(ADDRESS)

    assert (page.status_code, "J’ai un code" in text_of(page)) == (200, True)


def test_impossible_code_costs_no_try(client):
    for _ in range(12):
        page = client.post(ADDRESS, {"code": "bonjour"})

    assert page.status_code == 422
    assert "Ce code n’a pas dix signes" in text_of(page)
    assert page.context["form"]["code"].value() == "bonjour"


def test_unknown_code_says_so_and_ten_are_enough(client, nadia_invited):
    for _ in range(10):
        page = client.post(ADDRESS, {"code": "00000-00000"})
        assert page.status_code == 404
    assert "aucune porte n’a ce code" in text_of(page).lower()

    too_many = client.post(ADDRESS, {"code": last_letter().secret["code"]})

    assert too_many.status_code == 429
    assert "Attendez un quart d’heure" in text_of(too_many)


def test_tries_of_one_visitor_do_not_lock_another_out(client, nadia_invited):
    for _ in range(11):
        client.post(ADDRESS, {"code": "00000-00000"})

    other = type(client)()
    assert other.post(ADDRESS, {"code": last_letter().secret["code"]}).status_code == 302


def test_tries_are_forgotten_after_a_quarter_of_an_hour(client, a_moment):
    session = client.session
    for _ in range(10):
        tries.count_wrong_code(session, at=a_moment)

    assert not tries.may_try_a_code(session, at=a_moment)
    assert tries.may_try_a_code(session, at=a_moment + timedelta(minutes=15))


def test_everybody_together_may_not_try_for_ever(client, a_moment, monkeypatch):
    monkeypatch.setattr("learners.rules.institutions.pace.TRIES_OF_EVERYBODY", 2)
    for _ in range(2):
        tries.count_wrong_code({}, at=a_moment)

    assert not tries.may_try_a_code({}, at=a_moment)


def test_pass_of_a_code_dies_with_its_letter(client, nadia_invited):
    invitation = Invitation.objects.get()
    pass_before = pass_for(invitation)
    Invitation.objects.update(code_hash="another")

    assert client.get(f"/invitation/{pass_before}/").status_code == 404


def test_forged_pass_opens_nothing(client, nadia_invited):
    forged = signing.dumps({"invitation": str(Invitation.objects.get().pk)}, salt="mine")

    assert client.get(f"/invitation/{forged}/").status_code == 404


def test_secrets_are_kept_as_fingerprints_only(nadia_invited):
    invitation, secret = Invitation.objects.get(), last_letter().secret
    stored = [invitation.token_hash, invitation.code_hash]

    assert [len(value) for value in stored] == [64, 64]
    assert secret["code"].replace("-", "") not in "".join(stored)
    assert timezone.now() + timedelta(days=29, hours=23) < invitation.expires_at
