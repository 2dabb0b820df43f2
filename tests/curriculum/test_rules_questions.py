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
    plain,
)
from curriculum.rules.scoring import is_right, mark_of


def wording(kind, *choices, prompt="Combien ?"):
    return Wording(kind, prompt, tuple(Choice(text, Decimal(share)) for text, share in choices))


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
        (wording("several", ("un", 0), ("deux", -1)), ["none_right"]),
    ],
)
def test_what_stops_a_question_from_being_asked(said, faults):
    assert faults_of(said) == faults


def test_one_right_choice_is_all_of_the_mark():
    assert fractions("single", [False, True, False]) == [0, 1, 0]


@pytest.mark.parametrize("right", [1, 2, 3, 6, 7])
def test_several_right_choices_make_a_full_mark_together_and_a_wrong_one_spoils_it(right):
    shares = fractions("several", [True] * right + [False])

    assert is_right(mark_of("several", shares, range(right)))
    assert not is_right(mark_of("several", shares, range(right + 1)))


@pytest.mark.parametrize(
    ("number", "text"), [("1.0000", "1"), ("0", "0"), ("0.50", "0.5"), ("-1", "-1"), ("10", "10")]
)
def test_a_share_is_written_the_same_way_whatever_its_zeros(number, text):
    assert plain(Decimal(number)) == text


def test_choices_come_back_as_they_were():
    choices = (Choice("un", Decimal("0.5"), "Oui."), Choice("deux", Decimal(-1)))

    assert choices_from_json(choices_as_json(choices)) == choices
