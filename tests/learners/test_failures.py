"""The database is locked or away, a page is older than its session: nothing typed is lost."""

import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client

from curriculum.models import LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners.journey import learning
from learners.models import Attempt, Enrolment, User
from tests.doors import activities_of, filled, lesson_url, quiz_form, soup, text_of
from tests.people import BACKEND, person

Browser = Callable[[User], Client]


def gone(_execute: Callable[..., Any], *_arguments: Any) -> None:
    """What every query gets while the server restarts."""
    raise OperationalError("server closed the connection unexpectedly")


def sent_again(client: Client, page: HttpResponse) -> HttpResponse:
    """Press the button of a page that gives a form back."""
    form = soup(page).select_one("main form")
    assert form is not None, "the form is not given back"
    data: dict[str, list[str]] = {}
    for field in form.select("input[type=hidden]"):
        data.setdefault(field["name"], []).append(field["value"])
    return client.post(form["action"], data)


@pytest.fixture
def a_hand_in(ada: User, ada_enrolled: Enrolment) -> dict[str, Any]:
    """Ada's answers, as her browser is about to send them."""
    return about_to_send(ada)


def about_to_send(learner: User) -> dict[str, Any]:
    """A browser on the first lesson, its quiz answered."""
    client = Client(raise_request_exception=False)
    client.force_login(learner, backend=BACKEND)
    lesson = Lesson.objects.get(slug="quatre-cotes-une-personne")
    (activity,) = activities_of(lesson)
    page = client.get(lesson_url(lesson))
    return {
        "client": client,
        "address": f"{lesson_url(lesson)}rendre/",
        "data": filled(quiz_form(page, activity)),
    }


def test_while_the_database_is_away_answers_come_back_ready_to_be_sent(
    a_hand_in: dict[str, Any],
) -> None:
    client = a_hand_in["client"]
    with connection.execute_wrapper(gone):
        page = client.post(a_hand_in["address"], a_hand_in["data"])

    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert "Le site est arrêté quelques minutes." in text_of(page)
    sent_again(client, page)
    assert [attempt.passed for attempt in Attempt.objects.all()] == [True]


def test_while_the_database_is_away_a_visit_says_so_in_the_language_of_the_page(
    a_hand_in: dict[str, Any],
) -> None:
    with connection.execute_wrapper(gone):
        french = a_hand_in["client"].get("/mon-espace/")
        english = a_hand_in["client"].get("/en/mon-espace/")

    assert (french.status_code, english.status_code) == (503, 503)
    assert text_of(french) != text_of(english)


def test_another_fault_is_a_500_that_promises_nothing_is_lost(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.navigation._footer", lambda: 1 / 0)
    page = Client(raise_request_exception=False).get("/connexion/mot-de-passe/")

    assert page.status_code == 500
    assert "gardé" in text_of(page)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite locks the whole file")
def test_a_locked_database_is_waited_for(real_database: str, a_moment: datetime) -> None:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = LearningPath.objects.get()
    learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    given = about_to_send(ada)
    other = sqlite3.connect(real_database, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def let_go() -> None:
        time.sleep(1.5)
        other.execute("COMMIT")
        other.close()

    holder = threading.Thread(target=let_go)
    holder.start()
    response = given["client"].post(given["address"], given["data"])
    holder.join()

    assert response.status_code == 302
    assert Attempt.objects.get().passed


def test_a_form_older_than_its_session_is_given_back(ada: User, a_hand_in: dict[str, Any]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada, backend=BACKEND)
    page = strict.post(a_hand_in["address"], a_hand_in["data"])

    assert page.status_code == 403
    assert "Ce que vous avez écrit est là. Il reste à l’envoyer." in text_of(page)
    assert not Attempt.objects.exists()
    sent_again(strict, page)
    assert Attempt.objects.get().passed


def test_a_form_that_another_site_made_is_not_given_back(ada: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada, backend=BACKEND)
    page = strict.post("/mon-espace/mot-de-passe/", {"password1": "x" * 12})

    assert page.status_code == 403
    assert soup(page).select_one("main form") is None
