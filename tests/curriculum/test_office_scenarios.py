"""Scenarios in the office: written, refused with their faults, rewritten, placed, retired."""

import html
from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from curriculum.actions.scenarios import PlacedSomewhereError, add_scenario, retire_scenario
from curriculum.models import Activity, Lesson, Scenario
from curriculum.rules.scenario_writing import text_of_scenario
from tests.curriculum.scenario_writing import SMALL, small, spoiled
from tests.curriculum.test_office_blocks import publish
from tests.curriculum.test_wagtail_questions import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


@pytest.fixture
def scenario(a_moment):
    return add_scenario(uuid4(), small(), at=a_moment)[0]


def edit(office, scenario, text):
    address = reverse("scenarios:edit", args=[scenario.pk])
    return office.post(address, {"text": text.replace("\n", "\r\n")})


def test_an_author_writes_a_scenario_and_twice_is_once(office):
    form = {"key": str(uuid4()), "text": SMALL.replace("\n", "\r\n")}
    for _ in range(2):
        assert office.post(reverse("scenarios:add"), form).status_code == 302

    scenario = Scenario.objects.get(key="petit-courrier")
    assert (scenario.title, scenario.versions.count()) == ("Un petit courrier", 1)
    assert scenario.current.written == small()
    assert "petit-courrier" in words(office.get(reverse("scenarios:index")))


def test_the_page_to_write_one_shows_a_model_that_is_whole(office):
    page = office.get(reverse("scenarios:add"))
    text = page.context["form"]["text"].value()

    assert office.post(reverse("scenarios:add"), {"text": text}).status_code == 302


def test_what_is_wrong_is_said_with_line_and_scene_and_nothing_typed_is_lost(office):
    text = spoiled("vers: N2", "vers: N9").replace("Il reste debout", "Il reste <b>debout</b> 🙂")
    page = office.post(reverse("scenarios:add"), {"key": "x", "text": text})

    assert "Ligne 14 : Étape « N1 » : choix 1 : ce choix mène à « N9 »" in words(page)
    assert text in html.unescape(page.content.decode())
    assert not Scenario.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00", "x" * 150_001, "🙂", "\u202eabc: [", "id: x"])
def test_what_is_no_scenario_is_refused_without_a_crash(office, text):
    assert office.post(reverse("scenarios:add"), {"text": text}).status_code == 200
    assert not Scenario.objects.exists()


def test_rewriting_makes_a_version_and_saving_untouched_makes_none(office, scenario):
    shown = text_of_scenario(scenario.current.written)
    edit(office, scenario, shown)
    assert scenario.versions.count() == 1

    edit(office, scenario, shown.replace("Un petit courrier", "Mieux dit"))
    assert [v.number for v in scenario.versions.order_by("number")] == [1, 2]
    assert Scenario.objects.get().title == "Mieux dit"
    assert "Version 2" in words(office.get(reverse("scenarios:edit", args=[scenario.pk])))


def test_two_scenarios_cannot_have_one_id(office, scenario, a_moment):
    other = add_scenario(uuid4(), named("autre"), at=a_moment)[0]

    assert "Changez son id" in words(edit(office, other, SMALL))
    assert Scenario.objects.get(pk=other.pk).key == "autre"


def named(key):
    return replace(small(), key=key)


def place(scenario):
    value = {"title": "Un courrier", "minutes": "3", "scenario": str(scenario) if scenario else ""}
    return "dialogue", value


def test_a_dialogue_is_placed_and_its_scenario_cannot_be_retired(
    office, signed_in, blaise, scenario, a_moment
):
    publish(signed_in, blaise, place(scenario.pk))

    lesson = Lesson.objects.get(slug="une-lecon")
    activity = Activity.objects.get(lesson=lesson.translation_key)
    assert (activity.kind, activity.title, activity.minutes) == ("dialogue", "Un courrier", 3)
    with pytest.raises(PlacedSomewhereError):
        retire_scenario(scenario, at=a_moment)
    office.post(reverse("scenarios:retire", args=[scenario.pk]))
    assert Scenario.objects.get().retired_at is None
    assert "Une leçon" in words(office.get(reverse("scenarios:edit", args=[scenario.pk])))


def test_nothing_is_published_with_a_retired_scenario(office, signed_in, blaise, scenario):
    office.post(reverse("scenarios:retire", args=[scenario.pk]))
    refused, lesson = publish(signed_in, blaise, place(scenario.pk))
    assert lesson is None
    assert refused.status_code == 200
    office.post(reverse("scenarios:bring_back", args=[scenario.pk]))
    assert Scenario.objects.get().retired_at is None


@pytest.mark.parametrize("chosen", ["", "x" * 50, "4f7abb9d-67cf-43a0-a899-e78a6d00ba9f"])
def test_nothing_is_published_without_a_scenario(signed_in, blaise, chosen):
    assert publish(signed_in, blaise, place(chosen))[1] is None


def test_scenarios_are_chosen_in_a_window_and_indexed_nowhere(office, scenario):
    assert "Un petit courrier" in words(office.get(reverse("scenario_chooser:choose")))
    scenario.retired_at = timezone.now()
    scenario.save()
    assert "Un petit courrier" not in words(office.get(reverse("scenario_chooser:choose")))
    assert not ReferenceIndex.model_is_indexable(Scenario)
