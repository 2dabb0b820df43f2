"""Translating a dialogue in the office: listed, drafted, published, compared, and who may."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from curriculum.models import Activity, Scenario, Translation
from tests.curriculum.lesson_writing import question
from tests.curriculum.packing import lesson
from tests.curriculum.scenario_english import SHY
from tests.curriculum.scenario_writing import SMALL, read
from tests.curriculum.test_packs_dialogues import pack
from tests.curriculum.test_wagtail_translations import listed
from tests.curriculum.translating import desk, desk_url, say, say_all

pytestmark = pytest.mark.django_db
TITLE = "Un petit courrier"


@pytest.fixture
def scenario(imported):
    assert imported(pack()).problems == []
    return Scenario.objects.get()


@pytest.fixture
def author(signed_in, blaise, scenario):
    return signed_in(blaise)


def rewrite(scenario, text):
    mine, said = read(text)
    assert said == []
    scenario.rewrite(mine, at=timezone.now() + timedelta(days=1))


def told(client, response):
    page = BeautifulSoup(client.get(response.url).content, "html.parser")
    return page.select_one(".messages").get_text(" ", strip=True)


def test_the_list_says_how_far_each_dialogue_is(author, scenario):
    before = listed(author)[TITLE]
    say(author, "scenario", scenario.pk, {TITLE: "A small letter"}, verb="keep")
    drafted = listed(author)[TITLE]
    say(author, "scenario", scenario.pk, {})
    part = listed(author)[TITLE]
    say_all(author, "scenario", scenario.pk)

    assert (before, drafted, part) == ("Absente", "Brouillon, 1 sur 8", "1 sur 8")
    assert listed(author)[TITLE] == "À jour"


def test_a_retired_dialogue_is_not_listed(author, scenario):
    Scenario.objects.update(retired_at=timezone.now())

    assert TITLE not in listed(author)


def test_the_desk_of_a_lesson_shows_what_its_dialogues_play(author, scenario):
    page = author.get(desk_url("lesson", lesson("deux").translation_key)).content.decode()

    assert desk_url("scenario", scenario.pk) in page
    without = author.get(desk_url("lesson", lesson("un").translation_key)).content.decode()
    assert "Ce que jouent ses dialogues" not in without


def test_each_text_is_called_by_its_scene_and_what_it_is(author, scenario):
    rewrite(scenario, SHY)
    page = author.get(desk_url("scenario", scenario.pk)).content.decode()

    for label in (
        "Titre, en anglais",
        "Personne",
        "Indice 2",
        "N1, La porte\u00a0: titre",
        "N1, La porte\u00a0: décor",
        "N1, La porte\u00a0: ce que dit la personne",
        "N1, La porte\u00a0: choix 2",
        "N1, La porte\u00a0: retour sur le choix 2",
        "FIN_A, À deux\u00a0: bilan",
    ):
        assert label in page, label
    assert "Un dialogue se lit dans une seule langue" in page


def test_what_changed_in_french_is_to_be_read_again_with_the_former_french(author, scenario):
    say_all(author, "scenario", scenario.pk)
    rewrite(scenario, SMALL.replace("Vous partez de l'écran.", "Vous partez de votre écran."))
    page = BeautifulSoup(author.get(desk_url("scenario", scenario.pk)).content, "html.parser")
    (note,) = page.select(".translate__note")

    assert listed(author)[TITLE] == "À relire, 1 passage"
    assert note.select_one(".deletion").get_text() + note.select_one(".addition").get_text() == (
        "l'votre "
    )
    sent = desk(author, "scenario", scenario.pk)
    sent.pop("")
    place = "ok:scene:N1/choice:1/feedback"
    author.post(desk_url("scenario", scenario.pk), {**sent, place: "on", "publish": "1"})
    assert listed(author)[TITLE] == "À jour"


def test_two_authors_at_once_are_told(author, scenario, edith, signed_in):
    typed = desk(author, "scenario", scenario.pk)
    typed.pop("")
    say(signed_in(edith), "scenario", scenario.pk, {TITLE: "By Edith"}, verb="keep")
    sent = {**typed, "en:title": "Mine", "keep": "1"}
    response = author.post(desk_url("scenario", scenario.pk), sent)

    assert response.status_code == 409
    assert "By Edith" in response.content.decode()
    assert Translation.objects.get().draft["title"][0] == "By Edith"


def test_two_choices_that_become_one_are_not_published_and_the_scene_is_named(author, scenario):
    same = {"Qu'est-ce qui vous amène ?": "Yes?", "Vos codes ?": "Yes?"}
    say_all(author, "scenario", scenario.pk)
    response = say(author, "scenario", scenario.pk, same)

    assert "Étape «\u202fN1\u202f»\u00a0: deux choix disent la même chose" in told(author, response)
    assert Translation.objects.get().published["scene:N1/choice:1/text"][0] == "EN Vos codes ?"


def test_two_clues_that_become_one_are_not_published(author, scenario):
    rewrite(scenario, SHY)
    say_all(author, "scenario", scenario.pk)
    response = say(author, "scenario", scenario.pk, {"peur du regard": "urgence"})

    assert "Deux indices disent la même chose" in told(author, response)


def test_english_is_withdrawn_and_its_draft_stays(author, scenario):
    say_all(author, "scenario", scenario.pk)
    say(author, "scenario", scenario.pk, {}, verb="withdraw")

    row = Translation.objects.get()
    assert (row.kind, row.published, row.published_at) == ("scenario", {}, None)
    assert row.draft["title"] == [f"EN {TITLE}", TITLE]


def test_publishing_english_makes_no_version_and_touches_no_activity(author, scenario):
    def rows():
        return list(scenario.versions.values()), list(Activity.objects.order_by("pk").values())

    before = rows()
    say_all(author, "scenario", scenario.pk)
    assert rows() == before


def test_its_page_offers_to_translate_it(author, scenario):
    page = author.get(reverse("scenarios:edit", args=[scenario.pk])).content.decode()

    assert desk_url("scenario", scenario.pk) in page


@pytest.mark.parametrize(("who", "status"), [("ada", 302), ("colette", 302), ("edith", 200)])
def test_only_those_who_write_scenarios_translate_them(request, signed_in, scenario, who, status):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(desk_url("scenario", scenario.pk)).status_code == status


def test_what_has_no_version_or_no_row_has_no_desk(author, a_moment):
    empty = Scenario.objects.create(key="vide", title="Vide", created_at=a_moment)

    assert author.get(desk_url("scenario", empty.pk)).status_code == 404
    assert author.get(desk_url("scenario", question().pk)).status_code == 404


def test_whoever_may_not_change_scenarios_may_not_translate_them(signed_in, blaise, scenario):
    for group in blaise.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="change_scenario"))

    assert signed_in(blaise).get(desk_url("scenario", scenario.pk)).status_code == 302
