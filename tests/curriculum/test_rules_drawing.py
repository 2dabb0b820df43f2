"""Draws: the same for one learner, never twice the same question, replaced only when it must be."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from curriculum.rules.drawing import Draw, Drawable, drawn, wanted
from learners.rules.learning.asking import Met, questions_for
from learners.rules.proofs.findings import Answered, own_draws

SPACE = UUID(int=7)


def known(number, topic="a"):
    return Drawable(uuid5(SPACE, f"{topic}{number}"), topic)


POOL = [known(n) for n in range(20)] + [known(n, "b") for n in range(20)]
LINES = [Draw("a", 3), Draw("b", 2), Draw("a", 1)]
SEEDS = st.text(max_size=5)


@given(SEEDS)
def test_each_line_draws_from_its_topic_and_no_question_twice(seed):
    found = drawn(LINES, listed=[POOL[0].question], met=[], pool=POOL, seed=seed)
    topics = {item.question: item.topic for item in POOL}

    assert [topics[question] for question in found] == ["a"] * 3 + ["b"] * 2 + ["a"]
    assert len(set(found)) == 6
    assert POOL[0].question not in found


@given(SEEDS, st.permutations(POOL))
def test_the_order_of_the_bank_changes_nothing(seed, shuffled):
    args = {"listed": [], "met": [], "seed": seed}

    assert drawn(LINES, pool=POOL, **args) == drawn(LINES, pool=shuffled, **args)


@given(SEEDS, st.lists(st.integers(100, 200), unique=True, max_size=20))
def test_what_was_met_stays_whatever_is_added(seed, numbers):
    first = drawn(LINES, listed=[], met=[], pool=POOL, seed=seed)
    topics = {item.question: item.topic for item in POOL}
    met = [Drawable(question, topics[question]) for question in first]
    larger = POOL + [known(number, topic) for number in numbers for topic in "ab"]

    assert drawn(LINES, listed=[], met=met, pool=larger, seed=seed) == first
    assert drawn(LINES, listed=[], met=met) == first


@given(SEEDS, st.integers(0, 5))
def test_one_that_is_gone_is_replaced_and_the_others_stay(seed, gone):
    first = drawn(LINES, listed=[], met=[], pool=POOL, seed=seed)
    topics = {item.question: item.topic for item in POOL}
    kept = [question for place, question in enumerate(first) if place != gone]
    met = [Drawable(question, topics[question]) for question in kept]
    left = [item for item in POOL if item.question != first[gone]]
    again = drawn(LINES, listed=[], met=met, pool=left, seed=seed)

    assert set(kept) < set(again)
    assert len(again) == 6


def test_a_smaller_draw_keeps_the_first_that_were_met():
    met = [known(n) for n in (4, 2, 9)]

    assert drawn([Draw("a", 2)], listed=[], met=met, pool=POOL) == [
        known(4).question,
        known(2).question,
    ]


def test_one_whose_topic_was_renamed_fills_a_line_that_is_short():
    stray = known(1, "ailleurs")

    assert drawn([Draw("a", 2)], listed=[], met=[known(3), stray]) == [
        known(3).question,
        stray.question,
    ]
    assert drawn([Draw("a", 1)], listed=[], met=[known(3), stray]) == [known(3).question]


def test_a_topic_that_is_too_small_gives_what_it_has():
    assert drawn([Draw("c", 3)], listed=[], met=[], pool=POOL) == []
    assert wanted(LINES) == {"a": 4, "b": 2}


def test_a_retired_question_is_no_longer_asked_unless_it_was_right():
    wrong = Met(known(1).question, "a", is_retired=True, is_right=False)
    right = Met(known(2).question, "a", is_retired=True, is_right=True)
    once_right = Met(known(2).question, "a", is_retired=True, is_right=False)
    listed = known(9, "b").question

    assert questions_for([listed], [Draw("a", 2)], [wrong, once_right, right]) == [
        listed,
        known(2).question,
    ]


def test_an_activity_that_draws_asked_what_was_answered_in_it():
    one, two, three = (known(n).question for n in range(3))
    draws, lists = uuid5(SPACE, "draws"), uuid5(SPACE, "lists")
    answers = [
        Answered(one, draws, SPACE, None, 0),
        Answered(two, draws, SPACE, None, 0),
        Answered(three, lists, SPACE, None, 1),
    ]

    assert own_draws(answers, {draws}, {two}) == {one}
    assert own_draws([Answered(two, draws, SPACE, None, 1)], {draws}, {two}) == {two}
