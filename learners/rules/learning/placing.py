"""The placement: what its answers recommend, when it is asked, and the distance travelled.

Distance travelled: the same statements, answered by the same people at two moments. A module's
figure is published from five people up (national quality reference, indicator 2: results are
published with their method).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

OFTEN, SOMETIMES, NEVER, UNKNOWN = "often", "sometimes", "never", "unknown"
STEPS = {UNKNOWN: 0, NEVER: 1, SOMETIMES: 2, OFTEN: 3}
START, END, LATER = "start", "end", "later"
LATER_AFTER = timedelta(days=90)
LATER_UNTIL = timedelta(days=365)
WRITTEN_WITHIN = timedelta(days=14)  # after that, the letter would only surprise
ENOUGH_PEOPLE = 5


@dataclass(frozen=True)
class Said:
    """One statement and its answer: one of STEPS."""

    module: UUID
    statement: str
    answer: str


@dataclass(frozen=True, order=True)
class Distance:
    """Of one module: how many people answered twice, and how many said « often » each time."""

    module: UUID
    people: int
    often_before: int
    often_after: int
    moved_up: int

    @property
    def is_published(self) -> bool:
        return self.people >= ENOUGH_PEOPLE


def recommended(said: Iterable[Said]) -> list[UUID]:
    """The modules to begin with: what is never done, or not known."""
    return [line.module for line in said if line.answer in (NEVER, UNKNOWN)]


def may_begin_with_the_quiz(said: Iterable[Said]) -> list[UUID]:
    """The modules whose gesture is already a habit."""
    return [line.module for line in said if line.answer == OFTEN]


def moment_due(
    answered: Collection[str],
    *,
    is_stopped: bool,
    finished_at: datetime | None,
    at: datetime,
) -> str | None:
    """Which of the three moments is to be answered now; None when none is.

    The first is asked until the path is over; the last from three months after it, for a year.
    """
    if is_stopped:
        return None
    if finished_at is None:
        return None if START in answered else START
    since = at - finished_at
    if LATER_AFTER <= since <= LATER_UNTIL:
        return None if LATER in answered else LATER
    return None if END in answered or since > LATER_UNTIL else END


def distances(
    sheets: Iterable[tuple[Mapping[UUID, str], Mapping[UUID, str]]],
) -> dict[UUID, Distance]:
    """By module, from the answers of each person before and after. No order is promised."""
    found: dict[UUID, Distance] = {}
    for before, after in sheets:
        for module in before.keys() & after.keys():
            known = found.get(module, Distance(module, 0, 0, 0, 0))
            found[module] = Distance(
                module,
                known.people + 1,
                known.often_before + (before[module] == OFTEN),
                known.often_after + (after[module] == OFTEN),
                known.moved_up + (STEPS[after[module]] > STEPS[before[module]]),
            )
    return found
