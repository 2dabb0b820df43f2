"""A dialogue that a device plays without us: its rules, its words, and pages to fill in.

static/js/offline/scenes.js copies these pages, which our own templates draw, and fills in what
changes. tests/browser/test_playing.py compares what both show, scene by scene.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from curriculum.models import Lesson
from curriculum.queries.translations import WordsBySource, blocks_in_english
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.playing_keys import playing_key
from curriculum.rules.scenarios import Scenario
from learners.models import User
from learners.queries.learning.dialogues import Led, all_led_by
from learners.rules.learning.dialogues import (
    ENOUGH_ENDINGS,
    ENOUGH_SCENES,
    order_shown,
    seed_of,
)
from learners.views.learning.dialogue_places import Place
from learners.views.learning.dialogues_drawn import empty_pages_of, pieces_of
from learners.views.learning.dialogues_told import sentences_of, texts_of


def places_in(lessons: Iterable[Lesson], words: WordsBySource) -> list[Place]:
    return [
        Place(lesson, dialogue)
        for lesson in lessons
        for dialogue in dialogues_of(blocks_in_english(lesson, words))
        if dialogue.scenario
    ]


def dialogues_to_keep(places: Iterable[Place], *, person: User) -> dict[str, Any]:
    """Three queries at most for all the dialogues of a module, none without one; one in English."""
    asked = {place.dialogue.id: place for place in places}
    led = all_led_by(person, [place.dialogue for place in asked.values()], get_language())
    return {str(key): dialogue_to_keep(asked[key], found, person) for key, found in led.items()}


def pages_of(dialogues: Mapping[str, dict[str, Any]]) -> list[str]:
    return [dialogue["address"] for dialogue in dialogues.values()]


def dialogue_to_keep(place: Place, led: Led, person: User) -> dict[str, Any]:
    """The version that this person plays, with the order in which they are shown the choices."""
    scenario, rounds = led.scenario, (led.rounds, led.rounds + 1)
    seeds = [seed_of(person.id, place.dialogue.id, number) for number in rounds]
    return {
        "address": place.address(),
        "version": led.version.pk,
        "rounds": led.rounds,
        "scenario": playing_key(scenario),
        "enough": {"scenes": ENOUGH_SCENES, "endings": ENOUGH_ENDINGS},
        "orders": [orders_of(scenario, seed) for seed in seeds],
        "texts": texts_of(scenario),
        "said": sentences_of(scenario, place.dialogue.title),
        "pages": empty_pages_of(place, scenario),
        "pieces": pieces_of(scenario),
    }


def orders_of(scenario: Scenario, seed: str) -> dict[str, list[int]]:
    return {scene.key: order_shown(scene, seed) for scene in scenario.scenes if scene.choices}
