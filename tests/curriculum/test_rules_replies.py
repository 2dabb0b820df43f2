"""What replies are worth, kind by kind, and which are not finished."""

from decimal import Decimal

import pytest

from curriculum.rules.questions import Choice, Wording
from curriculum.rules.replies import Reply, fitting, is_complete, lines_of, mark_of

THIRD = "0.3333333"


def asked(kind, *choices):
    """Choices are (text, share) or (text, share, {field: value})."""
    made = (Choice(text, Decimal(share), **dict(*more)) for text, share, *more in choices)
    return Wording(kind, "Quoi ?", tuple(made))


SINGLE = asked("single", ("a", 1), ("b", "0.5"), ("c", 0), ("d", "-0.5"))
SEVERAL = asked("several", ("a", THIRD), ("b", THIRD), ("c", THIRD), ("d", -1))
GENEROUS = asked("several", ("a", "0.9"), ("b", "0.9"))
TRUE_FALSE = asked("true_false", ("true", 0), ("false", 1))
MATCHING = asked(
    "matching",
    ("chat", 1, {"match": "miaule"}),
    ("chien", 1, {"match": "aboie"}),
    ("loup", 1, {"match": "aboie"}),
    ("", 1, {"match": "vole"}),
)
ORDERING = asked("ordering", ("un", 1), ("deux", 1), ("trois", 1))
NUMERIC = asked(
    "numeric",
    ("3.14", 1, {"tolerance": Decimal("0.005")}),
    ("3", "0.5", {"tolerance": Decimal("0.5")}),
    ("*", 0),
)
SHORT = asked("short_text", ("Hôtel de ville", 1), ("mairie*", "0.5"), (r"5 \* 3", "0.2"))


@pytest.mark.parametrize(
    ("question", "reply", "mark"),
    [
        (SINGLE, Reply((0,)), "1.00000"),
        (SINGLE, Reply((1,)), "0.50000"),
        (SINGLE, Reply((2,)), "0.00000"),
        (SINGLE, Reply((3,)), "0.00000"),
        (SINGLE, Reply(), "0.00000"),
        (SEVERAL, Reply((0, 1, 2)), "1.00000"),
        (SEVERAL, Reply((0, 1)), "0.66667"),
        (SEVERAL, Reply((0, 1, 2, 3)), "0.00000"),
        (SEVERAL, Reply((0, 0)), "0.33333"),
        (GENEROUS, Reply((0, 1)), "1.00000"),
        (TRUE_FALSE, Reply((1,)), "1.00000"),
        (TRUE_FALSE, Reply((0,)), "0.00000"),
        (MATCHING, Reply((0, 1, 1)), "1.00000"),
        (MATCHING, Reply((0, 1, 2)), "0.66667"),
        (MATCHING, Reply((0, -1, -1)), "0.33333"),
        (MATCHING, Reply(), "0.00000"),
        (ORDERING, Reply((0, 1, 2)), "1.00000"),
        (ORDERING, Reply((0, 2, 1)), "0.33333"),
        (ORDERING, Reply((1, 2, 0)), "0.00000"),
        (NUMERIC, Reply(typed="3,14"), "1.00000"),
        (NUMERIC, Reply(typed="3.145"), "1.00000"),
        (NUMERIC, Reply(typed="3.15"), "0.50000"),
        (NUMERIC, Reply(typed="12"), "0.00000"),
        (NUMERIC, Reply(typed="pi"), "0.00000"),
        (SHORT, Reply(typed="  hotel  DE ville"), "1.00000"),
        (SHORT, Reply(typed="Mairie de Pantin"), "0.50000"),
        (SHORT, Reply(typed="5 * 3"), "0.20000"),
        (SHORT, Reply(typed="école"), "0.00000"),
        (SHORT, Reply(typed=" "), "0.00000"),
    ],
)
def test_a_reply_is_worth_what_moodle_gives_it(question, reply, mark):
    assert str(mark_of(question, reply)) == mark


@pytest.mark.parametrize(
    ("question", "picked"),
    [
        (SEVERAL, (4,)),
        (SEVERAL, (-1,)),
        (SINGLE, (0, 1)),
        (TRUE_FALSE, (0, 1)),
        (MATCHING, (3, 0, 0)),
        (MATCHING, (0, 0, 0, 0)),
        (ORDERING, (0, 0, 1)),
        (ORDERING, (0, 3)),
    ],
)
def test_a_reply_that_cannot_be_is_refused(question, picked):
    with pytest.raises(ValueError, match="choice"):
        mark_of(question, Reply(picked))


@pytest.mark.parametrize(
    ("question", "reply", "complete"),
    [
        (SINGLE, Reply(), False),
        (SINGLE, Reply((2,)), True),
        (MATCHING, Reply((0, 1)), False),
        (MATCHING, Reply((0, 1, -1)), False),
        (MATCHING, Reply((0, 0, 0)), True),
        (ORDERING, Reply((2, 1)), False),
        (ORDERING, Reply((2, 1, 0)), True),
        (NUMERIC, Reply(typed="douze"), False),
        (NUMERIC, Reply(typed="12"), True),
        (SHORT, Reply(typed="  "), False),
        (SHORT, Reply(typed="la gare"), True),
    ],
)
def test_a_reply_half_made_is_not_handed_in(question, reply, complete):
    assert is_complete(question.kind, lines_of(question), reply) is complete


def test_the_first_number_or_text_that_fits_is_the_one_that_counts():
    assert fitting(NUMERIC, Reply(typed="3,1")) == 1
    assert fitting(NUMERIC, Reply(typed="99")) == 2
    assert fitting(SHORT, Reply(typed="rien de tel")) is None
