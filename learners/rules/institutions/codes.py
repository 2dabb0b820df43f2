"""An institution's code: is its door open, and for how long may it be?"""

from datetime import datetime, timedelta

from learners.rules.institutions.refusals import Refusal

MOST_PLACES = 200
LONGEST = timedelta(days=366)


def why_closed(
    *, at: datetime, expires_at: datetime, closed_at: datetime | None, taken: int, places: int
) -> Refusal | None:
    """None when somebody may come in."""
    if closed_at:
        return Refusal.CODE_CLOSED
    if at >= expires_at:
        return Refusal.CODE_EXPIRED
    return Refusal.CODE_FULL if taken >= places else None
