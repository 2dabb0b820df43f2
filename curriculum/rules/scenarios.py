"""A scenario: a conversation with an invented person, scene by scene.

A choice changes the trust, says why, and leads to a scene; with a condition it may lead to
another one. Loops are fine: one may come back to where one was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

LEAST_TRUST, MOST_TRUST = 0, 8
# What a choice does: what opens, and what closes the door.
SUPPORTS = ("ecoute", "ouverte", "cadre", "valorise", "faire_avec", "mots_simples")
TRAPS = (
    "jargon",
    "rafale",
    "jugement",
    "minimise",
    "solution_rapide",
    "a_la_place",
    "promesse",
)
KINDS = (*SUPPORTS, *TRAPS)
# The clues that the pages name and draw, in every language; another one says its own word.
NAMED_CLUES = (
    "urgence",
    "equipement",
    "connexion",
    "competences",
    "frein",
    "vue",
    "entourage",
    "envie",
)


@dataclass(frozen=True)
class Condition:
    """What must be true for a choice to lead where it says; else it leads to `otherwise`."""

    otherwise: str
    trust: int = 0
    clue_count: int = 0
    clues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """`to` is the key of a scene; `kind` is one of KINDS."""

    text: str
    to: str
    trust: int
    kind: str
    feedback: str
    condition: Condition | None = None

    @property
    def is_trap(self) -> bool:
        return self.kind in TRAPS

    @property
    def targets(self) -> tuple[str, ...]:
        return (self.to, self.condition.otherwise) if self.condition else (self.to,)


@dataclass(frozen=True)
class Scene:
    """`setting` is what one sees, `says` what the person says, `debrief` what an ending means."""

    key: str
    title: str
    says: str
    setting: str = ""
    clues: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_ending: bool = False
    debrief: str = ""


@dataclass(frozen=True)
class Trust:
    """Where it starts, and the ending that it leads to when nothing is left of it."""

    start: int
    break_off: str


@dataclass(frozen=True)
class Scenario:
    """`optional` are clues that one may find, and that nobody misses."""

    key: str
    title: str
    start: str
    trust: Trust
    clues: tuple[str, ...]
    scenes: tuple[Scene, ...]
    person: str = ""
    optional: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Scene]:
        return {scene.key: scene for scene in self.scenes}

    @property
    def expected(self) -> tuple[str, ...]:
        """The clues that a debrief looks for."""
        return tuple(clue for clue in self.clues if clue not in self.optional)

    def scenes_with(self, clue: str) -> Iterator[Scene]:
        return (scene for scene in self.scenes if clue in scene.clues)
