"""Stopping a path and taking it up; an institution that stops following."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from curriculum.models import Lesson
from learners.journey import leaving
from learners.journey.entering import enter
from learners.models import Certificate, Completion, Enrolment, Entry, Referral
from learners.queries.learning.recounting import differences
from learners.rules.institutions.refusals import Refusal, RefusedError
from tests.doors import finish_lesson, finish_path, soup, text_of
from tests.learners.inviting import NADIA, invite, last_letter

SPACE = "/mon-espace/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(ada_referred, signed_in):
    """Ada, who did the first lesson."""
    client = signed_in(ada_referred.enrolment.person)
    finish_lesson(client, Lesson.objects.live().order_by("path").first())
    return client


@pytest.fixture
def stop(ada_enrolled):
    return f"{SPACE}parcours/{ada_enrolled.pk}/arreter/"


@pytest.fixture
def take_up(ada_enrolled):
    return f"{SPACE}parcours/{ada_enrolled.pk}/reprendre/"


def test_stopping_loses_nothing_and_closes_the_lessons(browser, stop, ada_enrolled):
    done = Completion.objects.count()
    assert "lira que vous avez arrêté" in text_of(browser.get(stop))

    for _ in range(2):
        assert browser.post(stop).url == SPACE

    ada_enrolled.refresh_from_db()
    assert (ada_enrolled.state, Completion.objects.count()) == ("withdrawn", done)
    assert "Vous avez arrêté « Aider sans faire à la place »" in text_of(browser.get(SPACE))
    lesson = "/modules/regarder-a-360/quatre-cotes-une-personne/"
    assert browser.get(lesson).status_code == 404
    assert browser.get("/").status_code == 200
    assert Entry.objects.filter(kind="enrolment_stopped").count() == 1


def test_the_institution_reads_that_it_stopped_and_nothing_more(
    browser, stop, colette, maison, signed_in
):
    browser.post(stop)

    page = signed_in(colette).get(f"/institution/{maison.pk}/")

    cells = [" ".join(c.get_text(" ").split()) for c in soup(page).select("tbody tr td")]
    assert cells[0].startswith("A arrêté")
    assert cells[1:] == ["—"] * 4
    assert "1 a arrêté." in text_of(page)
    only = signed_in(colette).get(f"/institution/{maison.pk}/?etat=arrete")
    assert "Ada Lovelace" in text_of(only)


def test_taking_up_goes_on_where_it_was_and_the_institution_sees_again(
    browser, stop, take_up, ada_enrolled
):
    before = Enrolment.objects.values("done", "percentage", "minutes_credited").get()
    browser.post(stop)
    assert "verra de nouveau" in text_of(browser.get(take_up))

    for _ in range(2):
        assert browser.post(take_up).url == SPACE

    after = Enrolment.objects.values("done", "percentage", "minutes_credited").get()
    assert after == before
    referral = Referral.objects.get()
    assert (referral.seen_until, referral.stopped_at) == (None, None)
    assert browser.get(take_up).url == SPACE
    assert list(differences()) == []


def test_a_path_that_was_withdrawn_cannot_be_taken_up(browser, stop, take_up, path):
    browser.post(stop)
    path.unpublish()

    refused = browser.post(take_up, follow=True)

    assert "Ce parcours n’est pas ouvert en ce moment." in text_of(refused)
    assert Enrolment.objects.get().state == "withdrawn"


def test_a_new_door_takes_up_the_same_enrolment(browser, stop, ada, path, ada_enrolled):
    browser.post(stop)

    again = enter(ada, path.translation_key, at=timezone.now())

    assert (again.pk, again.state) == (ada_enrolled.pk, "in_progress")
    assert Referral.objects.get().stopped_at, "the institution was not read about: it stays closed"


def test_what_follows_a_stop_is_not_the_institution_s_business(
    browser, stop, ada, path, colette, maison, signed_in
):
    browser.post(stop)
    enter(ada, path.translation_key, at=timezone.now())
    finish_path(browser)
    number = Certificate.objects.get().number

    referent = signed_in(colette)
    page = f"/institution/{maison.pk}/"
    assert referent.get(f"{page}attestations/{number}/pdf/").status_code == 404
    cells = [c.get_text().strip() for c in soup(referent.get(page)).select("tbody tr td")]
    assert cells[1:] == ["—"] * 4


def test_an_institution_that_invites_again_is_not_seen_twice(
    browser, stop, ada_enrolled, maison, colette, path
):
    browser.post(stop)
    known = NADIA.__class__(email="ada@exemple.fr", first_name="Ada", last_name="L")
    invite(maison, colette, path, known)

    leaving.take_up(ada_enrolled.pk, at=timezone.now())

    assert Referral.objects.filter(stopped_at__isnull=False).count() == 1


def test_what_was_begun_anew_meanwhile_is_not_doubled(browser, stop, ada, ada_enrolled, a_moment):
    browser.post(stop)
    Enrolment.objects.create(
        person=ada, path=ada_enrolled.path, outline=ada_enrolled.outline, enrolled_at=a_moment
    )

    with pytest.raises(RefusedError) as refused:
        leaving.take_up(ada_enrolled.pk, at=timezone.now())
    assert refused.value.refusal == Refusal.ALREADY_ENROLLED


def test_what_was_done_elsewhere_meanwhile_is_carried(browser, stop, ada, ada_enrolled, a_moment):
    browser.post(stop)
    done = set(Completion.objects.values_list("item", flat=True))
    outline = ada_enrolled.outline.whole
    activity = next(
        a.id for _, lesson in outline.lessons() for a in lesson.activities if a.id not in done
    )
    other = Enrolment.objects.create(
        person=ada, path=uuid4(), outline=ada_enrolled.outline, enrolled_at=a_moment
    )
    Completion.objects.create(
        enrolment=other, item=activity, kind="activity", done_at=a_moment, received_at=a_moment
    )

    leaving.take_up(ada_enrolled.pk, at=timezone.now())

    carried = Completion.objects.get(enrolment=ada_enrolled, item=activity)
    assert (carried.origin, carried.minutes) == ("carried", 0)


def test_stopping_and_taking_up_are_once(browser, stop, ada_enrolled):
    assert leaving.take_up(ada_enrolled.pk, at=timezone.now()).state == "in_progress"
    assert leaving.stop(ada_enrolled.pk, at=timezone.now())
    assert not leaving.stop(ada_enrolled.pk, at=timezone.now())


def test_whoever_came_without_an_address_is_seen_again_too(browser, stop, ada_enrolled):
    Referral.objects.update(email="")
    browser.post(stop)

    leaving.take_up(ada_enrolled.pk, at=timezone.now())

    assert Referral.objects.get().seen_until is None


# An institution that stops following


@pytest.fixture
def end(maison, ada_referred):
    return f"/institution/{maison.pk}/personnes/{ada_referred.pk}/arreter/"


def test_a_referent_stops_following_and_the_person_goes_on(end, colette, maison, signed_in):
    referent = signed_in(colette)
    assert "Ne plus suivre Ada Lovelace ?" in text_of(referent.get(end))

    ended = referent.post(end, follow=True)

    assert "Un suivi est arrêté depuis moins de 7 jours." in text_of(ended)
    assert Enrolment.objects.get().state == "in_progress"
    letter = last_letter()
    assert (letter.kind, letter.to) == ("referral_ended", "ada@exemple.fr")
    assert "Ada Lovelace" not in text_of(referent.get(f"/institution/{maison.pk}/"))
    assert referent.get(end).status_code == 404
    assert not leaving.end_referral(Referral.objects.get().pk, by=colette, at=timezone.now())


def test_it_is_undone_within_seven_days(end, colette, maison, signed_in, ada_referred):
    referent = signed_in(colette)
    referent.post(end)
    undo = f"/institution/{maison.pk}/personnes/{ada_referred.pk}/suivre/"

    back = referent.post(undo, follow=True)

    assert "Votre structure suit de nouveau Ada Lovelace." in text_of(back)
    assert Referral.objects.get().seen_until is None
    assert last_letter().kind == "referral_reopened"
    assert not leaving.follow_again(ada_referred.pk, by=colette, at=timezone.now())


def test_after_seven_days_or_another_invitation_it_is_refused(
    end, colette, maison, signed_in, ada_referred, path
):
    referent = signed_in(colette)
    referent.post(end)
    later = timezone.now() + timedelta(days=8)
    with pytest.raises(RefusedError) as late:
        leaving.follow_again(ada_referred.pk, by=colette, at=later)
    assert late.value.refusal == Refusal.TOO_LATE
    known = NADIA.__class__(email="ada@exemple.fr", first_name="Ada", last_name="L")
    invite(maison, colette, path, known)
    undo = f"/institution/{maison.pk}/personnes/{ada_referred.pk}/suivre/"

    told = referent.post(undo, follow=True)

    assert "Votre structure suit déjà cette personne sur ce parcours." in text_of(told)


def test_strangers_stop_nobody(end, denis, ada, signed_in):
    assert signed_in(denis).post(end).status_code == 404
    assert signed_in(ada).post(end).status_code == 404
