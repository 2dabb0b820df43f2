"""The session ended while somebody answered: their work waits for them, and for nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from curriculum.models import Lesson
from learners.models import Attempt, Enrolment, User
from tests.doors import activities_of, filled, lesson_url, quiz_form

Browser = Callable[[User], Client]


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    return signed_in(ada)


def test_a_form_posted_after_the_session_ended_is_handed_in_after_signing_in(
    at_work: Client, ada: User, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    at_work.logout()
    response = at_work.post(f"{url}rendre/", data)

    assert response.url == "/connexion/?next=%2Freprendre%2F"
    assert not Attempt.objects.filter(state="handed_in").exists()
    at_work.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    at_work.get("/reprendre/")
    assert [(a.state, a.passed) for a in Attempt.objects.all()] == [("handed_in", True)]


def test_sealed_answers_never_go_under_the_next_person_on_the_computer(
    at_work: Client, ada: User, denis: User, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    at_work.logout()
    at_work.post(f"{url}rendre/", data)
    at_work.force_login(denis, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = at_work.get("/reprendre/")

    assert response.status_code == 403
    assert [(a.state, a.person) for a in Attempt.objects.all()] == [("draft", ada)]
