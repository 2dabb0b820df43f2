"""What a hand-in is made of, and what makes it another than the one before."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learners.rules.learning.handing_in import (
    Asked,
    HandIn,
    QuizForm,
    by_our_clock,
    form_as_plain,
    form_from_plain,
    line_to_fix,
    may_take_over,
    placed,
)

ONE, TWO, THREE, FOUR = (UUID(int=n) for n in range(1, 5))
FORM = QuizForm(
    key=UUID(int=9),
    person=UUID(int=8),
    activity=UUID(int=7),
    asked=(
        Asked(ONE, 1, (2, 0, 1), "several"),
        Asked(TWO, 2, (2, 0, 1), "ordering", 3),
        Asked(THREE, 3, (1, 0), "matching", 2),
        Asked(FOUR, 4, (), "numeric"),
    ),
)


def test_a_form_comes_back_as_it_was_signed() -> None:
    assert form_from_plain(form_as_plain(FORM)) == FORM


def test_a_form_from_before_there_were_kinds_asks_for_choices() -> None:
    plain = form_as_plain(FORM)
    plain["q"] = [line[:3] for line in plain["q"]]

    assert {asked.kind for asked in form_from_plain(plain).asked} == {"several"}


def test_ticks_are_the_same_in_any_order_and_lines_are_not() -> None:
    chosen = {ONE: (2, 0), TWO: (1, 0, 2), THREE: (1, 0)}
    given = HandIn(FORM, chosen, {FOUR: "12,5"})

    assert given.content() == {
        str(ONE): [0, 2],
        str(TWO): [1, 0, 2],
        str(THREE): [1, 0],
        str(FOUR): "12,5",
    }
    assert given.missing() == []


def test_places_are_given_to_the_items_as_they_were_shown() -> None:
    ordering, matching = FORM.asked[1], FORM.asked[2]

    assert placed(["0", "1", "2"], ordering) == (1, 2, 0)
    assert placed(["0", "", "x"], ordering) == (-1, -1, 0)
    assert placed(["1", "0"], matching) == (0, 1)
    assert placed(["", "7"], matching) == ()


def test_one_goes_on_at_the_first_line_shown_that_lacks_something() -> None:
    ordering, matching = FORM.asked[1], FORM.asked[2]
    given = HandIn(FORM, {TWO: (0, 0, 1), THREE: (1, -1)})

    assert line_to_fix(ordering, given.reply_to(TWO)) == 2
    assert line_to_fix(matching, given.reply_to(THREE)) == 1
    assert line_to_fix(matching, given.reply_to(ONE)) == 0
    assert line_to_fix(FORM.asked[3], given.reply_to(FOUR)) is None


@pytest.mark.parametrize(
    ("newest", "claimed", "may"),
    [(None, 9999, True), (-60, -30, True), (-60, -60, True), (-60, -61, False), (-60, 9999, False)],
)
def test_what_comes_late_takes_over_what_is_older_and_a_time_to_come_proves_nothing(
    newest: int | None, claimed: int, may: bool
) -> None:
    """In minutes from now."""
    now = datetime(2026, 11, 27, 8, tzinfo=UTC)
    there = None if newest is None else now + timedelta(minutes=newest)
    late = now + timedelta(minutes=claimed)

    assert may_take_over(there, claimed=late, received_at=now) is may


def test_a_device_whose_clock_makes_no_sense_did_it_now() -> None:
    now = datetime(2026, 11, 2, 10, tzinfo=UTC)
    first, last = (datetime(year, 6, 1, tzinfo=UTC) for year in (1, 9999))

    assert by_our_clock(last, sent=first, received_at=now) == now
    assert by_our_clock(first, sent=last, received_at=now) == now
