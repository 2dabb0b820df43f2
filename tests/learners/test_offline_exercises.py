"""An exercise done without a connection: taken once; what names somebody stays on the device."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners.models import Attempt, Enrolment, Work
from tests.curriculum import exercising
from tests.learners.queueing import send

pytestmark = pytest.mark.django_db
OWN = "Chaque mois, dites-nous si vous travaillez."


@pytest.fixture
def rewriting(sitting):
    sat = sitting(exercising.REWRITING)
    Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=90))
    return sat.write("phrase 1", OWN).write("phrase 2", "Le site est en panne ? Écrivez-nous.")


def sent(rewriting, **more):
    data = {**rewriting.fields, "kind": "exercise", **more}
    return send(rewriting.client, data, done=timezone.now() - timedelta(days=7))


def test_it_is_taken_once_on_its_day(rewriting):
    key = str(uuid4())
    outcomes = [sent(rewriting, key=key).json()["outcome"] for _ in range(2)]

    assert outcomes == ["recorded", "already"]
    assert sent(rewriting).json()["outcome"] == "recorded", "pressed again, it is another one"
    moments = [timezone.now() - attempt.done_at for attempt in Attempt.objects.all()]
    assert [moment.days for moment in moments] == [7, 7]


def test_what_names_somebody_stays_on_the_device_and_is_stored_nowhere(rewriting):
    rewriting.write("phrase 2", "Appelez le 06 12 34 56 78.")
    answer = sent(rewriting)

    assert (answer.status_code, answer.json()["outcome"]) == (422, "to_correct")
    assert not Work.objects.exists()


def test_one_half_done_is_kept_to_be_finished(rewriting):
    rewriting.write("phrase 2", "")

    assert sent(rewriting).json()["outcome"] == "unfinished"
    assert [attempt.state for attempt in Attempt.objects.all()] == ["draft"]


def test_one_that_is_forged_or_somebody_else_s_is_not_taken(rewriting, denis, signed_in):
    assert sent(rewriting, form="\0😀").json()["outcome"] == "unknown"
    rewriting.client = signed_in(denis)
    assert sent(rewriting).json()["outcome"] == "someone_else"
    assert not Attempt.objects.exists()


def test_one_asked_no_more_stays_on_the_device(rewriting):
    rewriting.lesson.unpublish()

    assert sent(rewriting).json()["outcome"] == "unknown"
