"""How far did somebody lead a dialogue?"""

from dataclasses import dataclass

from curriculum.models import ScenarioVersion
from curriculum.queries.scenarios import current_scenario, scenario_version
from curriculum.queries.translations import scenario_in
from curriculum.rules.dialogues import Dialogue
from curriculum.rules.scenario_play import Game, play
from curriculum.rules.scenarios import Scenario
from learners.models import User
from learners.queries.learning.works import works_of
from learners.rules.learning.dialogues import Playing, from_plain


@dataclass(frozen=True)
class Led:
    """A dialogue as somebody left it; `rounds` counts what they handed in.

    `scenario` is what its version says in the language asked for, or else in French.
    """

    playing: Playing
    version: ScenarioVersion
    scenario: Scenario
    rounds: int
    is_begun: bool

    @property
    def game(self) -> Game:
        return play(self.scenario, self.playing.choices)


def led_by(person: User, dialogue: Dialogue, language: str | None = None) -> Led:
    """What they are playing, else what they handed in last, else the beginning.

    Whoever began ends on the version they began. One query more in English. Raises
    ScenarioVersion.DoesNotExist.
    """
    works = works_of(person, [dialogue.id])[dialogue.id]
    made = works.draft or (works.last.made if works.last else None)
    if made is None:
        version = current_scenario(dialogue.scenario)
        said = scenario_in(language, version)
        return Led(Playing(version.pk), version, said, rounds=0, is_begun=False)
    playing = from_plain(made)
    version = scenario_version(playing.version)
    return Led(
        playing,
        version,
        scenario_in(language, version),
        rounds=len(works.handed_in),
        is_begun=works.draft is not None,
    )
