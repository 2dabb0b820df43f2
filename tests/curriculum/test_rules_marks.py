"""Marks against Moodle's, and what holds whatever is asked and replied."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from curriculum.rules.questions import (
    KINDS_OF_LINES,
    Choice,
    Wording,
    choices_as_json,
    choices_from_json,
    faults_of,
    fractions,
    number_in,
)
from curriculum.rules.replies import (
    Reply,
    is_complete,
    lines_of,
    mark_of,
    right_lines,
    right_reply,
)
from curriculum.rules.showing import order_for, show, told_of

SHARES = st.decimals(-1, 1, places=7, allow_nan=False)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="*\\"), min_size=1, max_size=9)


def worded(kind, choices, **more):
    return Wording(kind, "Quoi ?", tuple(choices), **more)


@st.composite
def wordings(draw):
    """Any question that an author could have asked."""
    kind = draw(st.sampled_from(["single", "several", "true_false", *MADE]))
    wording = MADE[kind](draw) if kind in MADE else chosen(draw, kind)
    assume(not faults_of(wording))
    return wording


def chosen(draw, kind):
    if kind == "true_false":
        right = draw(st.booleans())
        choices = [Choice("true", Decimal(right)), Choice("false", Decimal(not right))]
        return worded(kind, choices)
    texts = draw(st.lists(TEXTS, min_size=2, max_size=8, unique_by=str.casefold))
    if kind == "single":
        right = draw(st.integers(0, len(texts) - 1))
        shares = [Decimal(1) if n == right else draw(SHARES) for n in range(len(texts))]
    else:
        rights = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
        shares = fractions(kind, rights)
    return worded(kind, map(Choice, texts, shares), shuffle=draw(st.booleans()))


def matching(draw):
    stems = draw(st.lists(TEXTS, min_size=2, max_size=6, unique_by=str.casefold))
    matches = draw(st.lists(TEXTS, min_size=2, max_size=6))
    pairs = [Choice(s, Decimal(1), "", draw(st.sampled_from(matches))) for s in stems]
    spare = [Choice("", Decimal(0), "", match) for match in matches]
    return worded("matching", pairs + spare)


def ordering(draw):
    items = draw(st.lists(TEXTS, min_size=2, max_size=6, unique_by=str.casefold))
    return worded("ordering", [Choice(item, Decimal(1)) for item in items])


def numeric(draw):
    number = st.decimals(-1000, 1000, places=3, allow_nan=False)
    lines = draw(st.lists(st.tuples(number, st.sampled_from(["0", "0.5", "3"])), max_size=4))
    choices = [Choice(str(n), draw(SHARES), "", "", Decimal(t)) for n, t in lines]
    right = Choice(str(draw(number)), Decimal(1), "", "", Decimal(draw(st.integers(0, 2))))
    return worded("numeric", [right, *choices])


def short_text(draw):
    words = draw(
        st.lists(st.sampled_from(["mairie", "ville*", "*", r"5 \* 3", "Œuvre é"]), max_size=3)
    )
    right = Choice(draw(st.sampled_from(["gare", "la*re", r"\*", "Cœur"])), Decimal(1))
    return worded("short_text", [right, *(Choice(word, draw(SHARES)) for word in words)])


MADE = {"matching": matching, "ordering": ordering, "numeric": numeric, "short_text": short_text}
REPLIES = st.builds(
    Reply,
    picked=st.lists(st.integers(-1, 8), max_size=8).map(tuple),
    typed=st.text(max_size=20) | st.sampled_from(["gare", "12,5", "-3", "mairie", "0"]),
)


@given(wordings(), REPLIES)
def test_a_mark_is_between_nothing_and_everything_to_five_places(wording, reply):
    try:
        mark = mark_of(wording, reply)
    except ValueError:
        return
    assert 0 <= mark <= 1
    assert mark.as_tuple().exponent == -5


@given(wordings())
def test_the_right_reply_is_whole_and_worth_everything(wording):
    reply = right_reply(wording)

    assert is_complete(wording.kind, lines_of(wording), reply)
    assert mark_of(wording, reply) == 1
    assert all(told.verdict == "right" for told in told_of(wording, reply, order_for(wording, "s")))


@given(wordings(), REPLIES)
def test_everything_is_for_what_is_right_alone(wording, reply):
    try:
        mark = mark_of(wording, reply)
    except ValueError:
        return
    if mark == 1 and wording.kind in KINDS_OF_LINES:
        assert len(right_lines(wording, reply)) == lines_of(wording)
    if mark == 1 and wording.kind in ("single", "true_false"):
        assert [wording.choices[place].fraction for place in set(reply.picked)] == [1]
    if mark == 1 and wording.kind == "several":
        assert all(wording.choices[place].fraction > 0 for place in reply.picked)
    if mark == 1 and wording.kind == "numeric":
        given_number = number_in(reply.typed)
        fits = [c for c in wording.choices if abs(number_in(c.text) - given_number) <= c.tolerance]
        assert fits[0].fraction >= Decimal("0.999995")


@given(wordings(), st.randoms(use_true_random=False))
def test_a_reply_that_is_whole_never_breaks_what_is_shown(wording, chance):
    order = list(order_for(wording, "somebody"))
    picked = {
        "matching": [chance.choice(order) for _ in wording.stems] if order else [],
        "ordering": chance.sample(order, len(order)),
        "several": chance.sample(order, chance.randint(1, max(1, len(order)))) if order else [],
    }.get(wording.kind, order[:1])
    reply = Reply(tuple(picked), "12,5")
    shown = show(wording, number=1, name="q", order=order, answered=reply, kept=reply)

    assert shown.is_open
    assert len(shown.lines) == lines_of(wording)
    assert sum(o.is_chosen for line in shown.lines for o in line.options) == lines_of(wording)
    if wording.kind in KINDS_OF_LINES:
        assert shown.right_lines == len(right_lines(wording, reply))


@given(wordings())
def test_what_can_be_chosen_is_offered_once_in_an_order_that_does_not_move(wording):
    order = order_for(wording, "somebody")

    assert order == order_for(wording, "somebody")
    assert sorted(order) == list(range(len(order)))


@given(wordings())
def test_choices_come_back_from_the_database_as_they_went(wording):
    assert choices_from_json(choices_as_json(wording.choices)) == wording.choices


def asked(kind, *choices):
    """Choices are (text, per cent) or (text, per cent, {field: value})."""
    made = (Choice(text, Decimal(share) / 100, **dict(*more)) for text, share, *more in choices)
    return Wording(kind, "Quoi ?", tuple(made))


def tolerance(size):
    return {"tolerance": Decimal(size)}


HALVES = asked("several", ("a", 50), ("b", 50), ("c", -100))
THIRDS = asked("several", ("a", "33.33333"), ("b", "33.33333"), ("c", "33.33333"), ("d", -50))
SIXTHS = asked("several", *((letter, "16.66667") for letter in "abcdef"), ("g", 0))
WITH_PENALTY = asked("single", ("a", 100), ("b", 50), ("c", "-33.33333"))
CAPITALS = asked(
    "matching",
    ("Italie", 100, {"match": "Rome"}),
    ("France", 100, {"match": "Paris"}),
    ("Japon", 100, {"match": "Tokyo"}),
    ("", 0, {"match": "Oslo"}),
)
STEPS = asked("ordering", *((step, 100) for step in "abcdef"))
YEAR = asked(
    "numeric",
    ("1822", 100),
    ("1822", 50, tolerance(2)),
    ("-5", 25, tolerance("0.01")),
)
RANGE = asked("numeric", ("2", 100, tolerance("1")), ("*", 10))
GRANT = asked("short_text", ("Grant", 100), ("gr*nt", 40), ("*", 10), ("jamais", 100))
TRUE = asked("true_false", ("true", 100), ("false", 0))

# Default grading of Moodle 4.5: multichoice, truefalse, match, numerical and shortanswer; ordering
# by absolute position. Each line was worked out from its rules, to five places. A single choice
# with a negative share is below 0 there; a mark is never below 0 here (decision 18).
MOODLE = [
    (HALVES, Reply((0, 1)), "1.00000"),
    (HALVES, Reply((0,)), "0.50000"),
    (HALVES, Reply((0, 2)), "0.00000"),
    (HALVES, Reply((0, 1, 2)), "0.00000"),
    (THIRDS, Reply((0, 1, 2)), "1.00000"),
    (THIRDS, Reply((0, 2)), "0.66667"),
    (THIRDS, Reply((0, 1, 2, 3)), "0.50000"),
    (SIXTHS, Reply((0, 1, 2, 3, 4, 5)), "1.00000"),
    (SIXTHS, Reply((0, 1, 2, 3, 4)), "0.83333"),
    (SIXTHS, Reply((6,)), "0.00000"),
    (WITH_PENALTY, Reply((1,)), "0.50000"),
    (WITH_PENALTY, Reply((2,)), "0.00000"),
    (TRUE, Reply((0,)), "1.00000"),
    (TRUE, Reply((1,)), "0.00000"),
    (CAPITALS, Reply((0, 1, 2)), "1.00000"),
    (CAPITALS, Reply((0, 2, 1)), "0.33333"),
    (CAPITALS, Reply((0, 1, 3)), "0.66667"),
    (CAPITALS, Reply((3, 3, 3)), "0.00000"),
    (STEPS, Reply((0, 1, 2, 3, 4, 5)), "1.00000"),
    (STEPS, Reply((1, 0, 2, 3, 4, 5)), "0.66667"),
    (STEPS, Reply((5, 4, 3, 2, 1, 0)), "0.00000"),
    (STEPS, Reply((1, 2, 3, 4, 5, 0)), "0.00000"),
    (YEAR, Reply(typed="1822"), "1.00000"),
    (YEAR, Reply(typed="1822.0"), "1.00000"),
    (YEAR, Reply(typed="1824"), "0.50000"),
    (YEAR, Reply(typed="1824.01"), "0.00000"),
    (YEAR, Reply(typed="-5,01"), "0.25000"),
    (YEAR, Reply(typed="1.822e3"), "1.00000"),
    (RANGE, Reply(typed="1"), "1.00000"),
    (RANGE, Reply(typed="3"), "1.00000"),
    (RANGE, Reply(typed="3.0001"), "0.10000"),
    (GRANT, Reply(typed="grant"), "1.00000"),
    (GRANT, Reply(typed="GRANT "), "1.00000"),
    (GRANT, Reply(typed="Grunt"), "0.40000"),
    (GRANT, Reply(typed="grnt"), "0.40000"),
    (GRANT, Reply(typed="Lincoln"), "0.10000"),
    (GRANT, Reply(typed="jamais"), "0.10000"),
]


@pytest.mark.parametrize(("question", "reply", "mark"), MOODLE)
def test_marks_are_moodles_to_five_places(question, reply, mark):
    assert abs(mark_of(question, reply) - Decimal(mark)) <= Decimal("0.00001")
    assert str(mark_of(question, reply)) == mark


def test_a_pattern_of_many_stars_costs_no_more_than_a_long_look():
    hungry = asked("short_text", ("*a" * 120 + "b", 100))

    assert mark_of(hungry, Reply(typed="a" * 255)) == 0
    assert mark_of(hungry, Reply(typed="a" * 254 + "b")) == 1


@pytest.mark.parametrize(
    ("pattern", "typed", "fits"),
    [
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("*", " ", False),
        ("ab*ba", "aba", False),
        ("*b*", "abc", True),
        ("a*c*b", "ab", False),
        (r"\*", "*", True),
        (r"\*", "x", False),
        ("cœur", "Coeur", True),
        ("L’été", "l'ete", True),
        ("ça va", "ca  va ", True),
    ],
)
def test_stars_and_spellings(pattern, typed, fits):
    assert mark_of(asked("short_text", (pattern, 100)), Reply(typed=typed)) == int(fits)


@pytest.mark.parametrize(
    "typed", ["", "douze", "1_000", "NaN", "Infinity", "1e400", "1,2,3", "--1"]
)
def test_what_is_no_number_is_none(typed):
    assert number_in(typed) is None


def test_a_star_that_is_right_is_replied_with_any_number_or_words():
    assert right_reply(asked("numeric", ("*", 100))).typed == "0"
    assert right_reply(asked("short_text", ("a*b", 100))).typed == "a…b"
