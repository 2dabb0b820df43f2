"""The field kit and the workshops, on a page and on paper."""

import page
import pytest

from curriculum.models import Sheet
from tests.printing import bring_sheets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sheets(db):
    bring_sheets()


@pytest.fixture
def trainer(signed_in, blaise):
    return signed_in(blaise)


def test_every_shipped_sheet_is_an_accessible_paper(trainer, tmp_path):
    sheets = list(Sheet.objects.all())
    for sheet in sheets:
        door = "formation/seances" if sheet.minutes else "fiches"
        answer = trainer.get(f"/{door}/{sheet.slug}/pdf/")
        made = tmp_path / f"{sheet.slug}.pdf"
        made.write_bytes(answer.content)
        for profile in ("ua1", "3a"):
            report = page.validate_pdf(str(made), profile=profile)
            assert report.is_compliant, (sheet.slug, [f.rule_id for f in report.failures])

    assert len(sheets) == 9


def test_the_kit_stays_with_the_person_and_asks_nothing(client):
    for slug in Sheet.objects.filter(audience="field").values_list("slug", flat=True):
        text = client.get(f"/fiches/{slug}/").content.decode()

        assert "Cette fiche reste avec la personne" in text
        assert "<input" not in text.partition("<main")[2].partition("</main")[0]


def test_a_workshop_is_not_found_by_another_door(trainer, client):
    assert client.get("/fiches/p3-tenir-le-cadre/").status_code == 404
    assert trainer.get("/formation/seances/huit-indices/").status_code == 404


def test_a_page_in_english_says_that_a_sheet_is_in_french(client):
    text = client.get("/en/fiches/huit-indices/").content.decode()

    assert 'class="sheet prose section" lang="fr"' in text


def test_a_module_lists_its_sheets_and_workshops_to_those_who_work_here(trainer, client):
    for_anybody = client.get("/modules/regarder-a-360/").content.decode()

    assert "/fiches/huit-indices/" in for_anybody
    assert "/formation/seances/p2" not in for_anybody


@pytest.mark.parametrize(("url", "queries"), [("/fiches/", 2), ("/fiches/huit-indices/", 2)])
def test_a_list_of_sheets_asks_little(client, django_assert_num_queries, url, queries):
    client.get(url)
    with django_assert_num_queries(queries):
        client.get(url)
