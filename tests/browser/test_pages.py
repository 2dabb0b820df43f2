"""Every kind of page: nothing for axe to say in both themes and both widths; kept for Nu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Response

from tests.browser.axe import violations
from tests.browser.chromium import open_context, session_cookie
from tests.browser.hands import SIDEWAYS
from tests.browser.kinds import KINDS, NOBODY, OFFICE_KINDS, Kind
from tests.browser.played import Played, play
from tests.browser.watching import Watcher
from tests.people import BACKEND

PAGES = Path(settings.BASE_DIR) / "var" / "pages"
pytestmark = pytest.mark.urls("tests.learners.demo_urls")


@pytest.fixture(scope="module")
def played(shared_site: str) -> Played:
    PAGES.mkdir(parents=True, exist_ok=True)
    return play(timezone.now())


@pytest.fixture(scope="module")
def watched(chromium: Browser, shared_site: str) -> Iterator[tuple[Page, Watcher]]:
    """One page for all: only its cookies change hands."""
    context = open_context(chromium, shared_site)
    yield context.new_page(), Watcher(context, shared_site)
    context.close()


@pytest.fixture
def opened(
    watched: tuple[Page, Watcher], shared_site: str, played: Played, kind: Kind
) -> tuple[Page, Watcher]:
    """The page, in the hands of the person of this kind."""
    page, watcher = watched
    watcher.faults.clear()
    page.context.clear_cookies()
    if kind.who != NOBODY:
        client = Client()
        client.force_login(played.people[kind.who], backend=BACKEND)
        key = client.cookies["session"].value
        page.context.add_cookies([session_cookie(key, shared_site)])
    return page, watcher


def visit(page: Page, kind: Kind, played: Played) -> Response:
    """Open the page of this kind, through its form if there is one to send."""
    answer = page.goto(kind.address.format(**played.words))
    if kind.press:
        for name, text in kind.fill.items():
            page.locator(f"main [name={name}]").evaluate("(box, text) => box.value = text", text)
        if kind.forgets:
            page.context.clear_cookies()
        with page.expect_navigation() as waited:
            page.get_by_role("button", name=kind.press).click()
        answer = waited.value
    assert answer is not None
    return answer


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
