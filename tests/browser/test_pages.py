"""Every kind of page: nothing for axe to say in both themes and both widths; kept for Nu."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.chromium import open_context
from tests.browser.hands import SIDEWAYS
from tests.browser.kinds import KINDS, Kind
from tests.browser.office_kinds import OFFICE_KINDS
from tests.browser.played import Played
from tests.browser.visiting import visit
from tests.browser.watching import Watcher

PAGES = Path(settings.BASE_DIR) / "var" / "pages"
PAGES.mkdir(parents=True, exist_ok=True)
pytestmark = pytest.mark.urls("tests.learners.demo_urls")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_nothing_is_in_the_way_of_anybody(
    kind: Kind, opened: tuple[Page, Watcher], played: Played, request: pytest.FixtureRequest
) -> None:
    page, watcher = opened
    name = request.node.callspec.id
    answer = visit(page, kind, played)
    (PAGES / f"{name}.html").write_bytes(answer.body())

    assert answer.status < 500
    assert violations(page) == []
    assert page.evaluate(SIDEWAYS) <= 0, "wider than a phone"
    assert watcher.faults == []


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_the_pages_that_stand_alone_are_open_to_all(
    template: str, chromium: Browser, shared_site: str
) -> None:
    html = render_to_string(template, {"action": "/", "token": "t", "fields": [("a", "b")]})
    (PAGES / template).write_text(html)
    context = open_context(chromium, shared_site)
    page = context.new_page()
    page.route("**/away/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/away/")
    found = violations(page)
    context.close()

    assert found == []


@pytest.mark.parametrize("kind", OFFICE_KINDS.values(), ids=OFFICE_KINDS)
def test_the_office_is_open_to_all(
    kind: Kind, opened: tuple[Page, Watcher], played: Played
) -> None:
    page, watcher = opened
    answer = visit(page, kind, played)

    assert answer.status in (200, 422)
    assert violations(page) == []
    assert watcher.faults == []
