"""A scenario in English beside the French one that it says: words may differ, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from curriculum.rules.scenario_words import with_clues
from curriculum.rules.scenarios import NAMED_CLUES, Choice, Scenario, Scene

DifferenceKind = Literal[
    "head", "clues", "unknown_scene", "missing_scene", "scene", "choices", "choice"
]


@dataclass(frozen=True)
class Difference:
    """`scene` is a key, empty for the head; `choice` counts from 1, 0 for none.

    `word` is that of the file at fault, or the number of choices in French.
    """

    kind: DifferenceKind
    scene: str = ""
    choice: int = 0
    word: str = ""


def differences(french: Scenario, english: Scenario) -> list[Difference]:
    """Both are without fault. Scenes are told by their key, choices and clues by their place."""
    head = list(_in_the_head(french, english))
    if head:
        return head
    clues = zip(english.clues, french.clues, strict=True)
    return list(_in_the_scenes(french, with_clues(english, dict(clues))))


def _in_the_head(french: Scenario, english: Scenario) -> Iterator[Difference]:
    if bool(french.person) != bool(english.person):
        yield Difference("head", word="personne")
    if french.start != english.start:
        yield Difference("head", word="depart")
    if french.trust != english.trust:
        yield Difference("head", word="confiance")
    if _known_places(french) != _known_places(english):
        yield Difference("clues", word="indices")
    elif _optional_places(french) != _optional_places(english):
        yield Difference("clues", word="facultatifs")


def _known_places(scenario: Scenario) -> list[str]:
    return [clue if clue in NAMED_CLUES else "" for clue in scenario.clues]


def _optional_places(scenario: Scenario) -> set[int]:
    return {scenario.clues.index(clue) for clue in scenario.optional}


def _in_the_scenes(french: Scenario, english: Scenario) -> Iterator[Difference]:
    for scene in english.scenes:
        if scene.key not in french.by_key:
            yield Difference("unknown_scene", scene.key)
    for scene in french.scenes:
        said = english.by_key.get(scene.key)
        if said is None:
            yield Difference("missing_scene", word=scene.key)
        else:
            yield from _in_a_scene(scene, said)


def _in_a_scene(french: Scene, english: Scene) -> Iterator[Difference]:
    if _shape(french) != _shape(english):
        yield Difference("scene", french.key)
    if len(french.choices) != len(english.choices):
        yield Difference("choices", french.key, word=str(len(french.choices)))
        return
    pairs = zip(french.choices, english.choices, strict=True)
    for number, (ours, theirs) in enumerate(pairs, start=1):
        if _way(ours) != _way(theirs):
            yield Difference("choice", french.key, number)


def _shape(scene: Scene) -> tuple[object, ...]:
    return scene.is_ending, set(scene.clues), bool(scene.setting), bool(scene.debrief)


def _way(choice: Choice) -> tuple[object, ...]:
    return choice.to, choice.trust, choice.kind, choice.condition
