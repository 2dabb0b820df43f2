"""The small conversation said in English: "EN " before each text, as a hasty translator would."""

from curriculum.rules.scenario_words import scenario_said, words_of_scenario
from curriculum.rules.scenario_writing import text_of_scenario
from curriculum.rules.scenarios import Scenario
from curriculum.rules.translating import Said
from tests.curriculum import pack_writing as writing
from tests.curriculum.scenario_writing import SMALL, read, small
from tests.curriculum.test_import_english import LESSON
from tests.curriculum.test_import_english import MODULE as ENGLISH_MODULE
from tests.curriculum.test_packs_dialogues import DIALOGUE, QUIZ, pack

# Its second clue is one that no page knows by name.
SHY = SMALL.replace("frein", "peur du regard")
IN_ENGLISH = "regarder.en/dialogues/petit-courrier.yaml"


def shy() -> Scenario:
    scenario, said = read(SHY)
    assert said == []
    return scenario


def words_for(scenario: Scenario, **others: str) -> dict[str, Said]:
    """Every text said; `others` are English texts by their French."""
    french = words_of_scenario(scenario)
    return {place: Said(others.get(of, f"EN {of}"), of) for place, of in french.items()}


def english_of(scenario: Scenario) -> Scenario:
    said = scenario_said(scenario, words_for(scenario))
    assert said is not None
    return said


ENGLISH_TEXT = text_of_scenario(english_of(small()))


def english_pack(scenario: str = ENGLISH_TEXT) -> dict[str, str | bytes]:
    """The English alone, of the module and its dialogue."""
    return {
        "regarder.en/module.md": ENGLISH_MODULE,
        "regarder.en/01-un.md": LESSON,
        "regarder.en/02-deux.md": writing.SECOND_LESSON.replace("À vous", "Your turn").replace(
            QUIZ.replace("À vous", "Your turn"), DIALOGUE.replace("à deux", "together")
        ),
        IN_ENGLISH: scenario,
    }


def both(scenario: str = ENGLISH_TEXT) -> dict[str, str | bytes]:
    return {**pack(), **english_pack(scenario)}
