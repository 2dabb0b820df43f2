"""/hors-ligne/: what waited on a device is recorded once, under its author, with its own time."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from curriculum.models import Activity, Lesson
from learners.journey.leaving import stop
from learners.journey.merging import merge
from learners.models import Attempt, Completion, Enrolment, User
from tests.doors import activities_of, finish_lesson, lesson_url, soup
from tests.learners.queueing import DOOR, kept, milliseconds, send

Browser = Callable[[User], Client]


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    """Ada, enrolled six months ago."""
    Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=180))
    return signed_in(ada)


def test_five_hundred_replayed_twice_in_any_order_are_five_hundred(
    at_work: Client, ada: User
) -> None:
    """The same answers handed in a hundred times are a hundred: each has the key of its moment."""
    lessons = [x for x in Lesson.objects.live().order_by("path") if activities_of(x)]
    forms = [kept(at_work, lessons[n % len(lessons)], wrong=n % 2) for n in range(10)]
    start = timezone.now() - timedelta(days=30)
    queue = [
        {
            **forms[n % 10],
            "key": str(uuid4()),
            "done_at": milliseconds(start + timedelta(minutes=n)),
        }
        for n in range(500)
    ]
    twice = queue * 2
    random.Random(1).shuffle(twice)  # noqa: S311  # an order, no secret
    now = milliseconds(timezone.now())
    outcomes = [at_work.post(DOOR, e | {"sent_at": now}).json()["outcome"] for e in twice]

    assert sorted(set(outcomes)) == ["already", "recorded"]
    assert outcomes.count("recorded") == Attempt.objects.filter(person=ada).count() == 500
    moments = Attempt.objects.order_by("done_at").values_list("done_at", flat=True)
    wanted = [start + timedelta(minutes=n) for n in range(500)]
    assert all(abs(m - w) < timedelta(seconds=1) for m, w in zip(moments, wanted, strict=True))
    assert not Attempt.objects.filter(state="draft").exists()


def test_a_form_signed_long_ago_is_taken_with_the_time_it_was_done(
    at_work: Client, first_lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = timezone.now() - timedelta(days=45)
    with monkeypatch.context() as clock:
        clock.setattr(signing.time, "time", long_ago.timestamp)
        data = kept(at_work, first_lesson)
    done = timezone.now() - timedelta(days=31)
    answer = send(at_work, data, done=done).json()

    assert answer == {
        "outcome": "recorded",
        "sentence": "Votre réponse est enregistrée.",
        "notes": [],
    }
    attempt = Attempt.objects.get()
    assert abs(attempt.done_at - done) < timedelta(seconds=1)
    assert timezone.now() - attempt.received_at < timedelta(minutes=1)


@pytest.mark.parametrize("years", [2, -2])
def test_a_clock_two_years_off_that_runs_well_gives_the_true_time(
    at_work: Client, first_lesson: Lesson, years: int
) -> None:
    off, hour_ago = timedelta(days=365 * years), timezone.now() - timedelta(hours=1)
    data = kept(at_work, first_lesson)
    answer = send(at_work, data, done=hour_ago + off, sent=timezone.now() + off).json()

    assert answer["outcome"] == "recorded"
    (note,) = answer["notes"]
    assert note.startswith("L’horloge de votre appareil a l’air fausse : nous avons noté ")
    assert abs(Attempt.objects.get().done_at - hour_ago) < timedelta(minutes=1)


@pytest.mark.parametrize("years", [2, -2])
def test_a_clock_set_right_in_between_loses_nothing_and_it_is_said(
    at_work: Client, first_lesson: Lesson, years: int
) -> None:
    """Done in the future is done now; done before the enrolment is done on its day."""
    wrong = timezone.now() + timedelta(days=365 * years)
    answer = send(at_work, kept(at_work, first_lesson), done=wrong).json()

    assert (answer["outcome"], len(answer["notes"])) == ("recorded", 1)
    enrolled_at, attempt = Enrolment.objects.get().enrolled_at, Attempt.objects.get()
    assert attempt.done_at == (attempt.received_at if years > 0 else enrolled_at)


@pytest.mark.parametrize("moment", ["", "never", "1e9", "9" * 63, "-" + "9" * 40, "9" * 100_000])
def test_a_moment_that_is_none_is_now(at_work: Client, first_lesson: Lesson, moment: str) -> None:
    data = kept(at_work, first_lesson) | {
        "key": "\0é" * 50_000,
        "done_at": moment,
        "sent_at": moment,
    }
    answer = at_work.post(DOOR, data).json()

    assert (answer["outcome"], answer["notes"]) == ("recorded", [])
    assert Attempt.objects.get().done_at == Attempt.objects.get().received_at


def test_a_module_unpublished_in_between_takes_what_was_done_in_it(
    at_work: Client, first_lesson: Lesson
) -> None:
    data = kept(at_work, first_lesson)
    first_lesson.get_parent().unpublish()
    answer = send(at_work, data, done=timezone.now()).json()

    assert answer["outcome"] in ("recorded", "retired")
    assert at_work.get(lesson_url(first_lesson)).status_code == 404
    assert [a.passed for a in Attempt.objects.all()] == [True]


def test_a_path_stopped_in_between_keeps_the_answer_and_its_time(
    at_work: Client, first_lesson: Lesson
) -> None:
    data, week_ago = kept(at_work, first_lesson), timezone.now() - timedelta(days=7)
    stop(Enrolment.objects.get().pk, at=timezone.now())
    answer = send(at_work, data, done=week_ago).json()

    assert (answer["outcome"], answer["notes"]) == ("recorded", [])
    assert abs(Attempt.objects.get().done_at - week_ago) < timedelta(seconds=1)
    assert not Completion.objects.exists()


def test_an_activity_nobody_asks_any_more_keeps_its_answer_and_says_so(
    at_work: Client, first_lesson: Lesson
) -> None:
    data = kept(at_work, first_lesson)
    Activity.objects.update(retired_at=timezone.now())
    answer = send(at_work, data, done=timezone.now()).json()

    assert answer["outcome"] == "retired"
    assert answer["notes"] == ["Cette activité n’est plus demandée. Votre réponse est gardée."]
    assert Attempt.objects.count() == 1


def test_a_quiz_done_elsewhere_meanwhile_keeps_both_and_right_stays_right(
    at_work: Client, first_lesson: Lesson
) -> None:
    data = kept(at_work, first_lesson, wrong=1)
    finish_lesson(at_work, first_lesson)
    answer = send(at_work, data, done=timezone.now() - timedelta(hours=2)).json()

    assert answer["outcome"] == "recorded"
    assert [a.passed for a in Attempt.objects.order_by("received_at")] == [True, True]
    assert soup(at_work.get(lesson_url(first_lesson))).select("main .wrong") == []


def test_the_next_person_on_the_device_never_gets_them(
    at_work: Client, denis: User, first_lesson: Lesson, signed_in: Browser
) -> None:
    data = kept(at_work, first_lesson)
    answer = send(signed_in(denis), data, done=timezone.now())

    assert (answer.status_code, answer.json()["outcome"]) == (403, "someone_else")
    assert not Attempt.objects.exists()


def test_signed_out_one_signs_in_first(at_work: Client, first_lesson: Lesson) -> None:
    data = kept(at_work, first_lesson)
    answer = send(Client(), data, done=timezone.now())

    assert (answer.status_code, answer.json()["outcome"]) == (401, "sign_in")
    assert answer.json()["sentence"] == "Connectez-vous : vos réponses attendent sur cet appareil."
    assert not Attempt.objects.exists()


def test_two_accounts_made_one_in_between_keep_what_the_former_did(
    at_work: Client, ada: User, edith: User, first_lesson: Lesson, signed_in: Browser
) -> None:
    data = kept(at_work, first_lesson)
    other = User.objects.create_user(
        "ada.lovelace@exemple.org", first_name="Ada", last_name="Lovelace"
    )
    merge(ada.pk, other.pk, by=edith, at=timezone.now())
    client = signed_in(other)

    assert str(ada.pk) in client.get(f"{DOOR}etat/").json()["keys"]
    assert send(client, data, done=timezone.now()).json()["outcome"] == "recorded"
    assert Attempt.objects.get().person == other


def test_what_lacks_an_answer_is_kept_to_be_finished(at_work: Client, first_lesson: Lesson) -> None:
    answer = send(at_work, kept(at_work, first_lesson, blank=1), done=timezone.now()).json()

    assert (answer["outcome"], len(answer["notes"])) == ("unfinished", 1)
    assert [a.state for a in Attempt.objects.all()] == ["draft"]


@pytest.mark.parametrize(
    "change", [{"form": "forged"}, {"form": ""}, {"form": "é" * 100_000}, {"form": "\0\u202e😀"}]
)
def test_a_form_that_is_not_ours_stays_on_the_device(
    at_work: Client, first_lesson: Lesson, change: dict[str, str]
) -> None:
    answer = send(at_work, kept(at_work, first_lesson) | change, done=timezone.now())

    assert (answer.status_code, answer.json()["outcome"]) == (400, "unknown")
    assert not Attempt.objects.exists()


def test_the_token_of_a_kept_page_is_too_old_and_a_new_one_is_given(
    ada: User, ada_enrolled: Enrolment, first_lesson: Lesson, signed_in: Browser
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(ada).cookies
    data = kept(strict, first_lesson) | {"key": "1"}
    refused = strict.post(DOOR, data | {"csrfmiddlewaretoken": "a" * 64})
    here = strict.get(f"{DOOR}etat/")
    del data["csrfmiddlewaretoken"]
    taken = strict.post(DOOR, data, headers={"X-CSRFToken": here.json()["token"]})

    assert (refused.status_code, taken.status_code) == (403, 200)
    assert "application/json" not in refused.headers["Content-Type"]
    assert here.json()["keys"] == [str(ada.pk)]
    assert "no-store" in here.headers["Cache-Control"]


def test_nobody_is_here_without_signing_in(client: Client, db: None) -> None:
    assert client.get(f"{DOOR}etat/").json()["keys"] == []


def test_an_online_hand_in_takes_the_key_of_its_moment_too(
    at_work: Client, first_lesson: Lesson
) -> None:
    """What came twice, by the page and by the queue, is one hand-in."""
    data = kept(at_work, first_lesson) | {"key": str(uuid4())}
    at_work.post(f"{lesson_url(first_lesson)}rendre/", data)
    answer = send(at_work, data, done=datetime.now(UTC)).json()

    assert answer["outcome"] == "already"
    assert Attempt.objects.count() == 1
