"""Half done on a device, done elsewhere meanwhile: what is older never replaces what is newer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learners.models import Answer, Attempt, Enrolment, Work
from tests.curriculum import exercising
from tests.doors import finish_lesson, lesson_url, soup
from tests.learners.queueing import kept, plain, send

pytestmark = pytest.mark.django_db
HERE = "Sur mon appareil, dans le train."
THERE = "Sur un autre poste, depuis."
YEARS = timedelta(days=730)


def ago(**time):
    return timezone.now() - timedelta(**time)


@pytest.fixture
def at_work(ada, ada_enrolled, signed_in):
    Enrolment.objects.update(enrolled_at=ago(days=180))
    return signed_in(ada)


@pytest.fixture
def rewriting(sitting):
    sat = sitting(exercising.REWRITING)
    Enrolment.objects.update(enrolled_at=ago(days=180))
    return sat.write("phrase 1", HERE)


def handed(sat, **when):
    return send(sat.client, {**sat.fields, "kind": "exercise"}, **when)


def kept_elsewhere(sat):
    sat.client.post(f"{sat.url}exercice/garder/", wrote(sat, THERE))


def wrote(sat, text):
    return {**sat.fields, sat.label("phrase 1")["name"]: text}


def drafts():
    return [list(work.made["texts"].values()) for work in Work.objects.all()]


def test_an_older_exercise_never_takes_the_place_of_a_newer_draft(rewriting):
    kept_elsewhere(rewriting)
    answer = handed(rewriting, done=ago(hours=2))

    assert (answer.status_code, answer.json()["outcome"]) == (409, "set_aside")
    assert plain(answer.json()["sentence"]) == (
        "« Réécrire » : vous avez continué ailleurs depuis."
        " Ce que vous aviez commencé ici reste sur cet appareil."
    )
    assert answer.json()["address"] == f"{rewriting.url}#activity-{rewriting.activity.pk}"
    assert drafts() == [[THERE]]


def test_a_newer_exercise_takes_the_place_of_an_older_draft_at_its_own_time(rewriting):
    kept_elsewhere(rewriting)
    Attempt.objects.update(done_at=ago(hours=3))
    done = ago(hours=2)
    answer = handed(rewriting, done=done)

    assert (answer.status_code, answer.json()["outcome"]) == (200, "unfinished")
    assert drafts() == [[HERE]]
    assert abs(Attempt.objects.get().done_at - done) < timedelta(seconds=1)


def test_half_done_before_it_was_handed_in_elsewhere_does_not_come_back(rewriting):
    rewriting.write("phrase 1", THERE).write("phrase 2", THERE).send()
    rewriting.write("phrase 1", HERE).write("phrase 2", "")

    assert handed(rewriting, done=ago(hours=2)).json()["outcome"] == "set_aside"
    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_sent_again_it_is_the_same_draft_and_nothing_is_set_aside(rewriting, times):
    """The second time, the line makes its moment a little earlier."""
    outcomes = {
        handed(rewriting, done=ago(hours=2, seconds=number)).json()["outcome"]
        for number in range(times)
    }

    assert outcomes == {"unfinished"}
    assert drafts() == [[HERE]]


@pytest.mark.parametrize("off", [YEARS, -YEARS])
def test_a_clock_two_years_off_that_runs_well_is_compared_by_its_true_time(rewriting, off):
    kept_elsewhere(rewriting)
    older = handed(rewriting, done=ago(hours=2) + off, sent=timezone.now() + off)
    assert older.json()["outcome"] == "set_aside"
    Attempt.objects.update(done_at=ago(hours=3))
    newer = handed(rewriting, done=ago(hours=2) + off, sent=timezone.now() + off)
    assert newer.json()["outcome"] == "unfinished"


def test_a_moment_to_come_proves_nothing_against_what_is_there(rewriting):
    """The clock was set right between the two."""
    kept_elsewhere(rewriting)
    assert handed(rewriting, done=timezone.now() + YEARS).json()["outcome"] == "set_aside"

    Attempt.objects.all().delete()
    assert handed(rewriting, done=timezone.now() + YEARS).json()["outcome"] == "unfinished"
    assert Attempt.objects.get().done_at <= timezone.now()


def test_an_older_quiz_never_takes_the_place_of_a_newer_draft(at_work, first_lesson):
    older = kept(at_work, first_lesson, wrong=1, blank=1)
    at_work.post(f"{lesson_url(first_lesson)}garder/", kept(at_work, first_lesson, blank=1))
    before = list(Answer.objects.values_list("chosen", flat=True))
    answer = send(at_work, older, done=ago(hours=2))

    assert (answer.status_code, answer.json()["outcome"]) == (409, "set_aside")
    assert "vous avez continué ailleurs depuis" in answer.json()["sentence"]
    address, _, place = answer.json()["address"].partition("#")
    assert soup(at_work.get(address)).select_one(f"#{place} form")
    assert list(Answer.objects.values_list("chosen", flat=True)) == before


def test_a_newer_quiz_takes_the_place_of_an_older_draft_and_sent_twice_is_one(
    at_work, first_lesson
):
    at_work.post(f"{lesson_url(first_lesson)}garder/", kept(at_work, first_lesson, blank=1))
    Attempt.objects.update(done_at=ago(hours=3))
    newer = kept(at_work, first_lesson, wrong=1, blank=1)
    outcomes = [send(at_work, newer, done=ago(hours=2, seconds=n)).json() for n in (0, 1)]

    assert [answer["outcome"] for answer in outcomes] == ["unfinished", "unfinished"]
    assert Attempt.objects.count() == 1
    assert abs(Attempt.objects.get().done_at - ago(hours=2)) < timedelta(minutes=1)


def test_a_quiz_half_done_before_it_was_handed_in_does_not_come_back(at_work, first_lesson):
    older = kept(at_work, first_lesson, blank=1)
    finish_lesson(at_work, first_lesson)

    assert send(at_work, older, done=ago(hours=2)).json()["outcome"] == "set_aside"
    assert not Attempt.objects.filter(state="draft").exists()


def test_a_quiz_asked_nowhere_any_more_stays_on_the_device(at_work, first_lesson):
    older = kept(at_work, first_lesson, blank=1)
    finish_lesson(at_work, first_lesson)
    first_lesson.unpublish()

    assert send(at_work, older, done=ago(hours=2)).json()["outcome"] == "unknown"


def test_the_page_says_when_it_was_last_done_for_a_device_to_compare(rewriting):
    form = rewriting.part.form
    assert (form.get("data-last"), form.get("data-now")) == (None, None)
    kept_elsewhere(rewriting)
    form = rewriting.open().part.form

    assert 0 <= int(form["data-now"]) - int(form["data-last"]) < 60
