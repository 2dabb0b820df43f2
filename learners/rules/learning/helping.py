"""Who must answer by when, in working days: no weekend, no public holiday."""

from datetime import date, timedelta
from enum import StrEnum

from learners.rules.running.working_days import is_working_day

USUAL_DELAY = 2
LONGEST_DELAY = 10
LONGEST_TEXT = 5000


class Standing(StrEnum):
    """How a question stands today; the late ones come first."""

    LATE = "late"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"


def due_after(day: date, delay: int) -> date:
    """The last day to answer: asked on a Friday or a Saturday, two days are up on Tuesday."""
    while delay:
        day += timedelta(days=1)
        delay -= is_working_day(day)
    return day


def days_late(due: date, today: date) -> int:
    """Working days since the promised one; on a Saturday after a Friday, already one."""
    if today <= due:
        return 0
    whole = (due + timedelta(days=n) for n in range(1, (today - due).days + 1))
    return max(1, sum(map(is_working_day, whole)))


def standing_of(state: str, due: date, today: date) -> Standing:
    """Promised for today is not late: the day is not over."""
    if state == "asked":
        return Standing.LATE if today > due else Standing.WAITING
    return Standing(state)
