"""A browser that skips `@layer` rules shows bare pages: all of it is there, and works."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Route

from tests.browser.axe import EVERYTHING, run
from tests.browser.kinds import KINDS, Kind
from tests.browser.played import Played
from tests.browser.visiting import visit
from tests.browser.watching import Watcher

NAMES = ("home", "sign-in-error", "space-under-way", "lesson", "lesson-missing", "people")
BARE_LINKS = "target-size"  # of the browser's own making: WCAG 2.5.8 leaves them out
LARGEST = """() => Math.max(0, ...[...document.querySelectorAll("svg.icon")].map(
  icon => icon.getBoundingClientRect().width))"""
pytestmark = pytest.mark.urls("tests.learners.demo_urls")


def without_layers(sheet: str) -> str:
    """As an old browser reads it: a rule it does not know is skipped with its whole block."""
    kept, place = "", 0
    for found in re.finditer(r"@layer[^{;]*([{;])", sheet):
        if found.start() < place:
            continue
        kept += sheet[place : found.start()]
        place = end_of(sheet, found.end()) if found[1] == "{" else found.end()
    return kept + sheet[place:]


def end_of(sheet: str, place: int) -> int:
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(sheet[place], 0)
        place += 1
    return place


def bare(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=without_layers(answer.text()))


@pytest.mark.parametrize("kind", [KINDS[name] for name in NAMES], ids=NAMES)
def test_a_page_without_layers_is_whole_and_works(
    kind: Kind, opened: tuple[Page, Watcher], played: Played
) -> None:
    page, watcher = opened
    page.route("**/*.css", bare)
    answer = visit(page, kind, played)
    page.unroute("**/*.css")

    assert answer.status in (200, 422)
    page.evaluate(AXE_SCRIPT)
    assert [f for f in run(page, EVERYTHING) if not f.startswith(BARE_LINKS)] == []
    assert page.evaluate(LARGEST) <= 48, "an icon without its sheet fills the page"
    assert page.locator("h1").first.is_visible()
    assert watcher.faults == []
