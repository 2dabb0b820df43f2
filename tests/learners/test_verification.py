"""/verifier/: valid, revoked or unknown; forgiving; never a name; not too often."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from learners.actions.proofs import tries
from learners.actions.proofs.tries import count_try
from learners.journey import certifying
from learners.models import Certificate, Enrolment, Entry, User
from learners.queries.learning.enrolments import outline_of
from learners.rules.proofs.numbers import number_from, shown
from learners.views.proofs import verification
from tests.doors import soup, text_of

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def certificate(ada: User, ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    ada.first_name, ada.last_name = "Nadia", "Ben Ali"
    ada.save()
    ada_enrolled.person = ada
    ada_enrolled.started_at = ada_enrolled.finished_at = a_moment
    ada_enrolled.state = Enrolment.State.FINISHED
    ada_enrolled.minutes_credited = 90
    ada_enrolled.save()
    return certifying.certify(ada_enrolled, outline_of(ada_enrolled), at=a_moment)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    """The clock of the doors stands still: a test must not cross a minute."""
    at = datetime.fromisoformat("2026-11-23T10:42:07+01:00")
    monkeypatch.setattr(verification.timezone, "now", lambda: at)
    return at


def address_of(certificate: Certificate) -> str:
    return f"/verifier/{shown(certificate.number)}/"


# Valid


def test_a_valid_certificate_says_so_and_what_it_proves(
    browser: Client, certificate: Certificate, still: datetime
) -> None:
    page = browser.get(address_of(certificate))
    text = text_of(page)

    assert page.status_code == 200
    assert "Cette attestation est valable." in text
    assert "Elle a été donnée par À portée Formation le 2 novembre 2026." in text
    assert "« Aider sans faire à la place »" in text
    assert "1 h 30" in text
    assert "Ce n’est pas un diplôme" in text
    assert "Vérifié le 23 novembre 2026 à 10 h 42." in text
    number = shown(certificate.number)
    assert (
        f"Le 23 novembre 2026 à 10 h 42, l’attestation {number} (parcours « Aider sans faire à la "
        "place », 1 h 30, donnée le 2 novembre 2026) est valable. Vérifié sur http://"
    ) in text


def test_the_public_page_never_shows_a_name_nor_is_listed_nor_kept(
    browser: Client, certificate: Certificate
) -> None:
    for data in (None, {"name": "Nadia Ben Ali"}):
        address = address_of(certificate)
        page = browser.post(address, data) if data else browser.get(address)
        shown_text = text_of(page)

        assert "Nadia" not in shown_text
        assert "Ben Ali" not in shown_text
        assert certificate.objectives[0]["text"] not in shown_text
        assert page["X-Robots-Tag"] == "noindex"
        assert soup(page).find("meta", {"name": "robots", "content": "noindex"})
        assert "no-store" in page["Cache-Control"]


def test_a_check_takes_one_query_and_writes_nothing(
    browser: Client, certificate: Certificate, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = Entry.objects.count()
    with django_assert_num_queries(1):
        browser.get(address_of(certificate))
    assert Entry.objects.count() == before


# Typing


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_leads_to_the_page_of_the_number(
    browser: Client, certificate: Certificate, method: str
) -> None:
    typed = {"code": f" n° {shown(certificate.number).lower().replace('-', ' ')} "}
    response = getattr(browser, method)("/verifier/", typed)

    assert (response.status_code, response.url) == (302, address_of(certificate))


def test_a_pasted_address_leads_there_too(browser: Client, certificate: Certificate) -> None:
    typed = f"https://ailleurs.exemple/en/verifier/{certificate.number}/?x=1"
    response = browser.get("/verifier/", {"code": typed})

    assert response.url == address_of(certificate)


def test_an_address_written_otherwise_leads_to_the_one_on_the_paper(
    browser: Client, certificate: Certificate
) -> None:
    response = browser.get(f"/verifier/{certificate.number.lower()}/")

    assert (response.status_code, response.url) == (302, address_of(certificate))


def test_the_english_page_stays_english(browser: Client, certificate: Certificate) -> None:
    response = browser.get(f"/en/verifier/{certificate.number}/")

    assert response.url == f"/en{address_of(certificate)}"
    assert browser.get(response.url).status_code == 200


def test_the_empty_form_asks(browser: Client) -> None:
    page = browser.get("/verifier/")

    assert "Une attestation se vérifie en dix secondes." in text_of(page)
    assert page["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", "Tapez le numéro écrit sous le carré à scanner."),
        ("K7F2", "Un numéro a 13 signes. Il en manque."),
        ("28T5-CY4T-QKFF44", "Un numéro a 13 signes. Il y en a trop."),
        ("2" * 2500, "Un numéro a 13 signes. Il y en a trop."),
        ("28T5-CY4T-QKFFé", "Un numéro n’a que des lettres sans accent"),
        ("28T5-CY4T-QKFF5", "Un signe a pu être mal recopié."),
    ],
)
def test_a_number_that_cannot_be_says_what_to_look_at(
    browser: Client, typed: str, hint: str
) -> None:
    page = browser.get("/verifier/", {"code": typed})

    assert page.status_code == 422
    assert hint in text_of(page)


def test_a_mistyped_address_is_not_found_and_gives_no_right_sign_away(
    browser: Client, certificate: Certificate
) -> None:
    wrong = "Z" if certificate.number[-1] != "Z" else "Y"
    typed = certificate.number[:-1] + wrong
    page = browser.get(f"/verifier/{typed}/")

    assert page.status_code == 404
    assert "un signe a pu être mal recopié" in text_of(page)
    assert certificate.number not in page.content.decode()
    assert shown(certificate.number) not in page.content.decode()
    assert soup(page).select_one("input[name=code]")["value"] == typed


def test_a_number_nobody_was_given_is_not_found(browser: Client, certificate: Certificate) -> None:
    page = browser.get(f"/verifier/{shown(number_from(42))}/")

    assert page.status_code == 404
    assert "nous ne l’avons donné à personne" in text_of(page)
    assert page["X-Robots-Tag"] == "noindex"


# Names


@pytest.mark.parametrize("typed", ["BEN ALI Nadia", "nadia benali", "Mme Nadia Ben-Ali"])
def test_the_name_on_the_paper_matches(
    browser: Client, certificate: Certificate, typed: str
) -> None:
    page = browser.post(address_of(certificate), {"name": typed})

    assert "Le nom correspond." in text_of(page)
    assert soup(page).title.string.startswith("Le nom correspond.")


def test_another_name_does_not(browser: Client, certificate: Certificate) -> None:
    page = browser.post(address_of(certificate), {"name": "Théo Marchand"})

    assert "Ce n’est pas ce nom." in text_of(page)
    assert "Cette attestation est valable." in text_of(page)


def test_no_name_at_all_is_asked_for(browser: Client, certificate: Certificate) -> None:
    page = browser.post(address_of(certificate), {"name": " "})

    assert page.status_code == 422
    assert "Tapez le nom écrit sur le papier." in text_of(page)
    assert soup(page).title.string.startswith("Erreur")


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


# Revoked


def test_a_revoked_certificate_says_when_and_why_and_compares_no_name(
    browser: Client, certificate: Certificate, edith: User
) -> None:
    on = datetime.fromisoformat("2026-11-20T09:00:00+01:00")
    certifying.revoke(certificate, by=edith, reason="Donnée par erreur.", at=on)
    page = browser.get(address_of(certificate))
    text = text_of(page)

    assert page.status_code == 200
    assert "Cette attestation n’est plus valable." in text
    assert "À portée Formation l’a annulée le 20 novembre 2026." in text
    assert "Donnée par erreur." in text
    assert "Nadia" not in text
    assert soup(page).select_one("main form") is None
    assert "Le nom" not in text_of(browser.post(address_of(certificate), {"name": "Nadia"}))


# Not too often


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


def test_the_address_of_the_paper_is_the_french_one(
    browser: Client, certificate: Certificate
) -> None:
    page = browser.get(f"/en{address_of(certificate)}")
    (address,) = re.findall(r"http://[^\s]+/verifier/[0-9A-Z-]+/", text_of(page))

    assert "/en/" not in address
