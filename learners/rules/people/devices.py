"""How long somebody stays signed in: on a computer that others use, on a device of one's own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
WORKING_DAY = timedelta(hours=10)
OWN = timedelta(days=90)
# A session's row lives that long after its last change: nothing below may rest longer, but OWN.
ROW = timedelta(hours=4)
HIDDEN = timedelta(hours=2)
# A visit is noted that often, not at each page: a note is a row written.
STEP = timedelta(minutes=2)


@dataclass(frozen=True)
class Stay:
    """Somebody signed in. Whoever works in the office sees others' data: a day is their most."""

    own_device: bool
    in_office: bool
    opened_at: datetime
    seen_at: datetime

    @property
    def is_long(self) -> bool:
        return self.own_device and not self.in_office

    def may_last(self) -> timedelta:
        return OWN if self.is_long else WORKING_DAY

    def may_rest(self, *, is_hidden: bool) -> timedelta:
        """Behind a lowered curtain nobody reads: a visitor at the counter may stay longer."""
        if self.own_device:
            return OWN if self.is_long else ROW
        return HIDDEN if is_hidden else IDLE

    def is_over(self, *, is_hidden: bool, at: datetime) -> bool:
        """Visits are noted by steps: nobody gets less than what was said, and one step more."""
        rest = self.may_rest(is_hidden=is_hidden) + STEP
        return at - self.seen_at > rest or at - self.opened_at > self.may_last()

    def is_worth_noting(self, *, at: datetime) -> bool:
        return at - self.seen_at >= STEP
