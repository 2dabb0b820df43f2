"""Playing a scenario: the choices taken say everything, and playing is reading them again.

After a choice: its trust is added and kept within its bounds; with none left, the conversation
breaks off; else the condition is tested, on what was known before; the scene is entered, and its
clues are gathered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curriculum.rules.scenarios import (
    LEAST_TRUST,
    MOST_TRUST,
    Choice,
    Condition,
    Scenario,
    Scene,
)


class ForgedPlayError(ValueError):
    """A choice that its scene does not offer."""


@dataclass(frozen=True)
class Moment:
    """Where one stands: a scene, the trust, and the clues in the order they came."""

    scene: Scene
    trust: int
    clues: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """One choice: what was before it, and what came of it. `place` is its own in the scene."""

    before: Moment
    place: int
    choice: Choice
    after: Moment

    @property
    def new_clues(self) -> tuple[str, ...]:
        return self.after.clues[len(self.before.clues) :]

    @property
    def gained(self) -> int:
        return self.after.trust - self.before.trust


@dataclass(frozen=True)
class Game:
    """A scenario as far as it was played."""

    scenario: Scenario
    first: Moment
    turns: tuple[Turn, ...]

    @property
    def now(self) -> Moment:
        return self.turns[-1].after if self.turns else self.first

    @property
    def number(self) -> int:
        """The scene one is in, counted from 1: one comes back to a scene as to a new one."""
        return len(self.turns) + 1

    @property
    def is_over(self) -> bool:
        return self.now.scene.is_ending

    @property
    def choices(self) -> tuple[int, ...]:
        return tuple(turn.place for turn in self.turns)

    @property
    def moments(self) -> tuple[Moment, ...]:
        return (self.first, *(turn.after for turn in self.turns))


def play(scenario: Scenario, choices: Iterable[int] = ()) -> Game:
    """The game that these choices make. Raises ForgedPlayError for one that is not offered."""
    first = begin(scenario)
    turns: list[Turn] = []
    for place in choices:
        before = turns[-1].after if turns else first
        turns.append(_turn(scenario, before, place))
    return Game(scenario, first, tuple(turns))


def begin(scenario: Scenario) -> Moment:
    scene = scenario.by_key[scenario.start]
    return Moment(scene, scenario.trust.start, _gathered((), scene))


def after(scenario: Scenario, moment: Moment, choice: Choice) -> Moment:
    """What one choice leads to."""
    trust = max(LEAST_TRUST, min(MOST_TRUST, moment.trust + choice.trust))
    scene = scenario.by_key[_target(scenario, choice, trust, moment.clues)]
    return Moment(scene, trust, _gathered(moment.clues, scene))


def back_to(choices: Sequence[int], number: int) -> tuple[int, ...]:
    """The choices that lead to scene `number` of a game, counted from 1."""
    return tuple(choices[: max(number - 1, 0)])


def _turn(scenario: Scenario, before: Moment, place: int) -> Turn:
    if not 0 <= place < len(before.scene.choices):
        raise ForgedPlayError(before.scene.key, place)
    choice = before.scene.choices[place]
    return Turn(before, place, choice, after(scenario, before, choice))


def _target(scenario: Scenario, choice: Choice, trust: int, clues: tuple[str, ...]) -> str:
    if trust == LEAST_TRUST:
        return scenario.trust.break_off
    if choice.condition and not _is_met(choice.condition, trust, clues):
        return choice.condition.otherwise
    return choice.to


def _is_met(condition: Condition, trust: int, clues: tuple[str, ...]) -> bool:
    known = set(condition.clues) <= set(clues)
    return known and trust >= condition.trust and len(clues) >= condition.clue_count


def _gathered(clues: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    return (*clues, *(clue for clue in scene.clues if clue not in clues))
