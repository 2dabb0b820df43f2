"""Leading a dialogue: what is kept of it, and when it is done.

Done is an ending after at least six scenes, or two endings, and a sentence of one's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from curriculum.rules.scenario_play import Game, back_to, play
from curriculum.rules.scenarios import Scenario, Scene
from curriculum.rules.scoring import order_of

ENOUGH_SCENES, ENOUGH_ENDINGS = 6, 2


@dataclass(frozen=True)
class Ended:
    """An ending that was led to, after so many scenes."""

    key: str
    scenes: int


@dataclass(frozen=True)
class Playing:
    """What is kept of a dialogue: the version played, what was said, where it led.

    `endings` holds each ending once, after the most scenes it took.
    """

    version: int
    choices: tuple[int, ...] = ()
    endings: tuple[Ended, ...] = ()
    sentence: str = ""

    @property
    def is_led(self) -> bool:
        """Whether only the sentence is missing."""
        long_enough = any(ended.scenes >= ENOUGH_SCENES for ended in self.endings)
        return long_enough or len(self.endings) >= ENOUGH_ENDINGS


def as_plain(playing: Playing) -> dict[str, Any]:
    return {
        "version": playing.version,
        "choices": list(playing.choices),
        "endings": {ended.key: ended.scenes for ended in playing.endings},
        "sentence": playing.sentence,
    }


def from_plain(made: Mapping[str, Any]) -> Playing:
    return Playing(
        version=made["version"],
        choices=tuple(made["choices"]),
        endings=tuple(Ended(key, scenes) for key, scenes in made["endings"].items()),
        sentence=made["sentence"],
    )


def choose(playing: Playing, scenario: Scenario, *, number: int, place: int) -> Playing:
    """Say something in scene `number`: what was said from there on is forgotten.

    A page left open may come after the game went on; one from the future changes nothing.
    Raises ForgedPlayError for a choice that the scene does not offer.
    """
    if number > len(playing.choices) + 1:
        return playing
    game = play(scenario, (*back_to(playing.choices, number), place))
    return replace(playing, choices=game.choices, endings=with_ending(playing.endings, game))


def replay(playing: Playing, *, number: int) -> Playing:
    """Go back to scene `number`, with what one knew then."""
    return replace(playing, choices=back_to(playing.choices, number))


def seed_of(person: UUID, dialogue: UUID, rounds: int) -> str:
    """What shuffles the choices: the same until one has handed in."""
    return f"{person}:{dialogue}:{rounds}"


def order_shown(scene: Scene, seed: str) -> list[int]:
    """The choices of the scene, shuffled once for each way of playing: stable on reload."""
    return order_of(len(scene.choices), f"{seed}:{scene.key}")


def with_ending(endings: tuple[Ended, ...], game: Game) -> tuple[Ended, ...]:
    """The endings led to, and the one that this game leads to."""
    if not game.is_over:
        return endings
    known = {ended.key: ended.scenes for ended in endings}
    key = game.now.scene.key
    known[key] = max(len(game.turns), known.get(key, 0))
    return tuple(Ended(ending, scenes) for ending, scenes in known.items())
