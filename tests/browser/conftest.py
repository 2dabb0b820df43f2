"""A real browser on the real site. Without Chromium these tests are skipped, loudly."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from curriculum.models import LearningPath
from curriculum.queries.outlines import current_outline
from learners.journey import learning
from learners.models import User
from tests import databases
from tests.browser.chromium import (
    FLAGS,
    PATIENCE,
    executable,
    open_context,
    session_cookie,
)
from tests.browser.kinds import NOBODY, Kind
from tests.browser.played import Played, play
from tests.browser.servers import served
from tests.browser.watching import Watcher
from tests.people import BACKEND, person

HERE = Path(__file__).parent

Visitor = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and let it come last: Playwright leaves a loop running."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for this process; each visitor has a fresh profile in it."""
    path = executable()
    if not path:
        message = "NO CHROMIUM: THE BROWSER TESTS DID NOT RUN"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    # Playwright's loop runs in this thread, and Django would refuse its database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(chromium: Browser, real_database: str, settings: Settings) -> Iterator[str]:
    """The address of a site with a database of its own; letters lead to it."""
    with served() as address:
        settings.SITE_URL = address
        yield address


@pytest.fixture
def newcomer(real_database: str) -> User:
    """Ada, enrolled a moment ago, who has done nothing yet."""
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = LearningPath.objects.get()
    learning.begin(ada, current_outline(path.translation_key), at=timezone.now())
    return ada


@pytest.fixture(scope="module")
def shared_site(
    chromium: Browser,
    kept_template: databases.SQLite | databases.PostgreSQL,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[str]:
    """The same for all tests of a file: what one of them does, the next ones find."""
    with django_db_blocker.unblock():
        shared = databases.connection.settings_dict["NAME"]
        name = kept_template.copy(f"pages_{worker_id}")
        databases.point_at(name)
        with served() as address:
            yield address
        databases.point_at(shared)
        kept_template.drop(name)


@pytest.fixture
def visitor(chromium: Browser, site: str) -> Iterator[Visitor]:
    """`visitor(javascript=False, width=320)`: a page of a fresh profile, watched to the end."""
    opened: list[tuple[BrowserContext, Watcher]] = []

    def visit(**wishes: object) -> Page:
        context = open_context(chromium, site, **wishes)
        opened.append((context, Watcher(context, site)))
        return context.new_page()

    yield visit
    for context, _ in opened:
        context.close()
    assert [fault for _, watcher in opened for fault in watcher.faults] == []


@pytest.fixture(scope="module")
def played(shared_site: str) -> Played:
    """What everybody has done, once for all tests of a file."""
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
        if kind.is_hidden:
            client.post("/rideau/")
        key = client.cookies["session"].value
        page.context.add_cookies([session_cookie(key, shared_site)])
    return page, watcher
