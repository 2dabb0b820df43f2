"""/verifier/ answers thirty times a minute to one address, and compares ten names an hour."""

from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from learners.actions.proofs import tries
from learners.actions.proofs.tries import count_try
from learners.models import Certificate, Enrolment
from learners.rules.proofs.numbers import shown
from learners.views.proofs import verification
from tests.doors import text_of
from tests.learners.certified import certified

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def certificate(ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock of the doors stands still: a test must not cross a minute."""
    at = datetime.fromisoformat("2026-11-23T10:42:07+01:00")
    monkeypatch.setattr(verification.timezone, "now", lambda: at)
    return at


def address_of(certificate: Certificate) -> str:
    return f"/verifier/{shown(certificate.number)}/"


def test_names_are_compared_ten_times_an_hour_for_one_certificate(
    browser: Client, certificate: Certificate, still: datetime
) -> None:
    answers = [
        browser.post(address_of(certificate), {"name": f"Nom {i}"}, REMOTE_ADDR=f"192.0.2.{i}")
        for i in range(11)
    ]

    assert {page.status_code for page in answers[:10]} == {200}
    assert answers[10].status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Attendez 60 minutes" in text_of(answers[10])
    assert answers[10]["Retry-After"] == "3600"


def test_thirty_checks_a_minute_from_one_address(
    browser: Client, certificate: Certificate, still: datetime
) -> None:
    address = address_of(certificate)
    for _ in range(30):
        assert browser.get(address).status_code == 200
    refused = browser.get(address)

    assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Attendez 1 minute, puis recommencez." in text_of(refused)
    assert refused["Retry-After"] == "60"
    assert browser.get(address, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_wrong_numbers_count_as_checks(browser: Client, still: datetime, db: None) -> None:
    statuses = [browser.get("/verifier/28T5-CY4T-QKFF5/").status_code for _ in range(31)]

    assert statuses == [404] * 30 + [429]


def test_behind_our_proxy_each_visitor_is_known_by_what_the_proxy_saw(
    browser: Client, certificate: Certificate, still: datetime, settings: LazySettings
) -> None:
    """What a visitor writes before the proxy's own address changes nothing."""
    settings.ON_A_SERVER = True
    address = address_of(certificate)
    said = [{"X-Forwarded-For": f"198.51.100.{i}, 203.0.113.7"} for i in range(31)]
    statuses = [browser.get(address, headers=header).status_code for header in said]

    assert statuses == [200] * 30 + [429]
    other = {"X-Forwarded-For": "203.0.113.8"}
    assert browser.get(address, headers=other).status_code == 200


def test_a_window_ends_and_another_begins() -> None:
    at = timezone.now().replace(second=0)
    counted = [count_try("it", at_most=2, within=A_MINUTE, at=at) for _ in range(3)]

    assert counted == [True, True, False]
    assert count_try("it", at_most=2, within=A_MINUTE, at=at + A_MINUTE)
    assert count_try("something else", at_most=2, within=A_MINUTE, at=at)


def test_a_count_that_vanishes_meanwhile_refuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished(_slot: str) -> int:
        raise ValueError

    monkeypatch.setattr(tries.cache, "incr", vanished)
    at = timezone.now()
    assert count_try("it", at_most=1, within=A_MINUTE, at=at)
    assert count_try("it", at_most=1, within=A_MINUTE, at=at)
