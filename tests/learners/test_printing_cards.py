"""Access cards on paper: printed by a referent or a trainer, again for an hour, never kept."""

import io
from datetime import timedelta
from uuid import uuid4

import page as validator
import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from learners.models import AccessCard, CardSheet, Referral
from tests.doors import soup, text_of
from tests.learners.cards import SAID, codes_on, print_cards, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(maison):
    return f"/institution/{maison.pk}/cartes/"


@pytest.fixture
def browser(colette, signed_in):
    return signed_in(colette)


def test_a_sheet_shows_its_codes_and_keeps_only_hashes(browser, page, path, maison):
    printed = print_cards(browser, page, path)

    codes = codes_on(printed)
    assert len(set(codes)) == 2
    assert len(soup(printed).select(".cards svg")) == 2
    sheet = CardSheet.objects.get()
    assert sheet.institution == maison
    assert sheet.expires_at - sheet.printed_at == timedelta(days=30)
    kept = str(list(AccessCard.objects.values()))
    assert not any(code.replace("-", "") in kept for code in codes)
    assert not any(code in text_of(browser.get(page)) for code in codes)


def test_the_same_form_prints_the_same_sheet_for_an_hour(browser, page, path):
    key = uuid4()
    first = print_cards(browser, page, path, key=key)
    again = print_cards(browser, page, path, key=key)

    assert codes_on(first) == codes_on(again)
    assert AccessCard.objects.count() == 2
    CardSheet.objects.update(printed_at=timezone.now() - timedelta(hours=2))
    late = browser.post(page, said(path, key=key), follow=True)
    assert "ne se montrent qu’une fois" in text_of(late)
    late = browser.post(f"{page}pdf/", said(path, key=key), follow=True)
    assert "ne se montrent qu’une fois" in text_of(late)


def test_the_pdf_holds_the_same_codes_eight_a_page(browser, page, path, tmp_path):
    form = said(path, count=9)
    codes = codes_on(browser.post(page, form))

    answer = browser.post(f"{page}pdf/", form)

    pdf = pikepdf.open(io.BytesIO(answer.content))
    assert answer["Content-Type"] == "application/pdf"
    assert (len(pdf.pages), len(codes)) == (2, 9)
    file = tmp_path / "cards.pdf"
    file.write_bytes(answer.content)
    for standard in ("ua1", "3a"):
        report = validator.validate_pdf(str(file), profile=standard)
        assert report.is_compliant, [failure.rule_id for failure in report.failures]


@pytest.mark.parametrize("sheets", [1, 3])
def test_the_list_asks_as_much_for_one_sheet_as_for_many(
    browser, page, path, sheets, django_assert_num_queries
):
    for _ in range(sheets):
        print_cards(browser, page, path)

    with django_assert_num_queries(7):
        browser.get(page)


def test_a_pdf_needs_its_sheet_and_a_right_form(browser, page, path):
    assert browser.post(f"{page}pdf/", said(path)).status_code == 404
    assert browser.post(f"{page}pdf/", said(path, count=0)).status_code == 422


def test_wrong_figures_and_too_many_cards_print_nothing(browser, page, path):
    assert print_cards(browser, page, path, count=41).status_code == 422
    for _ in range(5):
        print_cards(browser, page, path, count=40)

    refused = print_cards(browser, page, path, count=1)

    assert refused.status_code == 429
    assert AccessCard.objects.count() == 200


def test_a_trainer_finds_the_cards_in_the_office(blaise, signed_in):
    assert "/cartes/" in signed_in(blaise).get("/admin/").content.decode()


def test_a_trainer_prints_for_no_institution(blaise, signed_in, path):
    browser, form = signed_in(blaise), said(path)
    code = codes_on(browser.post("/cartes/", form))[0]
    assert browser.post("/cartes/pdf/", form).status_code == 200

    Client().post(f"/carte/{code}/", SAID)

    assert not Referral.objects.exists()
    assert "Nadia Ben Ali" in text_of(browser.get("/cartes/"))
    late = timezone.now() - timedelta(hours=2)
    CardSheet.objects.update(printed_at=late)
    assert browser.post("/cartes/", form).url == "/cartes/"
