"""The dialogues of the starter curriculum: no habit wins, and everything is said simply."""

import pytest

from content.rules.plain_words import SIMPLE_SENTENCE, readability
from curriculum.rules.scenario_beside import differences
from curriculum.rules.scenario_play import play
from curriculum.rules.scenario_words import words_of_scenario
from curriculum.rules.scenario_writing import file_of_scenario, text_of_scenario
from tests.curriculum.test_starter_texts import STARTER, french, starter

MODULE = "le-premier-rendez-vous"
FRENCH = {scenario.key: scenario for scenario in french(MODULE).scenarios}
ENGLISH = {
    f"{scenario.key}.en": scenario
    for module in starter().modules
    for scenario in module.scenarios
    if module.is_translation
}
SCENARIOS = FRENCH | ENGLISH
GOOD, MOST_TURNS = "FIN_A", 60


def lengths(choices):
    return sorted(range(len(choices)), key=lambda place: len(choices[place].text))


HABITS = {
    "always first": lambda _choices: 0,
    "always second": lambda _choices: 1,
    "always last": lambda choices: len(choices) - 1,
    "always shortest": lambda choices: lengths(choices)[0],
    "always longest": lambda choices: lengths(choices)[-1],
    "always in between": lambda choices: lengths(choices)[len(choices) // 2],
}


def played(scenario, habit):
    """As far as a habit goes: it may turn round for ever."""
    game = play(scenario)
    while not game.is_over and len(game.turns) < MOST_TURNS:
        game = play(scenario, (*game.choices, habit(game.now.scene.choices)))
    return game


def test_the_dialogue_and_its_two_variants_are_there():
    assert set(SCENARIOS) == {
        "courrier-madame-perrin",
        "courrier-au-guichet",
        "courrier-au-poste-public",
        "courrier-au-guichet.en",
    }


@pytest.mark.parametrize("key", ENGLISH)
def test_english_says_the_whole_of_its_french_and_nothing_else(key):
    own = FRENCH[key.removesuffix(".en")]

    assert differences(own, ENGLISH[key]) == []
    assert set(words_of_scenario(ENGLISH[key])) == set(words_of_scenario(own))


@pytest.mark.parametrize("key", SCENARIOS)
@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_leads_to_the_good_ending(key, habit):
    assert played(SCENARIOS[key], HABITS[habit]).now.scene.key != GOOD


@pytest.mark.parametrize("key", SCENARIOS)
def test_listening_leads_there_after_six_scenes_or_more(key):
    def listens(choices):
        return max(range(len(choices)), key=lambda place: choices[place].trust)

    game = played(SCENARIOS[key], listens)
    assert game.now.scene.key == GOOD
    assert len(game.turns) >= 6


@pytest.mark.parametrize("key", SCENARIOS)
def test_a_dialogue_is_in_short_sentences(key):
    for scene in SCENARIOS[key].scenes:
        said = [scene.setting, scene.says, scene.debrief]
        said += [text for choice in scene.choices for text in (choice.text, choice.feedback)]
        for text in filter(None, said):
            measured = readability(text)
            assert measured.longest_words <= SIMPLE_SENTENCE, (scene.key, measured.longest)


@pytest.mark.parametrize("key", SCENARIOS)
def test_its_file_is_as_an_export_writes_it(key):
    pack = f"{MODULE}.en" if key in ENGLISH else MODULE
    file = STARTER / pack / file_of_scenario(SCENARIOS[key])
    assert file.read_text("utf-8") == text_of_scenario(SCENARIOS[key])


def test_the_starter_conversation_may_turn_round():
    """« Trop vite » leads to « La porte, encore », which leads back to it."""
    scenario = SCENARIOS["courrier-madame-perrin"]
    targets = {target for choice in scenario.by_key["N11"].choices for target in choice.targets}
    assert "N09" in targets
    assert "N11" in {choice.to for choice in scenario.by_key["N09"].choices}
