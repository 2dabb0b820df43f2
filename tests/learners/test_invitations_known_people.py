"""Coming in with the letter of an invitation, for whoever has an account or a path already."""

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from learners.journey import joining
from learners.models import Enrolment, Entry, Invitation, Membership, Referral
from learners.rules.institutions.invitations import Invitee
from tests.doors import text_of
from tests.learners.inviting import NADIA, NAME, door, invite, last_letter
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia_invited(maison, colette, path):
    return invite(maison, colette, path)


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_known_address_signs_in_first_and_comes_back(client, nadia_invited):
    person(NADIA.email, "Nadia", "Ben Ali")

    for answer in (client.get(door()), client.post(door(), NAME)):
        assert "Vous avez déjà un compte à cette adresse" in text_of(answer)
        assert reverse("account_login", query={"next": door()}) in answer.content.decode()
    assert Enrolment.objects.count() == 0


def test_known_person_accepts_once_signed_in_and_may_correct_their_name(
    nadia_invited, signed_in, path
):
    nadia = person(NADIA.email, "N.", "Ben Ali")
    browser = signed_in(nadia)
    assert browser.get(door()).context["form"].initial["first_name"] == "N."

    answer = browser.post(door(), NAME)

    nadia.refresh_from_db()
    assert (answer.url, nadia.first_name) == ("/mon-espace/", "Nadia")
    assert Referral.objects.get().enrolment.person == nadia
    assert EmailAddress.objects.filter(user=nadia).count() == 1


def test_another_confirmed_address_is_known_too(maison, colette, path, ada, signed_in):
    EmailAddress.objects.create(user=ada, email="nadia@exemple.fr", verified=True)
    invite(maison, colette, path)

    answer = signed_in(ada).post(door(), {"first_name": "Ada", "last_name": "Lovelace"})

    assert answer.url == "/mon-espace/"
    assert Referral.objects.get().enrolment.person == ada


def test_invitation_of_somebody_else_offers_to_leave(nadia_invited, ada, signed_in):
    browser = signed_in(ada)

    for answer in (browser.get(door()), browser.post(door(), NAME)):
        assert answer.status_code == 409
        assert "nadia@exemple.fr" in text_of(answer)
        assert 'action="/deconnexion/"' in answer.content.decode()


def test_running_enrolment_is_kept_and_seen_from_now(
    maison, colette, path, ada_enrolled, signed_in
):
    ada = ada_enrolled.person
    invite(maison, colette, path, Invitee(email=ada.email, first_name="Ada", last_name="Lovelace"))
    browser = signed_in(ada)
    assert "Tout ce que vous avez fait compte" in text_of(browser.get(door()))

    browser.post(door(), {"first_name": "Ada", "last_name": "Lovelace"})

    assert Referral.objects.get().enrolment == ada_enrolled
    assert Enrolment.objects.count() == 1


def test_finished_path_is_not_begun_again(maison, colette, path, ada_enrolled, signed_in, a_moment):
    Enrolment.objects.update(state="finished", finished_at=a_moment, percentage=100)
    ada = ada_enrolled.person
    invite(maison, colette, path, Invitee(email=ada.email, first_name="Ada", last_name="Lovelace"))
    browser = signed_in(ada)
    assert "Il n’y a rien à refaire" in text_of(browser.get(door()))

    browser.post(door(), {"first_name": "Ada", "last_name": "Lovelace"})

    assert Referral.objects.get().enrolment == ada_enrolled
    assert Enrolment.objects.count() == 1


def test_second_institution_sees_only_if_the_person_agrees(ada_referred, denis, path, signed_in):
    ada = ada_referred.enrolment.person
    mairie = denis.memberships.get().institution
    invite(mairie, denis, path, Invitee(email=ada.email, first_name="Ada", last_name="Lovelace"))
    browser, name = signed_in(ada), {"first_name": "Ada", "last_name": "Lovelace"}
    assert "J’accepte que Mairie de Langres voie aussi" in text_of(browser.get(door()))

    refused = browser.post(door(), name)
    assert (refused.status_code, Referral.objects.filter(enrolment=None).count()) == (422, 1)

    browser.post(door(), {**name, "agrees": "on"})
    assert Referral.objects.filter(enrolment=ada_referred.enrolment).count() == 2


def test_agreement_is_asked_by_the_journey_too(ada_referred, denis, path):
    ada = ada_referred.enrolment.person
    mairie = denis.memberships.get().institution
    referral = invite(
        mairie, denis, path, Invitee(email=ada.email, first_name="Ada", last_name="Lovelace")
    )
    with pytest.raises(joining.RefusedError, match="agreement_needed"):
        joining.accept_invitation(
            referral.invitation.pk,
            person=ada,
            first_name="Ada",
            last_name="Lovelace",
            language="fr",
            at=timezone.now(),
        )


def test_address_taken_at_the_same_moment_signs_in(client, nadia_invited, monkeypatch):
    """The account appears between the look and the writing: the constraint stands behind."""
    person(NADIA.email, "Nadia", "Ben Ali")
    monkeypatch.setattr(joining, "account_at", lambda _email: None)

    answer = client.post(door(), NAME)

    assert "Vous avez déjà un compte à cette adresse" in text_of(answer)
    assert Invitation.objects.get().used_at is None


def test_referent_comes_in_and_finds_their_institution(client, maison, edith):
    joining.invite_referent(
        maison,
        Invitee(email="rene@exemple.fr", first_name="René", last_name="Char"),
        key=uuid4(),
        by=edith,
        language="fr",
        at=timezone.now(),
    )
    assert last_letter().kind == "referent_invitation"
    assert "Suivez les personnes que" in text_of(client.get(door()))

    for _ in range(2):
        answer = client.post(door(), {"first_name": "René", "last_name": "Char"})

    assert answer.url == f"/institution/{maison.pk}/"
    membership = Membership.objects.get()
    assert (membership.user.email, membership.institution, membership.role) == (
        "rene@exemple.fr",
        maison,
        "referent",
    )
    assert kinds() == ["referent_invited", "referent_joined", "signed_in"]


def test_whoever_is_a_referent_already_stays_one(maison, colette, edith, signed_in):
    joining.invite_referent(
        maison,
        Invitee(email="colette.bis@exemple.fr", first_name="Colette", last_name="Martin"),
        key=uuid4(),
        by=edith,
        language="fr",
        at=timezone.now(),
    )
    EmailAddress.objects.create(user=colette, email="colette.bis@exemple.fr", verified=True)

    signed_in(colette).post(door(), {"first_name": "Colette", "last_name": "Martin"})

    assert Membership.objects.count() == 1
    assert "referent_joined" not in kinds()


def test_letter_speaks_the_language_of_who_gets_it(maison, colette, path):
    nadia = person(NADIA.email, "Nadia", "Ben Ali", language="en")
    invite(maison, colette, path)

    letter = last_letter()
    assert (letter.language, letter.person) == ("en", nadia)
    assert "/en/invitation/" in letter.secret["link"]
