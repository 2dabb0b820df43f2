"""/verifier/: valid, revoked or unknown; forgiving; never a name; not too often."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from learners.journey import certifying
from learners.models import Certificate, Enrolment, Entry, User
from learners.rules.proofs.numbers import number_from, shown
from learners.views.proofs import verification
from tests.doors import soup, text_of
from tests.learners.certified import certified

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def certificate(ada: User, ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    ada.first_name, ada.last_name = "Nadia", "Ben Ali"
    ada_enrolled.person = ada
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> datetime:
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


def test_the_address_of_the_paper_is_the_french_one(
    browser: Client, certificate: Certificate
) -> None:
    page = browser.get(f"/en{address_of(certificate)}")
    (address,) = re.findall(r"http://[^\s]+/verifier/[0-9A-Z-]+/", text_of(page))

    assert "/en/" not in address
