"""An exercise done without a connection: taken once; what names somebody stays on the device."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners.models import Attempt, Enrolment, Work
from tests.curriculum import exercising
from tests.learners.queueing import DOOR, milliseconds, plain, send

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

    assert answer.status_code == 422
    told = answer.json()
    assert (told["outcome"], told["notes"]) == ("to_correct", [])
    assert plain(told["sentence"]) == "« Réécrire » : votre texte est à relire avant d’être pris."
    assert told["address"] == f"{rewriting.url}#activity-{rewriting.activity.pk}"
    (reason,) = told["reasons"]
    assert plain(reason).startswith("On reconnaîtrait quelqu’un : « 06 12 34 56 78 ».")
    assert not Work.objects.exists()


def test_what_is_too_long_says_how_long_it_may_be(rewriting):
    rewriting.write("phrase 2", "a " * 600)
    (reason,) = sent(rewriting).json()["reasons"]

    assert plain(reason).startswith("Ce texte a 1199 signes : 1000 au plus.")


def test_a_hundred_replayed_twice_in_any_order_are_a_hundred(rewriting):
    """Among them, some that name somebody: those are never taken, and each time it is said."""
    start = timezone.now() - timedelta(days=30)
    whole = {**rewriting.fields, "kind": "exercise"}
    named = {**whole, rewriting.label("phrase 2")["name"]: "Appelez le 06 12 34 56 78."}
    queue = [
        {
            **(named if number % 10 == 9 else whole),
            "key": str(uuid4()),
            "done_at": milliseconds(start + timedelta(minutes=number)),
        }
        for number in range(100)
    ]
    twice = queue * 2
    random.Random(2).shuffle(twice)  # noqa: S311  # an order, no secret
    now = milliseconds(timezone.now())
    outcomes = [
        rewriting.client.post(DOOR, entry | {"sent_at": now}).json()["outcome"] for entry in twice
    ]

    assert {name: outcomes.count(name) for name in set(outcomes)} == {
        "recorded": 90,
        "already": 90,
        "to_correct": 20,
    }
    assert Work.objects.count() == Attempt.objects.filter(state="handed_in").count() == 90
    moments = Attempt.objects.order_by("done_at").values_list("done_at", flat=True)
    wanted = [start + timedelta(minutes=n) for n in range(100) if n % 10 != 9]
    assert all(abs(m - w) < timedelta(seconds=1) for m, w in zip(moments, wanted, strict=True))


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
