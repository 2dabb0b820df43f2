"""What a scenario says in English. A dialogue is read in one language: whole, or in French.

Scenes keep their keys and choices their places: one may begin in French and end in English.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from content.rules.languages import English
from curriculum.rules.scenarios import NAMED_CLUES, Choice, Scenario, Scene
from curriculum.rules.translating import State, Words, found_in, has_words, plain

Said = Mapping[str, English]


def words_of_scenario(scenario: Scenario) -> dict[str, str]:
    """Every text that somebody reads, by its place ("title", "scene:N01/choice:0/text")."""
    return {place: text for place, text in _texts(scenario) if has_words(text)}


def _texts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield "title", scenario.title
    yield "person", scenario.person
    for number, clue in enumerate(scenario.clues):
        if clue not in NAMED_CLUES:
            yield f"clue:{number}", clue
    for scene in scenario.scenes:
        yield from _texts_of_scene(scene, f"scene:{scene.key}")


def _texts_of_scene(scene: Scene, place: str) -> Iterator[tuple[str, str]]:
    yield f"{place}/title", scene.title
    yield f"{place}/setting", scene.setting
    yield f"{place}/says", scene.says
    for number, choice in enumerate(scene.choices):
        yield f"{place}/choice:{number}/text", choice.text
        yield f"{place}/choice:{number}/feedback", choice.feedback
    yield f"{place}/debrief", scene.debrief


def scenario_said(scenario: Scenario, words: Words) -> Scenario | None:
    """The same scenario in English; None when part of it is missing, or of a former French."""
    english = _in_english(scenario, words)
    return english if english and blurred_in(english) is None else None


def blur(scenario: Scenario, words: Words) -> str | None:
    """Where a scenario that is whole in English mixes two things up, as `blurred_in` says it."""
    english = _in_english(scenario, words)
    return blurred_in(english) if english else None


def blurred_in(scenario: Scenario) -> str | None:
    """The key of a scene where two choices say the same; "" when two clues do; or None."""
    if _has_twins(scenario.clues):
        return ""
    scenes = scenario.scenes
    return next((it.key for it in scenes if _has_twins(c.text for c in it.choices)), None)


def _has_twins(texts: Iterable[str]) -> bool:
    said = [plain(text) for text in texts]
    return len(set(said)) < len(said)


def _in_english(scenario: Scenario, words: Words) -> Scenario | None:
    found = found_in(words, words_of_scenario(scenario))
    if any(it.state is not State.FRESH for it in found.values()):
        return None
    said = {place: English(it.text) for place, it in found.items()}
    named = {clue: said.get(f"clue:{n}", clue) for n, clue in enumerate(scenario.clues)}
    renamed = with_clues(scenario, named)
    return replace(
        renamed,
        title=said.get("title", scenario.title),
        person=said.get("person", scenario.person),
        scenes=tuple(_scene_said(it, f"scene:{it.key}", said) for it in renamed.scenes),
    )


def _scene_said(scene: Scene, place: str, said: Said) -> Scene:
    return replace(
        scene,
        title=said.get(f"{place}/title", scene.title),
        setting=said.get(f"{place}/setting", scene.setting),
        says=said.get(f"{place}/says", scene.says),
        choices=tuple(
            _choice_said(it, f"{place}/choice:{n}", said) for n, it in enumerate(scene.choices)
        ),
        debrief=said.get(f"{place}/debrief", scene.debrief),
    )


def _choice_said(choice: Choice, place: str, said: Said) -> Choice:
    return replace(
        choice,
        text=said.get(f"{place}/text", choice.text),
        feedback=said.get(f"{place}/feedback", choice.feedback),
    )


def with_clues(scenario: Scenario, named: Mapping[str, str]) -> Scenario:
    """The same scenario where each clue has another name, wherever it stands."""

    def renamed(clues: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(named[clue] for clue in clues)

    def choice_of(choice: Choice) -> Choice:
        asked = choice.condition
        return replace(choice, condition=asked and replace(asked, clues=renamed(asked.clues)))

    def scene_of(scene: Scene) -> Scene:
        choices = tuple(map(choice_of, scene.choices))
        return replace(scene, clues=renamed(scene.clues), choices=choices)

    return replace(
        scenario,
        clues=renamed(scenario.clues),
        optional=renamed(scenario.optional),
        scenes=tuple(map(scene_of, scenario.scenes)),
    )
