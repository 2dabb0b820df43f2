"""When a reminder leaves: working days, two weeks of nothing, one a week, three in a row."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from learners.rules.running.reminders import (
    Case,
    Due,
    Reason,
    first_possible,
    monday_of,
    next_due,
    reason_on,
    reminder_id,
)
from learners.rules.running.working_days import easter, is_holiday, is_open, opens_next

PARIS = ZoneInfo("Europe/Paris")
MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def moment(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def reasons(case, days=40):
    """How many days after the Monday somebody would be reminded, and why."""
    found = {}
    for number in range(days):
        reason = reason_on(case, MONDAY + number * DAY)
        if reason:
            found[number] = reason
    return found


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (2000, 4, 23), (2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_falls_when_the_calendar_says(year, month, day):
    assert easter(year) == date(year, month, day)


def test_the_eleven_public_holidays_of_a_year():
    year = [date(2026, 1, 1) + number * DAY for number in range(365)]

    assert [f"{day:%d/%m}" for day in year if is_holiday(day)] == [
        *("01/01", "06/04", "01/05", "08/05", "14/05", "25/05"),
        *("14/07", "15/08", "01/11", "11/11", "25/12"),
    ]


@pytest.mark.parametrize(
    ("asked", "is_so", "then"),
    [
        (moment(2, 8, 59), False, moment(2, 9)),
        (moment(2, 9), True, None),
        (moment(2, 16, 59), True, None),
        (moment(2, 17), False, moment(3, 9)),
        (moment(6, 18), False, moment(9, 9)),  # a Friday evening
        (moment(7, 12), False, moment(9, 9)),  # a Saturday
        (moment(11, 10), False, moment(12, 9)),  # the armistice
        (moment(10, 20), False, moment(12, 9)),
    ],
)
def test_nobody_is_disturbed_at_night_on_weekends_and_holidays(asked, is_so, then):
    assert is_open(asked) == is_so
    assert is_so or opens_next(asked) == then


def test_two_weeks_of_nothing_and_not_a_day_less():
    case = Case(active_on=MONDAY)

    assert min(reasons(case)) == 14
    assert set(reasons(case).values()) == {Reason.INACTIVITY}
    assert not {19, 20, 26, 27} & set(reasons(case))  # weekends


def test_somebody_long_gone_is_left_alone():
    case = Case(active_on=MONDAY - 76 * DAY)

    assert sorted(reasons(case)) == [0, 1, 2, 3, 4, 7, 8, 10, 11, 14]  # the 9th is a holiday


def test_a_week_at_least_between_two():
    case = Case(active_on=MONDAY, written_on=(MONDAY + 16 * DAY,))

    assert sorted(reasons(case))[:2] == [23, 24]


def test_one_that_was_skipped_is_followed_a_week_later():
    case = Case(active_on=MONDAY, skipped_on=(MONDAY + 14 * DAY,))

    assert min(reasons(case)) == 21


def test_after_three_in_a_row_there_is_silence_until_something_is_done():
    three = tuple(MONDAY + number * DAY for number in (14, 21, 28))

    assert reasons(Case(active_on=MONDAY, written_on=three), days=60) == {}
    back = Case(active_on=MONDAY + 29 * DAY, written_on=three)
    assert min(reasons(back, days=60)) == 43


def test_a_last_day_is_recalled_in_the_week_before_even_to_who_works():
    case = Case(active_on=MONDAY, deadlines=(MONDAY + 10 * DAY,))

    assert reasons(case, days=12) == dict.fromkeys([3, 4, 7, 8], Reason.DEADLINE)
    told = Case(active_on=MONDAY, deadlines=case.deadlines, written_on=(MONDAY + 3 * DAY,))
    assert reasons(told, days=12) == {}


def test_the_next_one_is_looked_for_in_the_week_to_come():
    case = Case(active_on=MONDAY)

    assert next_due(case, today=MONDAY) is None
    assert next_due(case, today=MONDAY + 7 * DAY) == Due(MONDAY + 14 * DAY, Reason.INACTIVITY)
    assert [first_possible(moment(2, hour)) for hour in (8, 16, 17)] == [
        *(MONDAY, MONDAY, MONDAY + DAY)
    ]


def test_one_key_a_person_and_a_week():
    ada = uuid4()
    week = {reminder_id(ada, monday_of(MONDAY + number * DAY)) for number in range(7)}

    assert len(week) == 1
    assert reminder_id(ada, MONDAY + 7 * DAY) not in week
