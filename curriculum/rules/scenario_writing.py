"""A scenario as its file says it, in the one canonical form: the same scenario, the same bytes."""

from collections.abc import Iterable, Iterator

from curriculum.rules.order_writing import value_of
from curriculum.rules.scenarios import (
    LEAST_TRUST,
    MOST_TRUST,
    Choice,
    Condition,
    Scenario,
    Scene,
)


def file_of_scenario(scenario: Scenario) -> str:
    """Where it stands in a pack."""
    return f"dialogues/{scenario.key}.yaml"


def text_of_scenario(scenario: Scenario) -> str:
    trust = scenario.trust
    bounds = f"depart: {trust.start}, min: {LEAST_TRUST}, max: {MOST_TRUST}"
    lines = [f"id: {scenario.key}", f"titre: {value_of(scenario.title)}"]
    if scenario.person:
        lines.append(f"personne: {value_of(scenario.person)}")
    lines += [
        f"depart: {scenario.start}",
        f"confiance: {{{bounds}, rupture: {trust.break_off}}}",
        f"indices: {_listed(scenario.clues)}",
    ]
    if scenario.optional:
        lines.append(f"facultatifs: {_listed(scenario.optional)}")
    lines.append("etapes:")
    scenes = ["\n".join(_scene(scene)) for scene in scenario.scenes]
    return "\n".join(lines) + "\n" + "\n\n".join(scenes) + "\n"


def _listed(words: Iterable[str]) -> str:
    return f"[{', '.join(words)}]"


def _scene(scene: Scene) -> Iterator[str]:
    yield f"  {scene.key}:"
    if scene.is_ending:
        yield "    fin: true"
    said = {
        "titre": scene.title,
        "decor": scene.setting,
        "dit": scene.says,
        "bilan": scene.debrief,
    }
    yield from (f"    {word}: {value_of(text)}" for word, text in said.items() if text)
    if scene.clues:
        yield f"    indices: {_listed(scene.clues)}"
    if scene.choices:
        yield "    choix:"
    for choice in scene.choices:
        yield from _choice(choice)


def _choice(choice: Choice) -> Iterator[str]:
    yield f"      - texte: {value_of(choice.text)}"
    yield f"        vers: {choice.to}"
    if choice.condition:
        yield f"        si: {{{', '.join(_tests(choice.condition))}}}"
        yield f"        sinon: {choice.condition.otherwise}"
    yield f"        confiance: {choice.trust}"
    yield f"        type: {choice.kind}"
    yield f"        retour: {value_of(choice.feedback)}"


def _tests(condition: Condition) -> Iterator[str]:
    if condition.trust:
        yield f"confiance_min: {condition.trust}"
    if condition.clue_count:
        yield f"indices_min: {condition.clue_count}"
    if condition.clues:
        yield f"indices: {_listed(condition.clues)}"
