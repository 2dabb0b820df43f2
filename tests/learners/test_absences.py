"""A reviewer says they are away, and who stands in for them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from content.models import Absence
from learners import tasks
from learners.actions.running.purging import purge_what_is_over
from tests.doors import text_of
from tests.learners.test_reviews import away

pytestmark = pytest.mark.django_db


def say(client, **form):
    today = localdate()
    sent = {"first_day": today, "last_day": today + timedelta(days=2), **form}
    return client.post("/admin/absences/", {k: str(v) for k, v in sent.items()})


def test_a_reviewer_says_they_are_away_and_back(simone, blaise, signed_in):
    client = signed_in(simone)
    for _ in range(2):
        assert say(client, substitute=blaise.pk).status_code == 302
    absence = Absence.objects.get()
    page = text_of(client.get("/admin/absences/"))
    assert (absence.reviewer, absence.substitute) == (simone, blaise)
    assert "C’est noté. Blaise Pascal relit à votre place." in page

    client.post(f"/admin/absences/{absence.pk}/cancel/")
    assert not Absence.objects.exists()


def test_said_again_from_the_same_day_it_is_corrected(simone, blaise, achille, signed_in):
    client = signed_in(simone)
    say(client, substitute=blaise.pk)
    say(client, substitute=achille.pk)

    assert Absence.objects.get().substitute == achille


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"last_day": "2020-01-01"}, "Le dernier jour vient avant le premier."),
        ({"first_day": "2020-01-01", "last_day": "2020-01-02"}, "Ce jour est passé."),
        ({"first_day": "hier"}, "Choisissez un jour."),
        ({"last_day": ""}, "Dites le dernier jour."),
        ({"substitute": ""}, "Choisissez qui relit à votre place."),
    ],
)
def test_a_wrong_absence_is_said_in_plain_words(simone, blaise, signed_in, wrong, sentence):
    response = say(signed_in(simone), **{"substitute": blaise.pk, **wrong})

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Absence.objects.exists()


def test_nobody_replaces_themselves_nor_is_replaced_by_a_learner(simone, ada, signed_in):
    client = signed_in(simone)

    assert say(client, substitute=simone.pk).status_code == 422
    assert say(client, substitute=ada.pk).status_code == 422
    assert not Absence.objects.exists()


def test_another_s_absence_is_not_mine_to_cancel(simone, achille, blaise, signed_in):
    absence = away(achille, blaise)

    assert signed_in(simone).post(f"/admin/absences/{absence.pk}/cancel/").status_code == 404
    assert Absence.objects.exists()


def test_an_absence_is_forgotten_a_year_after_it_ended(simone, blaise):
    today = localdate()
    for ended in (366, 360):
        day = today - timedelta(days=ended)
        away(simone, blaise, first_day=day, last_day=day)
    tasks.purge()

    assert Absence.objects.count() == 1


def test_just_after_midnight_in_paris_an_absence_is_a_day_older(simone, blaise):
    """Half past midnight there is still the day before in UTC."""
    at = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    for day in (date(2025, 11, 26), date(2025, 11, 27)):
        away(simone, blaise, first_day=day, last_day=day)
    purge_what_is_over(at=at)

    assert [absence.last_day for absence in Absence.objects.all()] == [date(2025, 11, 27)]
