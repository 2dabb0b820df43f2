"""Three ways of using a page: with a mouse, with the keyboard alone, on a phone of 320 px.

The stories (story.py) are told once; whoever plays them brings their hands.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response

from tests.browser.chromium import PATIENCE

STOPS = 250  # more presses on Tab than any page has stops
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Where the focus is: has it arrived, can it be seen, what is it?
FOCUS = """wanted => {
  const here = document.activeElement;
  if (!here || here === document.body) return {arrived: false, seen: true, name: "the page"};
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const group = here.type === "radio" && wanted.type === "radio" && here.name === wanted.name;
  // On the own button of a calendar.
  const within = here.type === "date" && !here.matches(":focus");
  const seen = (drawn || within) && inside;
  return {arrived: here === wanted || group, seen, name: here.outerHTML};
}"""


def wait_until(page: Page, question: str) -> None:
    """Until an `async` question is answered yes: `wait_for_function` takes its promise for one."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(question):
            return
        page.wait_for_timeout(100)
    raise AssertionError(question)


def read(part: Locator) -> str:
    """What is read there, with plain spaces."""
    return " ".join(part.inner_text().replace("\u202f", " ").replace("\u00a0", " ").split())


class Mouse:
    """A pointer on a wide screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, address: str) -> Response | None:
        """Type an address, or click on a letter's link."""
        answer = self.page.goto(address)
        self.look()
        return answer

    def follow(self, name: str) -> None:
        self.touch(self.page.get_by_role("link", name=name).first)

    def press(self, name: str) -> None:
        self.touch(self.page.get_by_role("button", name=name).first)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def tick(self, box: Locator) -> None:
        """One choice of a question."""
        box.check()

    def choose(self, field: Locator, value: str) -> None:
        """One line of a list."""
        field.select_option(value)

    def touch(self, target: Locator) -> None:
        """Use a link or a button, and look at the page it leads to."""
        with self.page.expect_navigation():
            self._use(target)
        self.look()

    def fetch(self, name: str) -> Path:
        """The file behind a link."""
        with self.page.expect_download() as waited:
            self._use(self.page.get_by_role("link", name=name).first)
        return Path(waited.value.path())

    def look(self) -> None:
        """What is judged on every page: nothing more, with a mouse."""

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def title(self) -> str:
        return read(self.page.locator("h1"))

    @property
    def text(self) -> str:
        return read(self.page.locator("main"))

    def _use(self, target: Locator) -> None:
        target.click()


class Thumb(Mouse):
    """A phone, 320 px wide: no page may be wider than it."""

    def look(self) -> None:
        too_wide = self.page.evaluate(SIDEWAYS)
        assert too_wide <= 0, f"{self.page.url} is {too_wide} px too wide"


class Keyboard(Mouse):
    """Tab, Enter, Space and arrows. The focus is seen at every stop."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.skipped: set[str] = set()

    def write(self, label: str, text: str) -> None:
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def tick(self, box: Locator) -> None:
        self.reach(box)
        if box.get_attribute("type") == "checkbox":
            self.page.keyboard.press("Space")
            return
        if not self.page.evaluate("document.activeElement.checked"):
            self.page.keyboard.press("Space")
        for _ in range(STOPS):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows never reached this choice")

    def choose(self, field: Locator, value: str) -> None:
        self.reach(field)
        for _ in range(STOPS):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows never reached {value}")

    def look(self) -> None:
        """The skip link comes first, once a page, and leads to the text."""
        has_place = bool(urlsplit(self.page.url).fragment)
        if self.path in self.skipped or has_place or not self._is_fresh():
            return
        self.skipped.add(self.path)
        skip = self.page.locator(".skip")
        self.page.keyboard.press("Tab")
        assert self._at(skip)["arrived"], f"{self.page.url}: the skip link is not first"
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**#content")
        assert self._at(self.page.locator("#content"))["arrived"]

    def _is_fresh(self) -> bool:
        return bool(self.page.evaluate("document.activeElement === document.body"))

    def _use(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def reach(self, target: Locator) -> None:
        wanted = target.element_handle()
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS, wanted)
            assert focus["seen"], f"{self.page.url}: no focus to be seen on {focus['name'][:200]}"
            if focus["arrived"]:
                return
        raise AssertionError(f"{self.page.url}: Tab never reached {target}")

    def _at(self, target: Locator) -> dict[str, object]:
        return self.page.evaluate(FOCUS, target.element_handle())


Hands = Callable[[Page], Mouse]
