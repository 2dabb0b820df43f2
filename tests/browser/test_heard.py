"""What a screen reader says on each page of the journeys, in order: reviewed files.

`HEARD=write make test PYTEST="tests/browser/test_heard.py"` writes them again; read the
difference aloud before it is committed.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, Kind
from tests.browser.listening import in_one_order
from tests.browser.played import Played
from tests.browser.visiting import visit
from tests.browser.watching import Watcher

FOLDER = Path(__file__).parent / "heard"
STATIONS = (
    *("home", "path", "sign-in", "sign-in-error", "sign-in-code", "invitation"),
    *("space-to-begin", "space-under-way", "space-finished", "module-learner"),
    *("lesson", "lesson-missing", "lesson-done", "lesson-exercises"),
    *("dialogue", "dialogue-reply", "dialogue-debrief", "dialogue-error", "dialogue-done"),
    *("exercise-results", "placement", "placed", "question"),
    *("certificate", "check-valid", "people", "invite-error"),
)
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# What is another each time: days, hours, numbers of papers, keys in addresses.
CHANGING = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}"), "CLÉ"),
    (re.compile(rf"\d{{1,2}}(er)?[ \u202f\xa0]({MONTHS})([ \u202f\xa0]\d{{4}})?"), "JOUR"),
    (re.compile(r"\d{1,2}[ \u202f\xa0]h[ \u202f\xa0]\d{2}"), "HEURE"),
    (re.compile(r"\b\d{2}:\d{2}\b"), "HEURE"),
    (re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}"), "NUMÉRO"),
    (re.compile(r"(?<=attestations/)[0-9A-Z]{13}"), "NUMÉRO"),
    (re.compile(r"(?<=attestations%2F)[0-9A-Z]{13}"), "NUMÉRO"),
    (re.compile(r"(?<=invitation/)[\w-]{20,}"), "SECRET"),
    (re.compile(r"(?<=invitation%2F)[\w-]{20,}"), "SECRET"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), ""),
)
pytestmark = pytest.mark.urls("tests.learners.demo_urls")


def heard(page: Page) -> str:
    """The title, then the accessibility tree; what has the focus is where reading goes on."""
    focus = page.evaluate("document.activeElement.id || document.activeElement.tagName")
    tree = in_one_order(page.locator("body").aria_snapshot())
    said = f"{page.title()}\nfocus: {focus}\n\n{tree}\n"
    for changing, word in CHANGING:
        said = changing.sub(word, said)
    return said


@pytest.mark.parametrize("kind", [KINDS[name] for name in STATIONS], ids=STATIONS)
def test_a_screen_reader_says_what_was_reviewed(
    kind: Kind, opened: tuple[Page, Watcher], played: Played, request: pytest.FixtureRequest
) -> None:
    page, _watcher = opened
    visit(page, kind, played)
    said, file = heard(page), FOLDER / f"{request.node.callspec.id}.txt"
    if os.environ.get("HEARD") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(said)

    assert said == file.read_text()
