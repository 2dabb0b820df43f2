"""One table of games, played by us and by the browser: both say the same, turn after turn."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from curriculum.rules.playing_keys import playing_key
from curriculum.rules.scenario_play import Game, Moment, play
from curriculum.rules.scenarios import Scenario
from learners.rules.learning.dialogues import Ended, Playing
from learners.rules.learning.dialogues_apart import Apart, replayed
from tests.browser.servers import served
from tests.curriculum.scenario_writing import small
from tests.curriculum.test_starter_dialogues import HABITS, MOST_TURNS, SCENARIOS

PLAY = """async ([scenario, games]) => {
  const {play, isOver} = await import("/static/js/offline/play.js");
  return games.map((choices) => {
    try {
      const game = play(scenario, choices);
      return {first: game.first, turns: game.turns, over: isOver(scenario, game)};
    } catch (error) {
      return error.message;
    }
  });
}"""
LEAD = """async ([scenario, known, ways, enough]) => {
  const {endingsOf, isLed} = await import("/static/js/offline/play.js");
  const endings = endingsOf(scenario, known, ways);
  return [endings, isLed(endings, enough)];
}"""
SHORT, BREAKS, LONG, HALF = [0, 0], [1], [0, 1, 0, 1, 0, 1], [0, 1, 0, 0]
FORGED = [[2], [-1], [0, 9], [0, 0, 0], [1, 0]]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with served() as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        page.goto("/robots.txt")
        yield page
        context.close()


def ours(scenario: Scenario, choices: list[int]) -> Any:
    """A game as plain values, or None for what its scenes do not offer."""
    try:
        game = play(scenario, choices)
    except ValueError:
        return None
    return {"first": moment(game.first), "turns": turns(game), "over": game.is_over}


def moment(it: Moment) -> dict[str, Any]:
    return {"scene": it.scene.key, "trust": it.trust, "clues": list(it.clues)}


def turns(game: Game) -> list[dict[str, Any]]:
    return [
        {
            "before": moment(turn.before),
            "place": turn.place,
            "after": moment(turn.after),
            "new_clues": list(turn.new_clues),
            "gained": turn.gained,
        }
        for turn in game.turns
    ]


def by_habit(scenario: Scenario) -> list[list[int]]:
    """Led as somebody would who always does the same, and as whoever listens, or never does."""
    habits = [
        *HABITS.values(),
        lambda choices: max(range(len(choices)), key=lambda place: choices[place].trust),
        lambda choices: min(range(len(choices)), key=lambda place: choices[place].trust),
    ]
    games = []
    for habit in habits:
        game = play(scenario)
        while not game.is_over and len(game.turns) < MOST_TURNS:
            game = play(scenario, (*game.choices, habit(game.now.scene.choices)))
        games.append(list(game.choices))
    return games


def compare(page: Page, scenario: Scenario, games: list[list[int]]) -> None:
    theirs = page.evaluate(PLAY, [playing_key(scenario), games])
    for choices, found in zip(games, theirs, strict=True):
        expected = ours(scenario, choices)
        assert found == expected if expected else isinstance(found, str), choices


def test_conditions_break_off_and_forgeries_are_the_same(page: Page) -> None:
    scenario, whole = small(), [SHORT, BREAKS, LONG, HALF]
    so_far = [game[:turns] for game in whole for turns in range(len(game) + 1)]
    compare(page, scenario, [*so_far, *FORGED])

    endings = [play(scenario, game).now.scene.key for game in whole]
    assert endings == ["FIN_A", "FIN_R", "FIN_R", "FIN_B"]
    assert [ours(scenario, game) for game in FORGED] == [None] * 5


@pytest.mark.parametrize("key", SCENARIOS)
def test_the_starter_dialogues_are_played_the_same_by_every_habit(page: Page, key: str) -> None:
    compare(page, SCENARIOS[key], by_habit(SCENARIOS[key]))


@pytest.mark.parametrize(
    ("known", "ways"),
    [
        ({}, []),
        ({}, [[1]]),
        ({"FIN_B": 3}, [[1]]),
        ({}, [[0, 1, 0, 1, 0, 1]]),
        ({"FIN_R": 2}, [[0, 1, 0, 1, 0, 1], [1], [0, 1]]),
    ],
)
def test_both_say_the_same_of_when_only_the_sentence_is_missing(
    page: Page, known: dict[str, int], ways: list[list[int]]
) -> None:
    scenario = small()
    left = tuple(map(tuple, ways))
    apart = Apart(1, tuple(Ended(*it) for it in known.items()), left, ())
    playing = replayed(apart, scenario)
    enough = {"scenes": 6, "endings": 2}
    endings, is_led = page.evaluate(LEAD, [playing_key(scenario), known, ways, enough])

    assert tuple(Ended(*it) for it in endings.items()) == playing.endings
    assert is_led == Playing(1, endings=playing.endings).is_led
