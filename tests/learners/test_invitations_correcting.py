"""An invitation corrected before it is used; a letter that did not arrive."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners.actions.running import letters
from learners.journey.joining import correct_invitation
from learners.models import Entry, Invitation, Letter, Referral
from learners.rules.institutions.refusals import Refusal, RefusedError
from tests.doors import soup, text_of
from tests.learners.inviting import NADIA, door, invite, last_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def correct(maison, colette, path):
    """The address that corrects Nadia's invitation."""
    referral = invite(maison, colette, path)
    return f"/institution/{maison.pk}/invitations/{referral.pk}/corriger/"


def said(**changes):
    form = {"first_name": "Nadia", "last_name": "Benali", "email": NADIA.email, "team": "Accueil"}
    return {"key": str(uuid4()), **form, **changes}


def test_a_name_is_corrected_without_a_letter(correct, colette, client, signed_in):
    before, letters_before = door(), Letter.objects.count()
    assert 'value="Ben Ali"' in signed_in(colette).get(correct).content.decode()

    signed_in(colette).post(correct, said())

    assert Invitation.objects.get().last_name == "Benali"
    assert Referral.objects.get().team == "Accueil"
    assert Letter.objects.count() == letters_before
    assert client.get(before).status_code == 200


def test_an_address_is_corrected_with_other_secrets(correct, colette, client, signed_in):
    before = door()

    sent = signed_in(colette).post(correct, said(email="nadia@ailleurs.fr"), follow=True)

    assert "Une lettre part à la bonne adresse." in text_of(sent)
    assert last_letter().to == "nadia@ailleurs.fr"
    assert client.get(before).status_code == 404
    assert client.get(door()).status_code == 200
    assert Entry.objects.filter(kind="invitation_corrected").count() == 1


def test_what_cannot_be_is_refused_beside_the_address(correct, colette, maison, path, signed_in):
    taken = NADIA.__class__(email="zoe@exemple.fr", first_name="Zoé", last_name="Z")
    invite(maison, colette, path, taken)
    referent = signed_in(colette)

    answers = {
        referent.post(correct, said(email=email)).status_code
        for email in ("accueil@exemple.fr", "zoe@exemple.fr", "rien")
    }

    assert answers == {422, 409}
    assert Invitation.objects.filter(email=NADIA.email).count() == 1


def test_a_used_or_cancelled_invitation_is_not_corrected(correct, colette, signed_in):
    referent, at = signed_in(colette), timezone.now()
    Invitation.objects.update(cancelled_at=at)
    assert referent.post(correct, said()).status_code == 409
    Invitation.objects.update(cancelled_at=None, used_at=at)
    assert referent.get(correct).status_code == 409

    for change, refusal in (({"used_at": at}, Refusal.USED), ({"cancelled_at": at}, "cancelled")):
        Invitation.objects.update(**{"used_at": None, "cancelled_at": None, **change})
        with pytest.raises(RefusedError) as refused:
            correct_invitation(
                Invitation.objects.get().pk, NADIA, key=uuid4(), by=colette, language="fr", at=at
            )
        assert refused.value.refusal == Refusal(refusal)


def test_fifty_corrected_addresses_a_day(correct, colette, signed_in, monkeypatch):
    monkeypatch.setattr("learners.journey.inviting.spend", lambda *args, **kwargs: timedelta(1))

    refused = signed_in(colette).post(correct, said(email="nadia@ailleurs.fr"))

    assert refused.status_code == 429


def test_a_letter_that_failed_is_said_with_the_ways_out(correct, colette, maison, signed_in):
    page = f"/institution/{maison.pk}/"
    assert "La lettre n’est pas arrivée" not in text_of(signed_in(colette).get(page))
    letter = Letter.objects.get(kind="person_invitation")
    letters.take(letter, at=timezone.now())
    letters.mark_failed(letter, "550 no such user")

    shown = signed_in(colette).get(page)

    assert "La lettre n’est pas arrivée" in text_of(shown)
    assert soup(shown).select_one(f'a[href="{correct}"]')
