"""What travels with a kept module: nothing is told there that our page would not tell."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from curriculum.rules.marking_keys import everything_told, marking_key
from curriculum.rules.questions import KINDS_TYPED, Choice, Wording
from curriculum.rules.replies import NONE, Reply, fitting, right_lines, right_reply
from curriculum.rules.showing import order_for, told_of
from tests.curriculum.test_rules_marks import REPLIES, wordings


def key_of(wording: Wording, reply: Reply) -> str:
    """By which a browser finds what is said of a reply to one line, choice or number."""
    if wording.kind in KINDS_TYPED:
        place = fitting(wording, reply)
        return "-1" if place is None else str(place)
    right = len(right_lines(wording, reply))
    return "right" if right == len(marking_key(wording, ())["pairs"]) else str(right)


@given(wordings(), REPLIES, st.booleans())
def test_what_travels_is_what_is_told(wording, reply, knows):
    reply = right_reply(wording) if knows else reply
    travels = everything_told(wording)
    if wording.kind in ("single", "several", "true_false"):
        for place in order_for(wording, "somebody"):
            assert (travels[str(place)],) == told_of(wording, Reply((place,)), (place,))
        return
    places = range(len(order_for(wording, "somebody")))
    if wording.kind not in KINDS_TYPED and not set(reply.picked) <= set(places):
        return
    placed = [place for place in reply.picked if place != NONE]
    if wording.kind == "ordering" and len(set(placed)) < len(placed):
        return  # two in one place: the server refuses it too
    (told,) = told_of(wording, reply, ())
    kept = travels[key_of(wording, reply)]
    assert (kept.verdict, kept.pairs, kept.feedbacks) == (told.verdict, told.pairs, told.feedbacks)


def test_a_star_is_any_number_and_what_is_no_number_is_none():
    choices = (Choice("*", Decimal(1)), Choice("douze", Decimal(0)), Choice("1,50", Decimal(0)))
    fits = marking_key(Wording("numeric", "Combien ?", choices), ())["fits"]

    assert [fit["number"] for fit in fits] == ["*", "", "1.5"]
