"""Working days, by hand."""

from datetime import date

import pytest

from learners.rules.learning.helping import Standing, days_late, due_after, standing_of

FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)


@pytest.mark.parametrize(
    ("asked", "delay", "due"),
    [
        (MONDAY, 2, WEDNESDAY),
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 2, TUESDAY),
        (SATURDAY, 2, TUESDAY),
        (SUNDAY, 1, MONDAY),
        (MONDAY, 10, date(2026, 12, 14)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # Christmas, then a weekend
        (date(2027, 5, 5), 2, date(2027, 5, 10)),  # the day after is Ascension
    ],
)
def test_a_promise_is_counted_in_working_days(asked, delay, due):
    assert due_after(asked, delay) == due


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SATURDAY, 1),
        (FRIDAY, MONDAY, 1),
        (FRIDAY, TUESDAY, 2),
        (MONDAY, FRIDAY, 0),
        (date(2026, 12, 24), date(2026, 12, 28), 1),
    ],
)
def test_lateness_is_counted_in_working_days(due, today, late):
    assert days_late(due, today) == late


def test_a_question_is_late_the_day_after_the_promised_one():
    stands = [standing_of("asked", FRIDAY, day) for day in (FRIDAY, SATURDAY)]

    assert stands == [Standing.WAITING, Standing.LATE]
    assert standing_of("answered", FRIDAY, TUESDAY) == Standing.ANSWERED
    assert standing_of("closed", FRIDAY, TUESDAY) == Standing.CLOSED
