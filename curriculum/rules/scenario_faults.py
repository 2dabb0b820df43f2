"""What makes a scenario impossible to play to an end; each fault names its scene."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from curriculum.rules.scenario_play import Moment, after, begin
from curriculum.rules.scenarios import LEAST_TRUST, MOST_TRUST, Choice, Scenario, Scene

FaultKind = Literal[
    "no_start",
    "starts_with_ending",
    "bad_trust",
    "no_break_off",
    "no_ending",
    "no_choice",
    "choices_at_ending",
    "missing_scene",
    "same_choice",
    "unknown_clue",
    "clue_nowhere",
    "unreachable",
    "unreachable_ending",
    "never_met",
    "no_way_out",
]
# More than any conversation needs; what is beyond is judged by its arrows alone.
MOST_STATES = 20_000


@dataclass(frozen=True)
class ScenarioFault:
    """`scene` is a key, empty when the whole is at fault; `choice` counts from 1, 0 for none."""

    kind: FaultKind
    scene: str = ""
    choice: int = 0
    word: str = ""


def faults_of(scenario: Scenario) -> list[ScenarioFault]:
    """Those of each scene first; where one may go is looked at once they are whole."""
    faults = [*_faults_of_the_whole(scenario)]
    for scene in scenario.scenes:
        faults += _faults_in(scene, scenario)
    return faults or [*_faults_of_the_way(scenario)]


def _faults_of_the_whole(scenario: Scenario) -> Iterator[ScenarioFault]:
    start = scenario.by_key.get(scenario.start)
    if start is None:
        yield ScenarioFault("no_start", word=scenario.start)
    elif start.is_ending:
        yield ScenarioFault("starts_with_ending", start.key)
    if not LEAST_TRUST < scenario.trust.start <= MOST_TRUST:
        yield ScenarioFault("bad_trust")
    broken = scenario.by_key.get(scenario.trust.break_off)
    if broken is None or not broken.is_ending:
        yield ScenarioFault("no_break_off", word=scenario.trust.break_off)
    if not any(scene.is_ending for scene in scenario.scenes):
        yield ScenarioFault("no_ending")
    for clue in scenario.clues:
        if not any(scenario.scenes_with(clue)):
            yield ScenarioFault("clue_nowhere", word=clue)
    for clue in scenario.optional:
        if clue not in scenario.clues:
            yield ScenarioFault("unknown_clue", word=clue)


def _faults_in(scene: Scene, scenario: Scenario) -> Iterator[ScenarioFault]:
    if scene.is_ending and scene.choices:
        yield ScenarioFault("choices_at_ending", scene.key)
    if not scene.is_ending and not scene.choices:
        yield ScenarioFault("no_choice", scene.key)
    for clue in scene.clues:
        if clue not in scenario.clues:
            yield ScenarioFault("unknown_clue", scene.key, word=clue)
    for number, choice in enumerate(scene.choices, start=1):
        if choice.text in [other.text for other in scene.choices[: number - 1]]:
            yield ScenarioFault("same_choice", scene.key, number)
        yield from _faults_of_choice(choice, number, scene, scenario)


def _faults_of_choice(
    choice: Choice, number: int, scene: Scene, scenario: Scenario
) -> Iterator[ScenarioFault]:
    for target in choice.targets:
        if target not in scenario.by_key:
            yield ScenarioFault("missing_scene", scene.key, number, target)
    for clue in choice.condition.clues if choice.condition else ():
        if clue not in scenario.clues:
            yield ScenarioFault("unknown_clue", scene.key, number, clue)


# Where one may go


State = tuple[str, int, frozenset[str]]


def _faults_of_the_way(scenario: Scenario) -> Iterator[ScenarioFault]:
    """By the arrows first; then by playing every game, since conditions close doors too."""
    arrows = _arrows(scenario)
    found = list(_unreachable(scenario, _reached({scenario.start}, arrows)))
    found += _without_way_out(scenario, arrows)
    games = None if found else _every_state(scenario)
    if games is not None:
        found += _never_met(scenario, games)
        found += _without_way_out(scenario, _stuck(scenario, games))
    yield from found


def _arrows(scenario: Scenario) -> dict[str, set[str]]:
    arrows: dict[str, set[str]] = {}
    for scene in scenario.scenes:
        arrows[scene.key] = {target for choice in scene.choices for target in choice.targets}
        if any(choice.trust < 0 for choice in scene.choices):
            arrows[scene.key].add(scenario.trust.break_off)
    return arrows


def _reached(start: Collection[str], arrows: Mapping[str, Collection[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for target in arrows[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _unreachable(scenario: Scenario, reached: Collection[str]) -> Iterator[ScenarioFault]:
    for scene in scenario.scenes:
        if scene.key not in reached:
            kind: FaultKind = "unreachable_ending" if scene.is_ending else "unreachable"
            yield ScenarioFault(kind, scene.key)


def _without_way_out(
    scenario: Scenario, arrows: Mapping[str, Collection[str]]
) -> Iterator[ScenarioFault]:
    backwards: dict[str, set[str]] = {key: set() for key in arrows}
    for key, targets in arrows.items():
        for target in targets:
            backwards[target].add(key)
    endings = {scene.key for scene in scenario.scenes if scene.is_ending}
    saved = _reached(endings, backwards)
    for scene in scenario.scenes:
        if scene.key not in saved:
            yield ScenarioFault("no_way_out", scene.key)


def _every_state(scenario: Scenario) -> dict[State, set[State]] | None:
    """Each place that a game may be in, and the next ones; None when they are too many."""
    first = begin(scenario)
    states: dict[State, set[State]] = {}
    waiting = {_state(first): first}
    while waiting:
        state, moment = waiting.popitem()
        nexts = {_state(m): m for c in moment.scene.choices if (m := after(scenario, moment, c))}
        states[state] = set(nexts)
        waiting |= {key: it for key, it in nexts.items() if key not in states}
        if len(states) > MOST_STATES:
            return None
    return states


def _state(moment: Moment) -> State:
    return moment.scene.key, moment.trust, frozenset(moment.clues)


def _never_met(scenario: Scenario, games: Collection[State]) -> Iterator[ScenarioFault]:
    """Arrows lead there, but never with enough trust or clues."""
    met = {key for key, _trust, _clues in games}
    for scene in scenario.scenes:
        if scene.key not in met:
            yield ScenarioFault("never_met", scene.key)


def _stuck(scenario: Scenario, games: Mapping[State, Collection[State]]) -> dict[str, set[str]]:
    """Arrows where a scene one may be stuck in, whatever one chooses next, has none."""
    backwards: dict[State, set[State]] = {state: set() for state in games}
    for state, nexts in games.items():
        for following in nexts:
            backwards[following].add(state)
    waiting = [state for state in games if scenario.by_key[state[0]].is_ending]
    saved = set(waiting)
    while waiting:
        before = backwards[waiting.pop()] - saved
        saved |= before
        waiting += before
    lost = {state[0] for state in games if state not in saved}
    endings = {scene.key for scene in scenario.scenes if scene.is_ending}
    return {scene.key: set() if scene.key in lost else endings for scene in scenario.scenes}
