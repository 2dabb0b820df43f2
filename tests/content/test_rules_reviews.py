"""Who is asked to review, and who may decide."""

import pytest

from content.rules.reviews import at_work, may_decide


@pytest.mark.parametrize(
    ("substitutes", "asked"),
    [
        ({}, {"simone", "achille"}),
        ({"simone": "blaise"}, {"blaise", "achille"}),
        ({"simone": "achille"}, {"achille"}),
        ({"simone": "achille", "achille": "blaise"}, {"blaise"}),
        ({"simone": "achille", "achille": "simone"}, {"simone", "achille"}),
        ({"simone": "blaise", "blaise": "jeanne", "jeanne": "blaise"}, {"simone", "achille"}),
        ({"blaise": "jeanne"}, {"simone", "achille"}),
    ],
)
def test_whoever_is_away_is_replaced_and_a_page_never_waits_for_nobody(substitutes, asked):
    assert at_work({"simone", "achille"}, substitutes) == asked


@pytest.mark.parametrize(
    ("person", "author", "reviewers", "substitutes", "may"),
    [
        ("simone", "jeanne", {"simone"}, {}, True),
        ("jeanne", "jeanne", {"simone"}, {}, False),
        ("simone", "simone", {"simone", "achille"}, {}, False),
        ("simone", "simone", {"simone"}, {}, True),
        ("blaise", "jeanne", {"simone"}, {"simone": "blaise"}, True),
        ("simone", "jeanne", {"simone"}, {"simone": "blaise"}, True),
        ("simone", "simone", {"simone"}, {"simone": "blaise"}, False),
        ("simone", None, {"simone"}, {}, True),
        ("denis", "jeanne", {"simone"}, {}, False),
    ],
)
def test_nobody_decides_on_their_own_page_unless_alone_to(
    person, author, reviewers, substitutes, may
):
    answer = may_decide(person, author=author, reviewers=reviewers, substitutes=substitutes)

    assert answer is may
