"""Who is seen by whom, and who can read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learners.models import Enrolment, Entry, Membership, Referral
from learners.queries.institutions.referrals import institutions_that_see, referrals_seen_by
from tests.learners.inviting import certificate_of, invite, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(maison, colette, a_moment):
    """People whom the maison, or another institution, sent."""

    def send_people(count, *, institution=maison, **progress):
        return sent(count, institution, colette, a_moment, **progress)

    return send_people


@pytest.fixture
def browser(colette, signed_in, freezer_past):
    return signed_in(colette)


@pytest.fixture
def freezer_past(a_moment, monkeypatch):
    """The pages are read two days after the moment of everything else."""
    later = a_moment + timedelta(days=2)
    for module in ("following", "inviting"):
        monkeypatch.setattr(f"learners.views.institutions.{module}.now", lambda: later)
    return later


def test_each_enrolled_person_shown_can_read_it(browser, maison, send, colette, path, a_moment):
    shown = send(25, first_name="A")
    send(1, first_name="Z")
    invite(maison, colette, path, at=a_moment)
    Entry.objects.filter(kind="person_invited").count()

    browser.get(f"/institution/{maison.pk}/", {"q": "A Nom"})

    looks = Entry.objects.filter(kind="progress_seen")
    assert {look.person for look in looks} == {r.enrolment.person_id for r in shown}
    assert {(look.actor, look.institution) for look in looks} == {(colette.pk, maison.pk)}
    assert {look.object for look in looks} == {r.enrolment_id for r in shown}


def test_looking_at_oneself_is_not_being_looked_at(browser, maison, send, colette):
    (referral,) = send(1)
    Enrolment.objects.filter(pk=referral.enrolment_id).update(person=colette)

    browser.get(f"/institution/{maison.pk}/")

    assert not Entry.objects.filter(kind="progress_seen").exists()


def test_strangers_learners_and_former_referents_find_nothing(
    maison, send, ada, blaise, colette, denis, edith, signed_in, a_moment
):
    send(1)
    addresses = [f"/institution/{maison.pk}/", f"/institution/{maison.pk}/inviter/"]
    Membership.objects.filter(user=colette).update(left_at=a_moment)

    for person in (ada, blaise, colette, denis, edith):
        for address in addresses:
            assert signed_in(person).get(address).status_code == 404
    assert signed_in(colette).get("/institution/").status_code == 404


def test_visitor_is_asked_to_sign_in(client, maison):
    for address in ("/institution/", f"/institution/{maison.pk}/"):
        assert client.get(address).url == f"/connexion/?next={address}"


def test_only_what_may_be_seen_is_seen(maison, send, colette, denis, path, a_moment):
    open_one, closed, closed_with_paper, not_yet, cancelled = send(5)
    elsewhere = send(1, institution=denis.memberships.get().institution)
    later = a_moment + timedelta(days=10)
    Referral.objects.filter(pk__in=[closed.pk, closed_with_paper.pk]).update(
        seen_until=a_moment + timedelta(days=5)
    )
    certificate_of(closed_with_paper, a_moment + timedelta(days=4))
    Referral.objects.filter(pk=not_yet.pk).update(seen_from=later + timedelta(days=1))
    Referral.objects.filter(pk=cancelled.pk).update(cancelled_at=a_moment)
    invited = invite(maison, colette, path, at=a_moment)

    assert set(referrals_seen_by(colette, at=later)) == {open_one, closed_with_paper, invited}
    assert set(referrals_seen_by(denis, at=later)) == set(elsewhere)


def test_paper_issued_after_leaving_is_not_seen(send, colette, a_moment):
    (closed,) = send(1)
    Referral.objects.filter(pk=closed.pk).update(seen_until=a_moment)
    certificate_of(closed, a_moment + timedelta(days=1))

    assert not referrals_seen_by(colette, at=a_moment + timedelta(days=2)).exists()


def test_person_knows_who_sees_them(ada_referred, maison):
    ada = ada_referred.enrolment.person
    assert institutions_that_see(ada) == [maison.name]

    Referral.objects.update(seen_until=timezone.now() - timedelta(days=1))
    assert institutions_that_see(ada) == []
