"""Opening a kind of page, as the person of that kind does."""

from django.test import Client
from playwright.sync_api import Page, Response

from learners.models import User
from tests.browser.chromium import session_cookie
from tests.browser.kinds import Kind
from tests.browser.played import Played
from tests.people import BACKEND


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


def open_as(page: Page, somebody: User, site: str, address: str) -> None:
    """Signed in already, whatever the door."""
    client = Client()
    client.force_login(somebody, backend=BACKEND)
    page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])
    page.goto(address)
