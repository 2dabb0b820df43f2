"""What an import did, told to the person who asked for it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django.db.models import Model

from curriculum.readers.problems import Problem


class Outcome(Enum):
    """What became of one page or one question."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left_alone"
    DRAFTED = "drafted"
    REMOVED = "removed"


@dataclass(frozen=True)
class Manner:
    """How an import is asked for: `is_trial` only says what would be done, and writes nothing.

    `replaces` makes drafts of the pages that were edited here, instead of leaving them alone;
    `by` is the person in whose name pages are published.
    """

    at: datetime
    by: Model | None = None
    replaces: bool = False
    is_trial: bool = False
    keeps_files: bool = True


@dataclass
class ImportReport:
    """Names by outcome. With `problems`, nothing was written.

    `left_alone` were edited here since the last import; `drafted` wait for a person to publish
    them; `removed` are no longer in their pack and were unpublished.
    """

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    drafted: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, outcome: Outcome, name: str) -> None:
        getattr(self, outcome.value).append(name)

    @property
    def changed_nothing(self) -> bool:
        return not (self.created or self.updated or self.drafted or self.removed)
