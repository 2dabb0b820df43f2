"""The identities that a pack gives: the same pack and key always make the same id.

An id never depends on a title, a place or a file name: renaming and moving keep history. What
was written in the office before it was ever in a pack keeps the id it was born with: `known`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

MODULE, LESSON, ACTIVITY = "module", "lecon", "activite"
QUESTION, OBJECTIVE, PATH, TERM = "question", "objectif", "parcours", "mot"
SCENARIO = "dialogue"
SHEET = "fiche"


@dataclass(frozen=True)
class Names:
    """What a pack calls things: ids by kind and key."""

    pack: UUID
    known: Mapping[tuple[str, str], UUID] = field(default_factory=dict)

    def of(self, kind: str, key: str) -> UUID:
        return self.known.get((kind, key)) or uuid5(self.pack, f"{kind}:{key}")

    def module(self, key: str) -> UUID:
        return self.of(MODULE, key)

    def lesson(self, key: str) -> UUID:
        return self.of(LESSON, key)

    def activity(self, key: str) -> UUID:
        return self.of(ACTIVITY, key)

    def question(self, key: str) -> UUID:
        return self.of(QUESTION, key)

    def objective(self, key: str) -> UUID:
        return self.of(OBJECTIVE, key)

    def path(self, key: str) -> UUID:
        return self.of(PATH, key)

    def scenario(self, key: str) -> UUID:
        return self.of(SCENARIO, key)

    def term(self, key: str) -> UUID:
        return self.of(TERM, key)

    def sheet(self, key: str) -> UUID:
        return self.of(SHEET, key)
