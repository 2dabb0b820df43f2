"""Whose device this is: how long a session lasts, what leaving takes away."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from curriculum.models import Lesson
from learners.models import Attempt, Enrolment, Entry, User
from learners.rules.people.devices import Stay
from tests.doors import activities_of, filled, lesson_url, quiz_form, soup, text_of
from tests.learners.staying import PASSWORD_DOOR, come_in, let_pass
from tests.people import PASSWORD

ENDED = "/connexion/?next=/mon-espace/"


def is_in(client: Client) -> bool:
    return client.get("/mon-espace/").status_code == 200


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def hours(number: int) -> timedelta:
    return timedelta(hours=number)


def days(number: int) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("own_device", "in_office", "is_hidden", "rests", "lasts"),
    [
        (False, False, False, minutes(30), hours(10)),
        (False, True, False, minutes(30), hours(10)),
        (False, False, True, hours(2), hours(10)),
        (True, False, False, days(90), days(90)),
        (True, True, False, hours(4), hours(10)),
        (True, True, True, hours(4), hours(10)),
    ],
)
def test_each_kind_of_session_has_its_rest_and_its_end(
    own_device, in_office, is_hidden, rests, lasts, a_moment
):
    def is_over(rested, lasted):
        seen_at, opened_at = a_moment - rested, a_moment - lasted
        stay = Stay(own_device, in_office, opened_at=opened_at, seen_at=seen_at)
        return stay.is_over(is_hidden=is_hidden, at=a_moment)

    assert not is_over(rests, min(lasts, rests))
    assert not is_over(minutes(1), lasts)
    assert is_over(rests + minutes(3), rests + minutes(3))
    assert is_over(minutes(1), lasts + minutes(1))


def test_a_shared_computer_forgets_after_half_an_hour_of_nothing(ada: User) -> None:
    client = come_in(ada)
    for _ in range(4):  # each page gives half an hour more
        let_pass(client, since_seen=minutes(29), since_opened=hours(9))
        assert is_in(client)

    let_pass(client, since_seen=minutes(33))
    answer = client.get("/mon-espace/")

    assert answer.url == ENDED
    assert "votre session est finie" in text_of(client.get(answer.url))
    assert "_auth_user_id" not in client.session


def test_a_working_day_is_the_most_on_a_shared_computer(ada: User) -> None:
    client = come_in(ada)
    let_pass(client, since_seen=minutes(1), since_opened=hours(11))

    assert not is_in(client)


def test_one_s_own_device_remembers_for_ninety_days(ada: User) -> None:
    client = come_in(ada, own_device="on")
    let_pass(client, since_seen=days(89))
    assert is_in(client)
    let_pass(client, since_seen=minutes(1), since_opened=days(91))
    assert not is_in(client)


def test_the_office_is_never_left_open_for_ninety_days(edith: User, ada: User) -> None:
    client = come_in(edith, own_device="on")
    assert client.cookies["session"]["max-age"] == ""
    let_pass(client, since_seen=minutes(1), since_opened=hours(11))
    assert not is_in(client)

    promoted = come_in(ada, own_device="on")  # long ago; she works in the office since
    let_pass(promoted, since_seen=days(2))
    assert promoted.get("/admin/").url == "/connexion/?next=/admin/"


def test_the_page_says_whose_device_it_is(client: Client, ada: User) -> None:
    def said(browser: Client) -> str | None:
        return soup(browser.get("/aide/")).html.get("data-device")

    assert said(client) is None
    assert said(come_in(ada)) == "shared"
    assert said(come_in(ada, own_device="on")) == "mine"


def test_pages_cost_no_more_and_one_in_two_minutes_is_noted(
    ada: User, django_assert_num_queries: Callable
) -> None:
    client = come_in(ada)
    with django_assert_num_queries(2):  # the session, the person
        client.get("/aide/")
    let_pass(client, since_seen=minutes(3))
    with django_assert_num_queries(5):  # the session is written, in a transaction
        client.get("/aide/")


def test_what_the_page_keeps_by_itself_goes_to_its_author_after_the_session(
    ada: User, ada_enrolled: Enrolment, first_lesson: Lesson
) -> None:
    client = come_in(ada)
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(client.get(url), activity))
    let_pass(client, since_seen=minutes(33))

    kept = client.post(f"{url}garder/", data, headers={"X-Requested-With": "keep"})

    assert kept.status_code == 204
    assert [(a.state, a.person) for a in Attempt.objects.all()] == [("draft", ada)]
    assert "sealed" not in client.session


def test_a_quiz_handed_in_after_the_half_hour_waits_for_its_author(
    ada: User, ada_enrolled: Enrolment, first_lesson: Lesson
) -> None:
    client = come_in(ada)
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(client.get(url), activity))
    let_pass(client, since_seen=minutes(33))

    assert client.post(f"{url}rendre/", data).url == "/connexion/?next=%2Freprendre%2F"
    client.post(PASSWORD_DOOR, {"email": ada.email, "password": PASSWORD})
    client.get("/reprendre/")
    assert [a.state for a in Attempt.objects.all()] == ["handed_in"]


def test_leaving_takes_everything_away(ada: User) -> None:
    client = come_in(ada)
    client.get("/mon-espace/")

    gone = client.post("/deconnexion/")

    assert gone["Clear-Site-Data"] == '"storage"'
    assert {name: morsel["max-age"] for name, morsel in gone.cookies.items()} == {
        "session": 0,
        "csrftoken": 0,
        "messages": 0,
        "kept": 0,
        "reading": 0,
    }
    assert "Clear-Site-Data" not in client.get("/deconnexion/faite/")
    assert "reading" not in come_in(ada, own_device="on").post("/deconnexion/").cookies


def test_leaving_twice_is_leaving_once(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/deconnexion/").url == "/deconnexion/faite/"
    client.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/deconnexion/").status_code == 403


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("1", "Une réponse n’est pas encore partie."),
        ("12", "12 réponses ne sont pas encore parties."),
        ("<b>", "Vous partez ?"),
        ("-3", "Vous partez ?"),
        ("9" * 100_000, "Vous partez ?"),
    ],
)
def test_what_was_not_sent_is_told_before_it_is_lost(ada: User, said: str, title: str) -> None:
    page = come_in(ada).get("/deconnexion/", {"attente": said})

    assert title in text_of(page)


@pytest.mark.parametrize("own_device", ["", "on"])
def test_a_session_forgotten_elsewhere_is_ended_from_here(ada: User, own_device: str) -> None:
    forgotten = come_in(ada, own_device=own_device)
    here = come_in(ada)

    said = here.post("/deconnexion/ailleurs/", follow=True)

    assert "Partout ailleurs, vos sessions sont finies." in text_of(said)
    assert (is_in(here), is_in(forgotten)) == (True, False)
    assert is_in(come_in(ada))
    assert Entry.objects.filter(kind="sessions_ended", person=ada.pk).count() == 1


def test_a_session_lives_through_a_new_secret_of_the_site(ada: User, settings: Settings) -> None:
    ada.signed_out_at = timezone.now()
    client = come_in(ada)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 9

    assert is_in(client)
