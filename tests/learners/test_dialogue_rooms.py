"""Playing with a room: one projected scene, one tap a choice, and no trace of anybody."""

import pytest
from django.urls import reverse

from learners.models import Attempt, Entry, Work
from tests.learners.dialogue_players import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(blaise, played, signed_in):
    address = reverse("dialogue_room", args=["regarder", "deux", played.pk])
    client = signed_in(blaise)

    def at(query=""):
        return client.get(address + query)

    return at


def links(page):
    return [link["href"].partition("en-salle/")[2] for link in page.soup.main.select("a.line")]


def test_a_room_plays_to_the_debrief_with_one_tap_a_choice(room):
    first = Page(room())
    assert first.h1 == "Scène 1 : La porte"
    assert sorted(links(first)) == ["?dit=0&reponse", "?dit=1&reponse"]
    reply = Page(room("?dit=0&reponse"))
    assert reply.h1 == "Cela ouvre."
    assert "Il peut choisir par où commencer." in reply.text
    assert Page(room("?dit=0")).h1 == "Scène 2 : Le courrier"
    end = Page(room("?dit=0-0"))
    assert end.title.startswith("Fin : À deux")
    assert "Imprimez cette page pour tout le monde" in end.text
    assert "Une phrase que je dirai lundi" in end.text


def test_nothing_is_recorded_of_a_room(room):
    before = Entry.objects.count()
    for query in ("", "?dit=0&reponse", "?dit=0", "?dit=0-0"):
        assert room(query).status_code == 200

    assert not Attempt.objects.exists()
    assert not Work.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "query",
    ["?dit=9", "?dit=x", "?dit=0-", "?dit=0-0-0", "?dit=-1", "?dit=٣", "?dit=0" + "-0" * 999],
)
def test_an_address_that_no_room_could_have_come_to_is_not_found(room, query):
    assert room(query).status_code == 404


def test_it_is_for_those_who_work_in_the_office(ada, ada_in, played, signed_in):
    address = reverse("dialogue_room", args=["regarder", "deux", played.pk])
    assert signed_in(ada).get(address).status_code == 404


def test_from_the_room_one_looks_as_a_learner_does_from_the_same_scene(room, blaise):
    link = Page(room("?dit=0")).soup.select_one("main a:-soup-contains('Voir comme')")

    assert link["href"].endswith("/?dit=0")
    assert "en-salle" not in link["href"]
