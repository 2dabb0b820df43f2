"""docs/accessibility.md names what holds each criterion: every name is a test that runs."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROWS = [
    line
    for line in (ROOT / "docs" / "accessibility.md").read_text().splitlines()
    if re.match(r"\| \d", line)
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_a_criterion_is_held_by_tests_that_exist(row):
    held_by = re.findall(r"`(tests/[\w/]+\.py)`", row.split("|")[4])

    assert held_by
    assert all("def test_" in (ROOT / name).read_text() for name in held_by)
