"""What makes a question answerable, and what its choices are worth."""

from decimal import Decimal

import pytest

from curriculum.rules.questions import (
    Choice,
    Wording,
    choices_as_json,
    choices_from_json,
    faults_of,
    fractions,
    number_in,
    plain,
)
from curriculum.rules.replies import Reply, mark_of
from curriculum.rules.scoring import is_right


def wording(kind, *choices, prompt="Combien ?"):
    return Wording(kind, prompt, tuple(Choice(text, Decimal(share)) for text, share in choices))


def matching(*pairs):
    choices = (Choice(text, Decimal(1), match=match) for text, match in pairs)
    return Wording("matching", "Quoi ?", tuple(choices))


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        (wording("single", ("un", 1), ("deux", 0)), []),
        (wording("several", ("un", "0.5"), ("deux", "0.5"), ("trois", -1)), []),
        (wording("single", ("un", 1), ("deux", 0), prompt=""), ["no_prompt"]),
        (wording("single", ("un", 1)), ["too_few"]),
        (wording("single", ("un", 1), ("Un", 0)), ["twice"]),
        (wording("single", ("un", 1), ("deux", 1)), ["one_right"]),
        (wording("single", ("un", 0), ("deux", 0)), ["one_right"]),
        (wording("single", ("un", 1), ("deux", "0.5")), []),
        (wording("several", ("un", 0), ("deux", -1)), ["none_right"]),
        (wording("several", ("un", "0.5"), ("deux", "0.25")), ["not_whole"]),
        (wording("true_false", ("true", 1), ("false", 0)), []),
        (wording("true_false", ("true", 1), ("false", 1)), ["not_true_or_false"]),
        (wording("true_false", ("true", 1), ("non", 0)), ["not_true_or_false"]),
        (matching(("un", "1"), ("deux", "2"), ("", "3")), []),
        (matching(("un", "1"), ("deux", "")), ["empty"]),
        (matching(("un", "1"), ("deux", "1")), ["too_few"]),
        (matching(("un", "1"), ("un", "2")), ["twice"]),
        (matching(("un", "1")), ["too_few", "too_few"]),
        (wording("ordering", ("un", 1), ("deux", 1)), []),
        (wording("ordering", ("un", 1), ("", 1)), ["empty"]),
        (wording("ordering", ("un", 1)), ["too_few"]),
        (wording("numeric", ("3,14", 1)), []),
        (wording("numeric", ("3.14", 1), ("*", 0)), []),
        (wording("numeric", ("trois", 1)), ["not_a_number"]),
        (wording("numeric", ("3", "0.5")), ["none_right"]),
        (wording("short_text", ("Paris", 1), ("Lutèce", "0.5")), []),
        (wording("short_text", (" ", 1)), ["empty"]),
        (wording("short_text"), ["none_right"]),
    ],
)
def test_what_stops_a_question_from_being_asked(said, faults):
    assert faults_of(said) == faults


def test_one_right_choice_is_all_of_the_mark():
    assert fractions("single", [False, True, False]) == [0, 1, 0]


@pytest.mark.parametrize("right", [1, 2, 3, 6, 7])
def test_several_right_choices_make_a_full_mark_together_and_a_wrong_one_spoils_it(right):
    shares = fractions("several", [True] * right + [False])
    said = wording("several", *((str(place), share) for place, share in enumerate(shares)))

    assert is_right(mark_of(said, Reply(tuple(range(right)))))
    assert not is_right(mark_of(said, Reply(tuple(range(right + 1)))))


@pytest.mark.parametrize(
    ("number", "text"), [("1.0000", "1"), ("0", "0"), ("0.50", "0.5"), ("-1", "-1"), ("10", "10")]
)
def test_a_share_is_written_the_same_way_whatever_its_zeros(number, text):
    assert plain(Decimal(number)) == text


def test_choices_come_back_as_they_were():
    choices = (
        Choice("un", Decimal("0.5"), "Oui."),
        Choice("deux", Decimal(-1)),
        Choice("trois", Decimal(1), match="3"),
        Choice("4", Decimal(1), tolerance=Decimal("0.5")),
    )

    assert choices_from_json(choices_as_json(choices)) == choices


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        (" 1 234,5 ", "1234.5"),
        ("−3.0", "-3.0"),
        ("1e3", "1e3"),
        ("", None),
        ("douze", None),
        ("1,2,3", None),
        ("nan", None),
        ("1e99", None),
    ],
)
def test_a_number_is_read_with_a_comma_or_a_point(typed, number):
    assert number_in(typed) == (Decimal(number) if number else None)
