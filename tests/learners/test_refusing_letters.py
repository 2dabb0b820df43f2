"""A letter carries the way to refuse the next ones: one press, no sign-in."""

import pytest
from django.test import Client

from learners.emails.letters import message_of
from learners.emails.running.refusing import refusal_link
from learners.journey import merging
from learners.models import Entry, User
from tests.doors import soup, text_of
from tests.learners.letters import a_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(ada, settings):
    return refusal_link(ada).removeprefix(settings.SITE_URL)


@pytest.fixture
def strict():
    """A mailbox: no session, no cookie, and a server that checks forms."""
    return Client(enforce_csrf_checks=True)


def wants(person):
    return User.objects.get(pk=person.pk).wants_letters


def test_opening_the_link_changes_nothing_and_its_button_does(ada, client, link):
    page = client.get(link)
    assert wants(ada)
    assert soup(page).select_one("main form")["method"] == "post"

    assert "Vous ne recevrez plus nos rappels." in text_of(client.post(link))
    assert not wants(ada)


def test_a_mailbox_refuses_in_one_press_twice_being_once(ada, strict, link):
    for _ in range(2):
        response = strict.post(link, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200

    assert not wants(ada)
    assert Entry.objects.filter(kind="letters_refused", person=ada.pk).count() == 1
    assert "Vous ne recevrez plus nos rappels." in text_of(strict.get(link))


@pytest.mark.parametrize("token", ["x", "a" * 5000, "é\u202e🙂", "a:b:c", "%00"])
def test_a_link_we_never_signed_is_no_page(ada, client, token):
    for response in (client.get(f"/lettres/arreter/{token}/"), client.post("/lettres/arreter/x/")):
        assert response.status_code == 404
    assert wants(ada)


def test_a_link_of_one_person_is_not_that_of_another(ada, blaise, client, link):
    forged = link.replace(str(ada.pk), str(blaise.pk))

    assert client.post(forged).status_code == 404
    assert wants(blaise)


def test_after_two_accounts_became_one_the_old_link_still_acts(
    ada, denis, edith, client, link, a_moment
):
    merging.merge(ada.pk, denis.pk, by=edith, at=a_moment)
    client.post(link)

    assert not wants(denis)


def test_a_closed_account_has_nothing_to_refuse(ada, client, link):
    User.objects.update(is_active=False)

    assert client.get(link).status_code == 404


def test_only_a_letter_that_may_be_refused_says_how_to_its_mailbox(a_moment):
    reminder = message_of(a_letter("reminder", at=a_moment)).message()
    code = message_of(a_letter(at=a_moment)).message()

    assert reminder["List-Unsubscribe"] == "<http://127.0.0.1:8000/lettres/arreter/abc/>"
    assert reminder["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (code["List-Unsubscribe"], code["List-Unsubscribe-Post"]) == (None, None)
