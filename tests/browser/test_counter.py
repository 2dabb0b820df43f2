"""At a counter: somebody comes, the page hides; one leaves, nothing stays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from learners.models import Attempt, User
from tests.browser.axe import violations
from tests.browser.chromium import FLAGS, PATIENCE, executable
from tests.browser.conftest import Visitor
from tests.browser.hands import Mouse
from tests.browser.story import ADA, quizzes_on, sign_in

LESSON, PROFILE = "/modules/regarder-a-360/quatre-cotes-une-personne/", "/mon-espace/profil/"
DIGITS = "#curtain-code"
STORED = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
STORE = """async waiting => {
  localStorage.one = sessionStorage.one = "1";
  await caches.open("module");
  await new Promise(done => {
    const asked = indexedDB.open("a-portee", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("queue", {autoIncrement: true});
    asked.onsuccess = () => {
      const writing = asked.result.transaction("queue", "readwrite");
      for (let i = 0; i < waiting; i++) writing.objectStore("queue").add({state: "waiting"});
      writing.objectStore("queue").add({state: "sent"});
      writing.oncomplete = () => done(asked.result.close());
    };
  });
}"""


def at(address: str, page: Page) -> Mouse:
    """Ada signs in by a code and is there."""
    hand = Mouse(page)
    hand.go(address)
    sign_in(hand, ADA)
    assert hand.path == address
    return hand


def type_digits(page: Page, digits: str, button: str) -> None:
    page.locator(DIGITS).fill(digits)
    page.get_by_role("button", name=button).click()


def escape_twice(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def test_two_strokes_of_escape_hide_the_page_and_four_digits_bring_it_back(
    newcomer: User, visitor: Visitor
) -> None:
    page = at(LESSON, visitor()).page
    other = page.context.new_page()
    other.goto(PROFILE)
    other.get_by_label("Prénom").fill("Augusta")  # a form that nothing else keeps
    page.bring_to_front()
    box = quizzes_on(Mouse(page))[0].locator("input[type=radio]").first
    title = page.title()
    with page.expect_response("**/garder/") as kept, page.expect_response("**/rideau/") as told:
        box.check()
        escape_twice(page)
    assert (page.title(), page.locator("main").is_visible()) == ("À portée", False)
    assert (kept.value.status, told.value.status) == (204, 204)
    assert page.locator(DIGITS).evaluate("box => box === document.activeElement")
    assert not other.locator("main").is_visible()
    assert violations(page) == []
    locked = page.context.new_page()
    assert locked.goto(PROFILE).status == 423
    assert violations(locked) == []

    type_digits(page, "4217", "Fermer à clé")
    page.get_by_label("Vos quatre chiffres").wait_for()
    type_digits(page, "0000", "Rouvrir")
    page.get_by_text("Ce ne sont pas ces chiffres. Il reste 4").wait_for()
    type_digits(page, "4217", "Rouvrir")
    page.locator("main").wait_for()

    assert (page.title(), box.is_checked()) == (title, True)
    assert box.evaluate("box => box === document.activeElement")
    assert other.get_by_label("Prénom").input_value() == "Augusta"
    assert Attempt.objects.filter(person=newcomer, state="draft").exists()


def test_without_the_network_the_page_stays_hidden_and_says_so(
    newcomer: User, visitor: Visitor
) -> None:
    page = at(PROFILE, visitor()).page
    page.get_by_label("Prénom").fill("Augusta")
    page.route("**/rideau/", lambda route: route.abort("aborted"))
    page.get_by_role("button", name="Cacher").click()
    type_digits(page, "4217", "Fermer à clé")
    page.get_by_text("Le réseau manque.").wait_for()

    page.unroute("**/rideau/")
    type_digits(page, "4217", "Fermer à clé")
    type_digits(page, "4217", "Rouvrir")

    page.locator("main").wait_for()
    assert page.get_by_label("Prénom").input_value() == "Augusta"


def test_without_scripts_a_button_hides_and_the_same_digits_come_back(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at(PROFILE, visitor(javascript=False, width=320))
    hand.press("Cacher")
    assert (hand.path, hand.page.title()) == (PROFILE, "À portée")
    hand.write("Choisissez quatre chiffres", "4217")
    hand.press("Fermer à clé")
    hand.page.go_back()
    assert hand.page.title() == "À portée"
    hand.write("Vos quatre chiffres", "4217")
    hand.press("Rouvrir")
    assert hand.path == PROFILE
    hand.press("Quitter proprement")
    assert hand.title == "Tout est effacé de cet ordinateur."


def test_leaving_asks_for_what_was_not_sent_then_erases_all(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at(PROFILE, visitor())
    hand.page.evaluate(STORE, 2)
    hand.press("Quitter proprement")
    assert hand.title == "2 réponses ne sont pas encore parties."
    assert hand.page.evaluate(STORED) == [1, 1, 1, 1, 0]

    hand.press("Quitter et tout effacer")

    assert hand.title == "Tout est effacé de cet ordinateur."
    assert hand.page.evaluate(STORED) == [0, 0, 0, 0, 0]
    assert hand.page.context.cookies() == []


def test_leaving_with_nothing_to_send_creates_nothing_and_goes(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at(PROFILE, visitor())
    hand.press("Quitter proprement")
    assert hand.title == "Tout est effacé de cet ordinateur."
    assert hand.page.evaluate(STORED) == [0, 0, 0, 0, 0]


@pytest.fixture
def remembering(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser that keeps whole pages for « back », which Playwright forbids by itself."""
    path, forbidden = executable(), ["--disable-back-forward-cache"]
    browser = chromium.browser_type.launch(
        executable_path=path, args=FLAGS, ignore_default_args=forbidden
    )
    context = browser.new_context(base_url=site, locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    yield context
    browser.close()


def test_back_shows_nothing_after_hiding_nor_after_leaving(
    newcomer: User, remembering: BrowserContext
) -> None:
    hand = at(PROFILE, remembering.new_page())
    hand.go("/aide/")
    with hand.page.expect_response("**/rideau/"):
        escape_twice(hand.page)
    hand.page.go_back()
    assert hand.page.title() == "À portée"
    assert "Ada" not in hand.page.content()
    with hand.page.expect_navigation():
        hand.page.get_by_role("button", name="Quitter, puis entrer de nouveau").click()
    assert hand.title == "Tout est effacé de cet ordinateur."
    for _ in range(3):
        hand.page.go_back()
        assert "Ada" not in hand.page.content()
