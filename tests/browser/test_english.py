"""The site in English: the same pages under /en/, in English words."""

from tests.browser.conftest import Visitor
from tests.browser.hands import Mouse

PAGES = ("/", "/connexion/", "/connexion/mot-de-passe/", "/invitation/", "/verifier/", "/absent/")


def test_each_page_says_itself_in_english(visitor: Visitor) -> None:
    hand = Mouse(visitor(javascript=False, language="en-GB"))
    for address in PAGES:
        hand.go(address)
        in_french = hand.title
        hand.go(f"/en{address}")
        assert hand.page.locator("html").get_attribute("lang") == "en"
        assert hand.title != in_french


def test_the_language_is_changed_from_any_page(visitor: Visitor) -> None:
    hand = Mouse(visitor(javascript=False))
    hand.go("/verifier/")
    hand.follow("English")
    assert hand.path == "/en/verifier/"
    hand.follow("Français")
    assert hand.path == "/verifier/"
