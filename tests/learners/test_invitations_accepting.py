"""Coming in with the letter of an invitation: the link, the name, the account, the enrolment."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from learners.models import Enrolment, Entry, Invitation, Referral, User
from tests.doors import text_of
from tests.learners.inviting import NADIA, NAME, door, invite

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia_invited(maison, colette, path):
    return invite(maison, colette, path)


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_opening_the_link_shows_everything_and_uses_nothing(client, nadia_invited):
    for _ in range(3):
        page = client.get(door())

    text = text_of(page)
    assert page.status_code == 200
    assert "Maison des solidarités du Val-d’Ourcq vous invite à suivre" in text
    assert "Aider sans faire à la place" in text
    assert "1 h 30 en tout" in text
    assert "Jamais vos réponses, vos essais" in text
    assert page.context["form"].initial == NAME
    assert page["Cache-Control"].startswith("max-age=0")
    assert (User.objects.filter(email=NADIA.email).exists(), Enrolment.objects.count()) == (
        False,
        0,
    )
    assert Invitation.objects.get().used_at is None


def test_answering_opens_the_account_enrols_and_signs_in(client, nadia_invited, maison, path):
    answer = client.post(door(), {"first_name": "NADIA", "last_name": "Benali"})

    assert (answer.status_code, answer.url) == (302, "/mon-espace/")
    nadia = User.objects.get(email="nadia@exemple.fr")
    assert (nadia.get_full_name(), nadia.language, nadia.has_usable_password()) == (
        "NADIA Benali",
        "fr",
        False,
    )
    assert client.session["_auth_user_id"] == str(nadia.pk)
    address = EmailAddress.objects.get(user=nadia)
    assert (address.email, address.verified, address.primary) == ("nadia@exemple.fr", True, True)
    referral = Referral.objects.get()
    assert referral.enrolment == Enrolment.objects.get(person=nadia, path=path.translation_key)
    assert referral.notice_version == "2026-11"
    assert referral.acknowledged_at == referral.seen_from == referral.invitation.used_at
    assert (referral.first_name, referral.last_name) == ("Nadia", "Ben Ali")
    assert kinds() == ["person_invited", "person_enrolled", "invitation_accepted", "signed_in"]
    accepted = Entry.objects.get(kind="invitation_accepted")
    assert (accepted.person, accepted.institution, accepted.version) == (
        nadia.pk,
        maison.pk,
        "2026-11",
    )


def test_answering_twice_is_answering_once(client, nadia_invited):
    there = door()
    for _ in range(2):
        answer = client.post(there, NAME)

    assert (answer.status_code, answer.url) == (302, "/mon-espace/")
    assert (Enrolment.objects.count(), Invitation.objects.filter(used_at=None).count()) == (1, 0)
    assert kinds().count("person_enrolled") == 1


def test_second_browser_moments_later_lands_well(nadia_invited):
    there, other = door(), Client()
    Client().post(there, NAME)

    answer = other.post(there, NAME)

    assert (answer.status_code, answer.url) == (302, "/mon-espace/")
    assert other.session["_auth_user_id"] == str(User.objects.get(email=NADIA.email).pk)
    assert Enrolment.objects.count() == 1


def test_used_invitation_does_not_open_for_whoever_finds_it_later(client, nadia_invited):
    there = door()
    Client().post(there, NAME)
    long_ago = timezone.now() - timedelta(hours=1)
    Invitation.objects.update(used_at=long_ago)
    User.objects.filter(email=NADIA.email).update(date_joined=long_ago)

    for answer in (client.get(there), client.post(there, NAME)):
        assert answer.status_code == 410
        assert "Cette invitation a déjà servi" in text_of(answer)
        assert 'class="button" href="/connexion/"' in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_used_invitation_leads_its_owner_to_their_space(client, nadia_invited):
    there = door()
    client.post(there, NAME)

    again = client.get(there)

    assert (again.status_code, again.url) == (302, "/mon-espace/")


def test_a_scanner_that_follows_a_used_link_enters_nothing(nadia_invited):
    there, scanner = door(), Client()
    Client().post(there, NAME)

    assert scanner.get(there).status_code == 410
    assert "_auth_user_id" not in scanner.session


def test_used_invitation_is_closed_to_somebody_else(nadia_invited, ada, signed_in):
    there = door()
    Client().post(there, NAME)

    assert signed_in(ada).post(there, NAME).status_code == 410


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"expires_at": timezone.now() - timedelta(days=1)}, 410, "a plus de 30 jours"),
        ({"cancelled_at": timezone.now()}, 410, "a été annulée"),
    ],
)
def test_closed_invitation_says_why(client, nadia_invited, change, status, sentence):
    there = door()
    Invitation.objects.update(**change)

    for answer in (client.get(there), client.post(there, NAME)):
        assert answer.status_code == status
        assert sentence in text_of(answer)
    assert Enrolment.objects.count() == 0


def test_unknown_invitation_offers_the_code(client, nadia_invited):
    page = client.get("/invitation/nothing-like-it/")

    assert page.status_code == 404
    assert "Cette invitation n’existe pas" in text_of(page)
    assert "Seule la dernière marche." in text_of(page)
    assert 'href="/invitation/"' in page.content.decode()


def test_withdrawn_path_keeps_the_invitation_for_later(client, nadia_invited, path):
    path.unpublish()

    for answer in (client.get(door()), client.post(door(), NAME)):
        assert answer.status_code == 409
        assert "Votre invitation reste valable" in text_of(answer)
    assert not User.objects.filter(email=NADIA.email).exists()


def test_name_is_asked_again_when_it_lacks(client, nadia_invited):
    page = client.post(door(), {"first_name": "Nadia", "last_name": " "})

    assert page.status_code == 422
    assert page.context["form"]["first_name"].value() == "Nadia"
    assert "Erreur :" in text_of(page)
    assert Invitation.objects.get().used_at is None
