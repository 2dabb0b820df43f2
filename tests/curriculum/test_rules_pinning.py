"""What a quiz asks of somebody who started before it changed."""

from uuid import uuid4

import pytest

from curriculum.rules.drawing import Draw
from curriculum.rules.outline import ActivityItem
from curriculum.rules.outline_json import _activity_from_json
from curriculum.rules.pinning import as_pinned

ONE, TWO, NEW = uuid4(), uuid4(), uuid4()


def pinned(*questions, draws=()):
    return ActivityItem(uuid4(), "quiz", "Quiz", 2, 70, questions, tuple(draws))


@pytest.mark.parametrize(
    ("today", "started", "asked"),
    [
        (([ONE, TWO, NEW], []), pinned(ONE, TWO), ([ONE, TWO], [])),
        (([TWO], []), pinned(ONE, TWO), ([TWO], [])),
        (([NEW], []), pinned(ONE, TWO), ([NEW], [])),
        (([NEW], []), None, ([NEW], [])),
        (([NEW], []), pinned(), ([NEW], [])),
        (
            ([ONE], [Draw("a", 3), Draw("b", 1), Draw("a", 2)]),
            pinned(ONE, draws=[Draw("a", 4)]),
            ([ONE], [Draw("a", 3), Draw("a", 1)]),
        ),
        (([], [Draw("b", 1)]), pinned(draws=[Draw("a", 1)]), ([], [Draw("b", 1)])),
    ],
)
def test_nothing_that_was_added_since_is_asked(today, started, asked):
    assert as_pinned(*today, started) == asked


def test_an_outline_older_than_pinned_questions_pins_none():
    said = {"id": str(ONE), "kind": "quiz", "title": "Quiz", "minutes": 2, "mark": 70}

    assert _activity_from_json(said) == ActivityItem(ONE, "quiz", "Quiz", 2, 70)
