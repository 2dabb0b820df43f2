"""A dialogue played on a device, without us: what it comes to, beside what was played here."""

from dataclasses import dataclass, replace

from curriculum.rules.scenario_play import play
from curriculum.rules.scenarios import Scenario
from learners.rules.learning.dialogues import Ended, Playing, with_ending

Way = tuple[int, ...]


@dataclass(frozen=True)
class Apart:
    """`version` and `endings` are those of its page, as we signed them.

    `left` are the ways that were played, then left by going back; `choices` is the last one.
    """

    version: int
    endings: tuple[Ended, ...]
    left: tuple[Way, ...]
    choices: Way

    def knows(self, here: Playing) -> bool:
        """Whether it went through where one is here: then nothing was done elsewhere."""
        so_far = len(here.choices)
        ways = (*self.left, self.choices)
        return here.version == self.version and any(way[:so_far] == here.choices for way in ways)


def replayed(apart: Apart, scenario: Scenario) -> Playing:
    """Every way is played again: an ending counts once led to. Raises ForgedPlayError."""
    endings = apart.endings
    for way in (*apart.left, apart.choices):
        endings = with_ending(endings, play(scenario, way))
    return Playing(apart.version, apart.choices, endings)


def is_ahead(apart: Apart, here: Playing | None) -> bool:
    """Whether one goes on from there: not when one went as far elsewhere meanwhile."""
    return here is None or apart.knows(here) or len(apart.choices) > len(here.choices)


def met(apart: Apart, there: Playing, here: Playing | None) -> Playing:
    """What is kept of both: one of the games, and every ending."""
    if here is None:
        return there
    known = {ended.key: ended.scenes for ended in there.endings}
    for ended in here.endings:
        known[ended.key] = max(ended.scenes, known.get(ended.key, 0))
    endings = tuple(Ended(key, scenes) for key, scenes in known.items())
    chosen = there if is_ahead(apart, here) else here
    return replace(chosen, endings=endings, sentence=here.sentence)
