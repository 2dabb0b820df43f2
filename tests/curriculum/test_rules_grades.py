"""Shares and numbers as other programs write them."""

import pytest

from curriculum.rules.cells import harmless
from curriculum.rules.grades import share_in
from curriculum.rules.numbers import number_and_tolerance


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("100", "1"),
        ("33.33333", "0.3333333"),
        ("33,33", "0.3333333"),
        ("-16.66667", "-0.1666667"),
        ("14.2857", "0.1428571"),
        ("0", "0"),
        ("42.5", "0.425"),
        ("101", None),
        ("-101", None),
        ("NaN", None),
        ("beaucoup", None),
    ],
)
def test_a_share_rounded_by_hand_is_the_share_that_was_meant(written, share):
    found = share_in(written)
    assert (found if found is None else str(found.normalize())) == share


@pytest.mark.parametrize(
    ("written", "number", "tolerance"),
    [
        ("3.14:0.01", "3.14", "0.01"),
        ("3,14 ± 0,01", "3.14", "0.01"),
        ("12 +- 2", "12", "2"),
        ("1..5", "3", "2"),
        ("-3..-1", "-2", "1"),
        ("0.5..0.75", "0.625", "0.125"),
        ("12:", "12", "0"),
        ("1e3", "1000", "0"),
        ("*", "*", "0"),
    ],
)
def test_numbers_are_read_with_how_far_one_may_be(written, number, tolerance):
    found = number_and_tolerance(written)
    assert (found[0], str(found[1].normalize())) == (number, tolerance)


@pytest.mark.parametrize("written", ["", "quinze", "5..1", "1..x", "3:-1", "3:x", "9e99"])
def test_what_is_no_number_is_none(written):
    assert number_and_tolerance(written) is None


def test_what_a_spreadsheet_would_run_is_shown_instead():
    assert [harmless(text) for text in ("=1+1", "+1", "-1", "@x", "un = deux")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "un = deux",
    ]
