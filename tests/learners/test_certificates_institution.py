"""The paper of somebody that an institution sent: who gets it, and the trace it leaves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from learners.journey import certifying
from learners.models import (
    Certificate,
    Enrolment,
    Entry,
    Institution,
    Membership,
    Paper,
    Referral,
    User,
)
from tests.learners.certified import certified

Browser = Callable[[User], Client]


@pytest.fixture
def certificate(ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def paper(certificate: Certificate, a_moment: datetime) -> Paper:
    certifying.make_paper(certificate.pk, at=a_moment)
    return Paper.objects.get()


def institution_page_of(certificate: Certificate, institution: UUID) -> str:
    return f"/institution/{institution}/attestations/{certificate.number}/pdf/"


@pytest.fixture
def seen_by_colette(ada_referred: Referral, paper: Paper) -> Referral:
    return ada_referred


def test_a_referent_gets_the_paper_and_the_person_can_know(
    seen_by_colette: Referral,
    paper: Paper,
    certificate: Certificate,
    ada: User,
    colette: User,
    maison: Institution,
    signed_in: Browser,
) -> None:
    browser, address = signed_in(colette), institution_page_of(certificate, maison.pk)

    assert browser.get(address).content == bytes(paper.content)
    browser.get(address)
    facts = Entry.objects.filter(kind="certificate_read")
    assert facts.count() == 2
    assert {(f.actor, f.person, f.institution, f.object) for f in facts} == {
        (colette.pk, ada.pk, maison.pk, certificate.pk)
    }


def test_a_paper_on_its_way_is_no_reading(
    ada_referred: Referral,
    certificate: Certificate,
    colette: User,
    maison: Institution,
    signed_in: Browser,
) -> None:
    response = signed_in(colette).get(institution_page_of(certificate, maison.pk))

    assert response.status_code == 202
    assert not Entry.objects.filter(kind="certificate_read").exists()


def test_a_referent_who_reads_their_own_leaves_no_trace(
    seen_by_colette: Referral,
    certificate: Certificate,
    ada: User,
    maison: Institution,
    a_moment: datetime,
    signed_in: Browser,
) -> None:
    Membership.objects.create(user=ada, institution=maison, joined_at=a_moment)
    address = institution_page_of(certificate, maison.pk)

    assert signed_in(ada).get(address).status_code == 200
    assert not Entry.objects.filter(kind="certificate_read").exists()


def test_no_other_institution_gets_the_paper(
    seen_by_colette: Referral,
    certificate: Certificate,
    ada: User,
    denis: User,
    colette: User,
    maison: Institution,
    signed_in: Browser,
) -> None:
    other = Institution.objects.get(name="Mairie de Langres")

    assert signed_in(denis).get(institution_page_of(certificate, maison.pk)).status_code == 404
    assert signed_in(denis).get(institution_page_of(certificate, other.pk)).status_code == 404
    assert signed_in(colette).get(institution_page_of(certificate, other.pk)).status_code == 404
    assert signed_in(colette).get(institution_page_of(certificate, uuid4())).status_code == 404
    assert signed_in(ada).get(institution_page_of(certificate, maison.pk)).status_code == 404


@pytest.mark.parametrize(
    ("closed_after", "status"), [(timedelta(days=1), 200), (timedelta(days=-1), 404)]
)
def test_a_closed_referral_keeps_the_papers_issued_while_it_was_open(
    seen_by_colette: Referral,
    certificate: Certificate,
    colette: User,
    maison: Institution,
    signed_in: Browser,
    closed_after: timedelta,
    status: int,
) -> None:
    seen_by_colette.seen_from = certificate.issued_at - timedelta(days=30)
    seen_by_colette.seen_until = certificate.issued_at + closed_after
    seen_by_colette.save()
    assert seen_by_colette.seen_until < timezone.now()

    address = institution_page_of(certificate, maison.pk)
    assert signed_in(colette).get(address).status_code == status


def test_a_revoked_paper_is_given_to_no_institution(
    seen_by_colette: Referral,
    certificate: Certificate,
    colette: User,
    edith: User,
    maison: Institution,
    a_moment: datetime,
    signed_in: Browser,
) -> None:
    certifying.revoke(certificate, by=edith, reason="Donnée par erreur.", at=a_moment)

    assert signed_in(colette).get(institution_page_of(certificate, maison.pk)).status_code == 404
