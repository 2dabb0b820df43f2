"""The administrators' list: find a certificate, take it back, have its paper made again."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django_q.models import OrmQ
from wagtail.models import ReferenceIndex

from learners.models import Certificate, Enrolment, Entry, Paper, User
from learners.office.certificates import certificates
from learners.rules.proofs.numbers import shown
from tests.doors import text_of
from tests.learners.certified import certified

Browser = Callable[[User], Client]
OFFICE = "/admin/certificates/"


@pytest.fixture
def certificate(ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def office(edith: User, signed_in: Browser) -> Client:
    return signed_in(edith)


def test_the_list_shows_number_name_path_day_and_state(
    office: Client, certificate: Certificate
) -> None:
    text = text_of(office.get(OFFICE))

    for said in (shown(certificate.number), "Ada Lovelace", "Aider sans faire à la place"):
        assert said in text
    assert "En préparation" in text
    assert "Attestations" in text


def test_a_certificate_is_found_by_name_or_number(office: Client, certificate: Certificate) -> None:
    for searched in ("lovelace", certificate.number[:6]):
        assert "Ada Lovelace" in text_of(office.get(f"{OFFICE}results/", {"q": searched}))
    assert "Ada Lovelace" not in text_of(office.get(f"{OFFICE}results/", {"q": "marchand"}))


def test_the_list_leads_to_the_certificate(office: Client, certificate: Certificate) -> None:
    assert f'href="{OFFICE}{certificate.pk}/"' in office.get(OFFICE).content.decode()
    assert "Annuler cette attestation" in text_of(office.get(f"{OFFICE}{certificate.pk}/"))
    assert certificates.url_finder_class(None).construct_edit_url(certificate) == (
        f"{OFFICE}{certificate.pk}/"
    )


def test_revoking_asks_for_a_reason_then_once_more(
    office: Client, certificate: Certificate, edith: User
) -> None:
    address = f"{OFFICE}{certificate.pk}/revoke/"
    without = office.post(address, {"reason": " "})
    assert without.status_code == 422
    assert "Écrivez pourquoi cette attestation est annulée." in text_of(without)

    asked = office.post(address, {"reason": "Donnée  par\nerreur."})
    assert "Annuler pour toujours" in text_of(asked)
    certificate.refresh_from_db()
    assert certificate.revoked_at is None

    sure = {"reason": "Donnée  par\nerreur.", "confirmed": "1"}
    done = office.post(address, sure, follow=True)
    assert "L’attestation est annulée. La page publique le dit." in text_of(done)
    certificate.refresh_from_db()
    assert certificate.revoked_at
    assert certificate.revocation_reason == "Donnée par erreur."
    assert Entry.objects.get(kind="certificate_revoked").actor == edith.pk
    assert "Annulée" in text_of(office.get(OFFICE))

    again = office.post(address, sure, follow=True)
    assert "Cette attestation était déjà annulée." in text_of(again)
    assert Entry.objects.filter(kind="certificate_revoked").count() == 1


def test_the_address_of_revoking_opened_by_hand_leads_back(
    office: Client, certificate: Certificate
) -> None:
    response = office.get(f"{OFFICE}{certificate.pk}/revoke/")

    assert response.url == f"{OFFICE}{certificate.pk}/"


def test_only_a_failed_paper_is_made_again(office: Client, certificate: Certificate) -> None:
    page, make = f"{OFFICE}{certificate.pk}/", f"{OFFICE}{certificate.pk}/make/"
    assert "Refaire le papier" not in text_of(office.get(page))
    assert "Ce papier n’est pas en échec." in text_of(office.post(make, follow=True))

    Paper.objects.update(state="failed", error="no ink", next_try_at=None)
    OrmQ.objects.all().delete()
    assert "no ink" in text_of(office.get(page))
    assert "Le papier est de nouveau en préparation." in text_of(office.post(make, follow=True))
    assert Paper.objects.get().state == "waiting"
    assert OrmQ.objects.count() == 1


@pytest.mark.parametrize("end", ["", "{pk}/", "{pk}/revoke/", "{pk}/make/"])
def test_only_administrators_come_here(
    certificate: Certificate,
    ada: User,
    blaise: User,
    colette: User,
    signed_in: Browser,
    end: str,
) -> None:
    address = OFFICE + end.format(pk=certificate.pk)
    for person in (ada, blaise, colette):
        response = signed_in(person).post(address, {"reason": "Non.", "confirmed": "1"})
        assert response.status_code in (302, 403, 405)
        assert shown(certificate.number) not in text_of(signed_in(person).get(address))
    certificate.refresh_from_db()
    assert certificate.revoked_at is None


def test_nothing_is_added_changed_or_deleted_here(office: Client, certificate: Certificate) -> None:
    for end in ("new/", f"edit/{certificate.pk}/", f"delete/{certificate.pk}/"):
        assert office.get(OFFICE + end).status_code == 404


def test_saving_a_certificate_costs_no_reference_index() -> None:
    assert Certificate not in ReferenceIndex.tracked_models
    assert Paper not in ReferenceIndex.tracked_models
