"""From the real server, hashed names and an emptied cache: only what is kept is left."""

from playwright.sync_api import Browser, expect

from learners.models import User
from tests.browser import test_offline as offline
from tests.browser import test_offline_dialogues as led
from tests.browser.chromium import open_context
from tests.browser.test_dialogues import LESSON, ada, dialogue
from tests.browser.test_weight import server
from tests.learners.dialogue_players import LONG_WAY

__all__ = ["ada", "dialogue", "server"]
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


def test_neither_does_a_kept_dialogue(chromium: Browser, ada: User, server: str) -> None:
    """Kept from the module, and never opened before the line was cut."""
    context = open_context(chromium, server)
    page = context.new_page()
    offline.enters(page, ada, server)
    offline.keep(page, led.MODULE)
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    context.set_offline(True)
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.goto(LESSON)
    page.get_by_role("link", name="Commencer").click()
    led.say_all(page, LONG_WAY)
    expect(page.get_by_text("1 réponse attend la connexion.")).to_be_visible()

    assert page.evaluate("() => document.styleSheets[1].cssRules.length > 0")
    assert [url for url in lost if "/static/" in url] == []
    context.close()
