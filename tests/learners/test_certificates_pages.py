"""One's certificates on the screen and as PDF; the paper for a referent; who gets nothing."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from learners.journey import certifying
from learners.models import (
    Certificate,
    Enrolment,
    Paper,
    User,
)
from learners.rules.proofs.numbers import number_from, shown
from tests.doors import soup, text_of
from tests.learners.certified import certified

Browser = Callable[[User], Client]
LIST = "/mon-espace/attestations/"


@pytest.fixture
def certificate(ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def paper(certificate: Certificate, a_moment: datetime) -> Paper:
    certifying.make_paper(certificate.pk, at=a_moment)
    return Paper.objects.get()


@pytest.fixture
def at_home(ada: User, signed_in: Browser) -> Client:
    return signed_in(ada)


def page_of(certificate: Certificate) -> str:
    return f"{LIST}{shown(certificate.number)}/"


# One's own


def test_the_list_says_when_the_pdf_is_ready(
    at_home: Client, certificate: Certificate, a_moment: datetime
) -> None:
    assert "Le PDF arrive." in text_of(at_home.get(LIST))
    certifying.make_paper(certificate.pk, at=a_moment)
    page = at_home.get(LIST)

    assert "Vous avez 1 attestation." in text_of(page)
    assert "Le PDF est prêt." in text_of(page)
    link = soup(page).select_one("main ol a")
    assert at_home.get(link["href"]).status_code == 200


def test_an_empty_list_says_when_the_first_one_comes(at_home: Client) -> None:
    assert "Vous n’avez pas encore d’attestation." in text_of(at_home.get(LIST))


def test_the_list_takes_three_queries(
    at_home: Client, paper: Paper, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):  # session, person, certificates
        at_home.get(LIST)


def test_the_page_says_what_the_paper_says(
    at_home: Client, paper: Paper, certificate: Certificate
) -> None:
    page = at_home.get(page_of(certificate))
    text = text_of(page)

    assert "Ada Lovelace a suivi et terminé le parcours « Aider sans faire à la place »." in text
    assert shown(certificate.number) in text
    assert "Le 2 novembre 2026" in text
    assert "1 h 30" in text
    assert "ne vaut pas agrément de l’État" in text
    for objective in certificate.objectives:
        assert objective["text"].replace("\u00a0", " ").replace("\u202f", " ") in text
    assert f"Prendre le PDF ({-(-len(paper.content) // 1000)} ko)" in text
    assert soup(page).find("meta", {"name": "robots", "content": "noindex"})


def test_the_page_takes_three_queries(
    at_home: Client,
    paper: Paper,
    certificate: Certificate,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(3):
        at_home.get(page_of(certificate))


def test_the_page_comes_before_the_pdf(at_home: Client, certificate: Certificate) -> None:
    text = text_of(at_home.get(page_of(certificate)))

    assert "Le PDF arrive." in text
    assert "Prendre le PDF" not in text


def test_a_failed_paper_is_our_business_and_takes_nothing_away(
    at_home: Client, certificate: Certificate
) -> None:
    Paper.objects.update(state="failed", error="no ink")
    text = text_of(at_home.get(page_of(certificate)))

    assert "Cela bloque chez nous. Rien n’est perdu" in text
    assert "no ink" not in text


def test_the_page_of_a_revoked_certificate_says_why(
    at_home: Client, paper: Paper, certificate: Certificate, edith: User, a_moment: datetime
) -> None:
    certifying.revoke(certificate, by=edith, reason="Donnée par erreur.", at=a_moment)
    text = text_of(at_home.get(page_of(certificate)))

    assert "Cette attestation a été annulée le 2 novembre 2026." in text
    assert "Donnée par erreur." in text
    assert "Prendre le PDF" not in text
    assert "Annulée" in text_of(at_home.get(LIST))


def test_the_number_is_read_with_its_hyphens_or_without(
    at_home: Client, certificate: Certificate
) -> None:
    assert at_home.get(f"{LIST}{certificate.number}/").status_code == 200
    assert at_home.get(f"{LIST}{shown(certificate.number).lower()}/").status_code == 200


@pytest.mark.parametrize("number", ["rien", "28T5-CY4T-QKFF5", shown(number_from(7))])
@pytest.mark.parametrize("end", ["", "pdf/"])
def test_a_number_that_is_not_ones_own_is_not_found(
    at_home: Client, certificate: Certificate, number: str, end: str
) -> None:
    assert at_home.get(f"{LIST}{number}/{end}").status_code == 404


@pytest.mark.parametrize("end", ["", "pdf/"])
def test_nobody_else_finds_it(
    paper: Paper,
    certificate: Certificate,
    colette: User,
    denis: User,
    edith: User,
    signed_in: Browser,
    end: str,
) -> None:
    for stranger in (colette, denis, edith):
        assert signed_in(stranger).get(page_of(certificate) + end).status_code == 404
    assert Client().get(page_of(certificate) + end).url.startswith("/connexion/")


# The PDF


def test_the_pdf_is_given_as_it_was_made(
    at_home: Client, paper: Paper, certificate: Certificate
) -> None:
    response = at_home.get(f"{page_of(certificate)}pdf/")

    assert response.content == bytes(paper.content)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'attachment; filename="attestation-a-portee-{shown(certificate.number)}.pdf"'
    )
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert response["Cache-Control"] == "private"


def test_the_pdf_is_not_sent_twice_to_who_has_it(
    at_home: Client, paper: Paper, certificate: Certificate
) -> None:
    address = f"{page_of(certificate)}pdf/"
    again = at_home.get(address, headers={"If-None-Match": at_home.get(address)["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_until_then_the_pdf_is_on_its_way(at_home: Client, certificate: Certificate) -> None:
    response = at_home.get(f"{page_of(certificate)}pdf/")

    assert response.status_code == 202
    assert "Le PDF arrive." in text_of(response)
    links = [link["href"] for link in soup(response).select("main a")]
    assert links == [page_of(certificate), f"{page_of(certificate)}pdf/"]


@pytest.mark.parametrize("end", ["", "pdf/"])
def test_nothing_here_is_written_to(at_home: Client, certificate: Certificate, end: str) -> None:
    assert at_home.post(page_of(certificate) + end).status_code == 405
