"""What a browser needs to play a scenario without us.

It travels with a module that a learner keeps on their device. static/js/offline/play.js reads it,
and one table of games is played on both sides (tests/browser/test_playing.py). What we play
ourselves, once the choices have come, is what counts.
"""

from typing import Any

from curriculum.rules.scenarios import LEAST_TRUST, MOST_TRUST, Choice, Condition, Scenario, Scene


def playing_key(scenario: Scenario) -> dict[str, Any]:
    """As plain values."""
    return {
        "start": scenario.start,
        "trust": {"start": scenario.trust.start, "least": LEAST_TRUST, "most": MOST_TRUST},
        "break_off": scenario.trust.break_off,
        "scenes": {scene.key: _scene(scene) for scene in scenario.scenes},
    }


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "is_ending": scene.is_ending,
        "clues": list(scene.clues),
        "choices": [_choice(choice) for choice in scene.choices],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    said = {"to": choice.to, "trust": choice.trust}
    return {**said, "condition": _condition(choice.condition)} if choice.condition else said


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "otherwise": condition.otherwise,
        "trust": condition.trust,
        "clue_count": condition.clue_count,
        "clues": list(condition.clues),
    }
