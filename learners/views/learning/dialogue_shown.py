"""A dialogue as a page shows it: a scene, what came of a choice, the debrief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from curriculum.rules.scenario_play import Game, Turn
from learners.views.learning.dialogue_words import (
    PORTRAITS,
    ShownTrust,
    Verdict,
    clues_in_words,
    clues_on_the_table,
    somebody,
    trust_in_words,
    verdict_of,
)


@dataclass(frozen=True)
class ShownChoice:
    """`place` is its own in the scene, whatever the order on the page."""

    place: int
    text: str


@dataclass(frozen=True)
class ShownMoment:
    """One scene of the debrief: the trust in it, and its number, to go back to it."""

    number: int
    title: str
    trust: ShownTrust


def scene_shown(game: Game, order: Sequence[int]) -> dict[str, Any]:
    """What there is to see, to hear and to say."""
    scenario, now = game.scenario, game.now
    last = game.turns[-1] if game.turns else None
    new = last.new_clues if last else now.clues
    return {
        "scenario": scenario,
        "game": game,
        "scene": now.scene,
        "person": somebody(scenario),
        "portrait": PORTRAITS.get(scenario.person, ""),
        "trust": trust_in_words(now, scenario, last),
        "choices": [ShownChoice(place, now.scene.choices[place].text) for place in order],
        "clues": clues_on_the_table(scenario, now.clues, new),
        "clues_in_words": clues_in_words(scenario, now.clues, new),
    }


def reply_shown(game: Game) -> dict[str, Any]:
    """What came of the last choice, and why."""
    turn = game.turns[-1]
    return {
        "scenario": game.scenario,
        "game": game,
        "turn": turn,
        "scene": turn.before.scene,
        "person": somebody(game.scenario),
        "verdict": verdict_of(turn.choice),
        "trust": trust_in_words(turn.after, game.scenario, turn),
        "clues_in_words": clues_in_words(game.scenario, turn.after.clues, turn.new_clues),
    }


def debrief_shown(game: Game) -> dict[str, Any]:
    """The whole meeting at a glance: what opened, what closed the door, what was not heard."""
    scenario, now = game.scenario, game.now
    table = clues_on_the_table(scenario, now.clues)
    return {
        "scenario": scenario,
        "game": game,
        "scene": now.scene,
        "person": somebody(scenario),
        "moments": [
            ShownMoment(number, moment.scene.title, trust_in_words(moment, scenario))
            for number, moment in enumerate(game.moments, start=1)
        ],
        "supports": _once(turn for turn in game.turns if not turn.choice.is_trap),
        "traps": _once(turn for turn in game.turns if turn.choice.is_trap),
        "clues": table,
        "clues_in_words": clues_in_words(scenario, now.clues),
        "missed": [clue for clue in table if not clue.is_found and not clue.is_optional],
    }


def _once(turns: Iterable[Turn]) -> list[tuple[Turn, Verdict]]:
    """A sentence said twice is read once."""
    by_choice = {(turn.before.scene.key, turn.place): turn for turn in turns}
    return [(turn, verdict_of(turn.choice)) for turn in by_choice.values()]
