"""How far did somebody lead a dialogue?"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from curriculum.models import ScenarioVersion
from curriculum.queries.scenarios import scenario_versions, scenarios_now
from curriculum.queries.translations import scenarios_in
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
    try:
        return all_led_by(person, [dialogue], language)[dialogue.id]
    except KeyError as error:
        raise ScenarioVersion.DoesNotExist(dialogue.id) from error


def all_led_by(
    person: User, dialogues: Collection[Dialogue], language: str | None = None
) -> dict[UUID, Led]:
    """By id, without those that play nothing; three queries at most, none for none.

    One more in English.
    """
    works = works_of(person, [dialogue.id for dialogue in dialogues])
    made = {key: from_plain(known.made) for key, known in works.items() if known.made}
    begun = scenario_versions({playing.version for playing in made.values()})
    fresh = {it.id: it.scenario for it in dialogues if it.id not in made and it.scenario}
    current = scenarios_now(set(fresh.values()))
    said = scenarios_in(language, [*begun.values(), *current.values()])
    led = {
        key: Led(
            playing,
            begun[playing.version],
            said[playing.version],
            rounds=len(works[key].handed_in),
            is_begun=works[key].draft is not None,
        )
        for key, playing in made.items()
    }
    news = {key: current[scenario] for key, scenario in fresh.items() if scenario in current}
    return led | {
        key: Led(Playing(version.pk), version, said[version.pk], rounds=0, is_begun=False)
        for key, version in news.items()
    }


def playing_of(person: User, activity: UUID) -> tuple[Playing | None, bool]:
    """Where they are in a dialogue, if anywhere, and whether it is begun."""
    works = works_of(person, [activity])[activity]
    return (from_plain(works.made) if works.made else None), works.draft is not None
