"""From the real server, hashed names and an emptied cache: only what is kept is left."""

from playwright.sync_api import Browser, expect

from learners.models import User
from tests.browser import test_offline as offline
from tests.browser.chromium import open_context
from tests.browser.test_weight import server

__all__ = ["server"]
DRESSED = """() => [
  document.styleSheets[0].cssRules.length > 0, document.fonts.check("1rem Atkinson"),
]"""


def test_a_kept_module_needs_nothing_else(chromium: Browser, newcomer: User, server: str) -> None:
    context = open_context(chromium, server)
    page = context.new_page()
    offline.enters(page, newcomer, server)
    offline.keep(page)
    wire = context.new_cdp_session(page)
    wire.send("Network.clearBrowserCache")
    context.set_offline(True)
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.goto(offline.LESSON)
    offline.answer(page, right=True)
    offline.hand_in(page)
    expect(page.get_by_text("2 justes sur 2.")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert page.evaluate(DRESSED) == [True, True]
    assert [url for url in lost if "/static/" in url] == []
    context.close()
