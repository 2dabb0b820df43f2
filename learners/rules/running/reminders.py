"""When a reminder helps, and when silence does. Every day here is a day of Paris."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from learners.rules.running.working_days import CLOSES, is_working_day

REMINDER = "reminder"  # the kind of the letter
INACTIVE = timedelta(days=14)
GONE = timedelta(days=90)
APART = timedelta(days=7)
IN_A_ROW = 3
SHOWN_AHEAD = timedelta(days=7)


class Reason(StrEnum):
    """Why somebody is reminded."""

    INACTIVITY = "inactivity"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class Case:
    """What a reminder of one person depends on, over all their running paths."""

    active_on: date
    deadlines: tuple[date, ...] = ()
    written_on: tuple[date, ...] = ()
    skipped_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class Due:
    """A reminder that will be written, if nothing happens until then."""

    day: date
    reason: Reason

    @property
    def week(self) -> date:
        return monday_of(self.day)


def monday_of(day: date) -> date:
    """The week a day is in: one reminder a person and a week, at most."""
    return day - timedelta(days=day.weekday())


def reminder_id(person: UUID, week: date) -> UUID:
    """The same for every worker, so that two of them write one."""
    return uuid5(person, f"reminder:{week.isoformat()}")


def reason_on(case: Case, day: date) -> Reason | None:
    """Why this person would be reminded on this day; None most of the time.

    A week at least between two, one that was skipped included. After three without any answer,
    nothing; nor to somebody gone for so long that a letter would come from nowhere.
    """
    if not is_working_day(day):
        return None
    if any(abs(day - other) < APART for other in (*case.written_on, *case.skipped_on)):
        return None
    if sum(written > case.active_on for written in case.written_on) >= IN_A_ROW:
        return None
    if any(day < deadline <= day + APART for deadline in case.deadlines):
        return Reason.DEADLINE
    return Reason.INACTIVITY if INACTIVE <= day - case.active_on <= GONE else None


def first_possible(moment: datetime) -> date:
    """The first day on which a letter may still leave, at a local moment."""
    return moment.date() + timedelta(days=moment.time() >= CLOSES)


def next_due(case: Case, *, today: date) -> Due | None:
    """The first reminder of the days to come."""
    for day in _days(today, today + SHOWN_AHEAD):
        reason = reason_on(case, day)
        if reason is not None:
            return Due(day, reason)
    return None


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
