"""What is pressed on an old device while the scripts of its page are still on their way."""

from playwright.sync_api import Page, expect

from learners.models import Attempt, User
from tests.browser.test_offline import LESSON, enters, keep, page, reload
from tests.browser.test_offline_told import begun_here_then_elsewhere

__all__ = ["page"]  # the phone of whoever keeps a module

FIELD = "form[data-activity] input[type=radio]"
# As soon as the page is there, and before any file that it fetches for itself.
EARLY = """
addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("form[data-activity] input[type=radio]");
  if (!field || sessionStorage.pressed) return;
  sessionStorage.pressed = "once";
  field.click();
  %s
});
"""
IS_AGAIN = "() => performance.getEntriesByType('navigation')[0].type === 'reload'"
# What is fetched once the line goes comes when it is back.
LATE = """
addEventListener("offline", (event) => self.late || event.stopImmediatePropagation(), true);
"""
LEAVES = EARLY % "location.reload();"
HANDS_IN = EARLY % "field.form.requestSubmit(field.form.querySelector('.actions .button'));"


def opens(page: Page, somebody: User, site: str, early: str) -> None:
    """The lesson that they keep, without a connection."""
    enters(page, somebody, site)
    keep(page)
    page.context.set_offline(True)
    page.add_init_script(early)
    page.goto(LESSON, wait_until="commit")


def test_what_is_handed_in_too_early_and_lacks_an_answer_says_so_and_is_there_again(
    page: Page, newcomer: User, site: str
) -> None:
    opens(page, newcomer, site, HANDS_IN)

    expect(page.get_by_text("Il manque une réponse.")).to_be_visible()
    expect(page.locator(FIELD).first).to_be_checked()
    expect(page.locator(".field--error").first).to_be_visible()
    assert not Attempt.objects.exists()


def test_what_is_begun_and_left_at_once_is_there_again(
    page: Page, newcomer: User, site: str
) -> None:
    opens(page, newcomer, site, LEAVES)

    page.wait_for_function(IS_AGAIN)
    expect(page.locator(FIELD).first).to_be_checked()


def test_what_was_done_elsewhere_is_kept_by_a_page_whose_scripts_come_late(
    page: Page, newcomer: User, site: str
) -> None:
    enters(page, newcomer, site)
    keep(page)
    page.add_init_script(LATE)
    page.goto(LESSON)
    page.context.set_offline(True)
    _here, elsewhere = begun_here_then_elsewhere(page, newcomer)
    page.context.set_offline(False)
    page.evaluate("late = true; dispatchEvent(new Event('offline'))")
    page.wait_for_timeout(1500)  # js/keep.js waits for less
    reload(page)

    expect(page.locator("[data-aside]")).to_contain_text("Vous avez continué ailleurs depuis.")
    expect(elsewhere).to_be_checked()
