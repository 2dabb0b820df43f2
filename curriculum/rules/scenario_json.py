"""A scenario as plain values, as the database keeps it, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from curriculum.rules.scenarios import Choice, Condition, Scenario, Scene, Trust

Plain = Mapping[str, Any]


def as_plain(scenario: Scenario) -> dict[str, Any]:
    return asdict(scenario)


def from_plain(plain: Plain) -> Scenario:
    return Scenario(
        key=plain["key"],
        title=plain["title"],
        start=plain["start"],
        trust=Trust(**plain["trust"]),
        clues=tuple(plain["clues"]),
        scenes=tuple(map(_scene, plain["scenes"])),
        person=plain["person"],
        optional=tuple(plain["optional"]),
    )


def _scene(plain: Plain) -> Scene:
    listed = {"clues": tuple(plain["clues"]), "choices": tuple(map(_choice, plain["choices"]))}
    return Scene(**{**plain, **listed})


def _choice(plain: Plain) -> Choice:
    condition = plain["condition"]
    return Choice(**{**plain, "condition": _condition(condition) if condition else None})


def _condition(plain: Plain) -> Condition:
    return Condition(**{**plain, "clues": tuple(plain["clues"])})
