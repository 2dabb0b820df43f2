"""A referent invites."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from learners.journey import joining
from learners.models import Entry, Invitation, Letter, Referral
from learners.rules.institutions.invitations import Invitee
from learners.rules.institutions.pace import DAY
from tests.doors import soup, text_of
from tests.learners.inviting import NADIA, invite

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


def another_path(path):
    copy = path.copy(update_attrs={"title": "Un autre parcours", "slug": "autre"})
    copy.save_revision().publish()
    return copy


def test_single_path_is_not_asked(browser, address):
    form = soup(browser.get(address)).select_one("main form")

    assert form.select_one("input[name=path]")["type"] == "hidden"
    assert [label.get_text(" ", strip=True) for label in form.select("label")] == [
        "Prénom",
        "Nom",
        "Adresse e-mail",
        "Service (facultatif)",
    ]


def test_inviting_writes_a_referral_a_door_and_a_letter(browser, address, maison, colette, path):
    answer = browser.post(address, typed(path), follow=True)

    assert "La lettre pour Nadia Ben Ali part dans la minute. Le lien vaut 30 jours." in text_of(
        answer
    )
    referral = Referral.objects.get()
    assert (referral.institution, referral.invited_by, referral.email, referral.team) == (
        maison,
        colette,
        "nadia@exemple.fr",
        "Service social",
    )
    assert (referral.path, referral.path_title) == (path.translation_key, path.title)
    assert referral.enrolment is None
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.person, letter.language) == (
        "person_invitation",
        "nadia@exemple.fr",
        None,
        "fr",
    )
    expires_on = timezone.localdate(referral.invitation.expires_at)
    assert letter.context == {
        "first_name": "Nadia",
        "last_name": "Ben Ali",
        "institution": maison.name,
        "invited_by": "Colette Martin",
        "expires_on": expires_on.isoformat(),
        "path_title": path.title,
        "minutes": 90,
    }
    assert set(letter.secret) == {"link", "code"}
    assert OrmQ.objects.get().task["args"] == (str(letter.pk),)
    fact = Entry.objects.get(kind="person_invited")
    assert (fact.actor, fact.institution, fact.object, fact.person) == (
        colette.pk,
        maison.pk,
        referral.invitation.pk,
        None,
    )


def test_same_form_twice_is_one_invitation(browser, address, path):
    form = typed(path)
    for _ in range(2):
        answer = browser.post(address, form)

    assert answer.status_code == 302
    assert (Referral.objects.count(), Letter.objects.count(), OrmQ.objects.count()) == (1, 1, 1)


def test_form_sent_again_after_cancelling_does_not_pretend(browser, address, path):
    form = typed(path)
    browser.post(address, form)
    Referral.objects.update(cancelled_at=timezone.now())

    page = browser.post(address, form, follow=True)

    assert "a été annulée depuis" in text_of(page)
    assert Letter.objects.count() == 1


def test_same_form_with_another_person_is_another_invitation(browser, address, path):
    form = typed(path)
    browser.post(address, form)
    browser.post(address, {**form, "email": "other@exemple.fr"})

    assert Referral.objects.count() == 2


def test_errors_keep_everything_that_was_typed(browser, address, path):
    page = browser.post(address, typed(path, email="pas une adresse", last_name=""))

    assert page.status_code == 422
    assert page.context["form"]["email"].value() == "pas une adresse"
    assert page.context["form"]["team"].value() == "Service social"
    assert soup(page).title.get_text().startswith("Erreur")
    assert Referral.objects.count() == 0


def test_shared_mailbox_is_refused_with_the_reason(browser, address, path):
    page = browser.post(address, typed(path, email="accueil@ville.fr"))

    assert page.status_code == 422
    assert "Cette boîte est lue par plusieurs personnes." in text_of(page)
    assert Letter.objects.count() == 0


def test_whoever_is_invited_already_is_shown_in_the_list(browser, address, path, maison):
    browser.post(address, typed(path))

    page = browser.post(address, typed(path, email="NADIA@exemple.fr"))

    assert page.status_code == 409
    link = soup(page).select_one(".field__error a")
    assert link["href"] == f"/institution/{maison.pk}/?q=Ben+Ali"
    assert Letter.objects.count() == 1


def test_two_browsers_inviting_the_same_person_make_one_referral(
    maison, colette, path, monkeypatch
):
    """The first appears between the look and the writing: the constraint stands behind."""
    invite(maison, colette, path)
    monkeypatch.setattr("learners.journey.inviting.open_referral", lambda **_: None)

    with pytest.raises(joining.RefusedError, match="already_invited"):
        invite(maison, colette, path)
    assert Referral.objects.count() == 1


def test_200_invitations_a_day_are_enough(browser, address, colette, maison, path):
    Referral.objects.bulk_create(
        Referral(
            institution=maison,
            invited_by=colette,
            path=path.translation_key,
            path_title=path.title,
            email=f"{number}@exemple.fr",
            invited_at=timezone.now(),
        )
        for number in range(200)
    )

    page = browser.post(address, typed(path))

    assert page.status_code == 429
    assert "c’est la limite. Reprenez demain." in text_of(page)
    Referral.objects.update(invited_at=timezone.now() - DAY)
    assert browser.post(address, typed(path)).status_code == 302


def test_one_address_gets_three_letters_a_day_at_most(browser, address, path, maison, denis):
    for _ in range(3):
        browser.post(address, typed(path))
        joining.cancel_invitation(
            Invitation.objects.get(cancelled_at=None).pk, by=denis, at=timezone.now()
        )

    page = browser.post(address, typed(path))

    assert page.status_code == 429
    assert "Trois lettres sont parties vers cette adresse" in text_of(page)


def test_path_is_chosen_when_there_are_several(browser, address, path):
    other = another_path(path)
    form = soup(browser.get(address)).select_one("main form")
    assert [option.get_text() for option in form.select("select[name=path] option")] == [
        "Aider sans faire à la place (1\u00a0h\u00a030)",
        "Un autre parcours (1\u00a0h\u00a030)",
    ]

    assert browser.post(address, typed(path) | {"path": "nothing"}).status_code == 422
    browser.post(address, typed(other))
    assert Referral.objects.get().path_title == "Un autre parcours"


def test_without_an_open_path_nobody_can_be_invited(browser, address, path):
    path.unpublish()

    assert "Aucun parcours n’est ouvert en ce moment." in text_of(browser.get(address))
    assert browser.post(address, typed(path)).status_code == 422


def test_path_withdrawn_while_inviting_is_said(maison, colette, path):
    path.unpublish()

    with pytest.raises(joining.RefusedError, match="closed_path"):
        invite(maison, colette, path)
    assert Referral.objects.count() == 0


def test_referent_is_invited_once(maison, colette, edith):
    rene = Invitee(email="rene@exemple.fr", first_name="René", last_name="Char")

    def invite_rene(invitee=rene, key=None):
        return joining.invite_referent(
            maison, invitee, key=key or uuid4(), by=edith, language="fr", at=timezone.now()
        )

    key = uuid4()
    assert invite_rene(key=key) == invite_rene(key=key)
    with pytest.raises(joining.RefusedError, match="already_invited"):
        invite_rene()
    with pytest.raises(joining.RefusedError, match="already_referent"):
        invite_rene(Invitee(email=colette.email, first_name="Colette", last_name="Martin"))
    with pytest.raises(joining.RefusedError, match="shared_mailbox"):
        invite_rene(Invitee(email="contact@exemple.fr", first_name="R", last_name="C"))
    assert Letter.objects.count() == 1


def test_nothing_is_left_when_the_letter_cannot_be_written(maison, colette, path, monkeypatch):
    monkeypatch.setattr(
        "learners.journey.inviting.write_invitation",
        lambda *_, **__: (_ for _ in ()).throw(RuntimeError("disk full")),
    )

    with pytest.raises(RuntimeError):
        invite(maison, colette, path, NADIA)
    assert (Referral.objects.count(), Invitation.objects.count(), Entry.objects.count()) == (
        0,
        0,
        0,
    )


def test_a_letter_written_after_midnight_in_paris_names_the_day_there(maison, colette, path):
    """Half past midnight there is still the day before in UTC."""
    invite(maison, colette, path, at=datetime(2026, 11, 26, 23, 30, tzinfo=UTC))

    assert Letter.objects.get().context["expires_on"] == "2026-12-27"
