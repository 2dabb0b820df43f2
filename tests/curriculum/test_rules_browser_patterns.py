"""The patterns of our rules, as a browser writes them."""

import re

import pytest

from curriculum.rules.browser_patterns import SPACE, WORD, in_browsers


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (r"\w+", rf"[{WORD}]+"),
        (r"a.b\.c", r"a[^\n]b\.c"),
        (r"[\s.,\-\x22]*", rf"[{SPACE}.,\-\x22]*"),
        (r"\d|[\d\w]", rf"[\p{{Nd}}]|[\p{{Nd}}{WORD}]"),
        (r"(?<!\w)il(?!\w)", rf"(?<![{WORD}])il(?![{WORD}])"),
    ],
)
def test_a_sign_that_a_browser_reads_otherwise_is_spelt_out(ours: str, theirs: str) -> None:
    assert in_browsers(re.compile(ours)) == theirs


def test_the_edge_of_a_word_is_one_for_every_writing() -> None:
    assert in_browsers(re.compile(r"\bmai\b")).count(r"\p{L}") == 8
