"""A referent cancels an invitation, or sends its letter again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners.journey import joining
from learners.models import Entry, Invitation, Letter, Referral
from tests.doors import soup, text_of
from tests.learners.inviting import NAME, door, invite, last_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(colette, signed_in):
    return signed_in(colette)


@pytest.fixture
def address(maison):
    return f"/institution/{maison.pk}/inviter/"


def typed(path, **changes):
    return {
        "key": str(uuid4()),
        "email": "Nadia@exemple.fr",
        "first_name": "Nadia",
        "last_name": "Ben Ali",
        "team": "Service social",
        "path": str(path.translation_key),
        **changes,
    }


def test_cancelling_asks_first_then_closes_the_door(browser, maison, colette, path):
    referral = invite(maison, colette, path)
    there = f"/institution/{maison.pk}/invitations/{referral.pk}/annuler/"
    assert "Annuler l’invitation pour Nadia Ben Ali ?" in text_of(browser.get(there))
    assert Referral.objects.get().cancelled_at is None

    for _ in range(2):
        answer = browser.post(there)
        assert answer.url == f"/institution/{maison.pk}/"

    page = browser.get(answer.url)
    assert "L’invitation pour Nadia Ben Ali ne marche plus." in text_of(page)
    again = soup(page).select_one(".notice a")["href"]
    form = browser.get(again).context["form"]
    assert form.initial["email"] == "nadia@exemple.fr"
    referral.refresh_from_db()
    assert referral.cancelled_at == referral.invitation.cancelled_at is not None
    assert Entry.objects.filter(kind="invitation_cancelled").count() == 1
    assert browser.post(f"/institution/{maison.pk}/inviter/", typed(path)).status_code == 302


@pytest.mark.parametrize("asked", ["pas-un-uuid", "f2203ff6-1592-43eb-87ab-3068554298b7", ""])
def test_form_is_empty_when_nothing_is_taken_up(browser, address, asked):
    assert browser.get(address, {"reprendre": asked}).context["form"].initial == {}


def test_accepted_invitation_cannot_be_cancelled_nor_sent_again(
    browser, client, maison, colette, path
):
    referral = invite(maison, colette, path)
    client.post(door(), NAME)
    there = f"/institution/{maison.pk}/invitations/{referral.pk}/"

    for answer in (
        browser.get(f"{there}annuler/"),
        browser.post(f"{there}annuler/"),
        browser.post(f"{there}renvoyer/", {"key": str(uuid4())}),
    ):
        assert answer.status_code == 409
        assert "Cette invitation a déjà servi." in text_of(answer)
    assert Invitation.objects.get().cancelled_at is None


def test_sending_again_makes_other_secrets_and_thirty_more_days(
    browser, client, maison, colette, path, a_moment
):
    referral = invite(maison, colette, path, at=timezone.now() - timedelta(days=31))
    before = door()
    there = f"/institution/{maison.pk}/invitations/{referral.pk}/renvoyer/"
    form = {"key": str(uuid4())}

    for _ in range(2):
        answer = browser.post(there, form, follow=True)

    assert "Une nouvelle lettre part pour Nadia Ben Ali." in text_of(answer)
    assert Letter.objects.count() == 2
    assert client.get(before).status_code == 404
    assert client.get(door()).status_code == 200
    again = Entry.objects.get(kind="person_invited", result="again")
    assert (again.actor, again.object) == (colette.pk, referral.invitation.pk)


def test_sending_again_without_a_key_sends_each_time(browser, maison, colette, path):
    referral = invite(maison, colette, path)
    there = f"/institution/{maison.pk}/invitations/{referral.pk}/renvoyer/"

    browser.post(there, {})
    browser.post(there, {"key": "not one"})
    too_many = browser.post(there, {})

    assert Letter.objects.count() == 3
    assert too_many.status_code == 429
    assert "Rien n’est parti pour Nadia Ben Ali" in text_of(too_many)


def test_cancelled_invitation_is_not_sent_again(browser, maison, colette, path):
    referral = invite(maison, colette, path)
    joining.cancel_invitation(referral.invitation.pk, by=colette, at=timezone.now())

    answer = browser.post(f"/institution/{maison.pk}/invitations/{referral.pk}/renvoyer/", {})

    assert answer.status_code == 409
    assert "Cette invitation a été annulée." in text_of(answer)
    assert Letter.objects.count() == 1


def test_withdrawn_path_is_not_sent_again(browser, maison, colette, path):
    referral = invite(maison, colette, path)
    before = last_letter().pk
    path.unpublish()

    answer = browser.post(f"/institution/{maison.pk}/invitations/{referral.pk}/renvoyer/", {})

    assert answer.status_code == 409
    assert (last_letter().pk, Invitation.objects.get().expires_at) == (
        before,
        referral.invitation.expires_at,
    )


def test_another_institution_touches_none_of_it(maison, colette, denis, path, signed_in):
    referral = invite(maison, colette, path)
    mine = denis.memberships.get().institution
    browser = signed_in(denis)

    for place in (maison.pk, mine.pk):
        there = f"/institution/{place}/invitations/{referral.pk}/"
        assert browser.get(f"{there}annuler/").status_code == 404
        assert browser.post(f"{there}annuler/").status_code == 404
        assert browser.post(f"{there}renvoyer/").status_code == 404
    assert browser.post(f"/institution/{maison.pk}/inviter/", typed(path)).status_code == 404
    assert Invitation.objects.get().cancelled_at is None
