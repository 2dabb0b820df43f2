"""A dialogue in a real browser: without a script, by the keyboard, every state open to all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from curriculum.actions.packs import import_packs
from curriculum.models import Activity, LearningPath
from curriculum.queries.outlines import current_outline
from curriculum.readers.packs import read_pack
from learners.journey.learning import begin
from learners.models import Attempt, User
from tests.browser.axe import violations
from tests.browser.hands import SIDEWAYS, Keyboard
from tests.browser.visiting import open_as
from tests.curriculum import pack_writing as writing
from tests.curriculum.test_packs_dialogues import pack
from tests.learners.dialogue_players import LONG_WAY
from tests.people import person

Visitor = Callable[..., Page]
LESSON = "/modules/regarder/deux/"


@pytest.fixture
def dialogue(real_database: str, tmp_path: Path) -> Activity:
    reading = read_pack(writing.write_folder(tmp_path, pack()))
    assert import_packs(reading, at=timezone.now()).problems == []
    return Activity.objects.get(kind="dialogue")


@pytest.fixture
def ada(dialogue: Activity) -> User:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = LearningPath.objects.get(slug="accueillir")
    begin(ada, current_outline(path.translation_key), at=timezone.now())
    return ada


def say(page: Page, choice: int) -> None:
    """Choices are shuffled: each keeps its own number."""
    page.locator(f"button[name=choice][value='{choice}']").click()


def say_all(page: Page, choices: list[int]) -> None:
    for choice in choices:
        say(page, choice)
        page.get_by_role("link", name="Continuer").click()


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_every_state_of_a_dialogue_is_open_to_all(
    visitor: Visitor, site: str, ada: User, width: int, theme: str
) -> None:
    page = visitor(width=width, theme=theme)
    open_as(page, ada, site, LESSON)
    found = [violations(page)]
    page.get_by_role("link", name="Commencer").click()
    found.append(violations(page))
    say(page, LONG_WAY[0])
    found.append(violations(page))
    page.get_by_role("link", name="Continuer").click()
    say_all(page, LONG_WAY[1:])
    found.append(violations(page))
    page.locator("textarea").first.fill("Je rappelle Mme Martin au 06 12 34 56 78.")
    page.locator("main form:has(textarea) button.button").first.click()
    found.append(violations(page))

    assert found == [[]] * 5
    assert page.evaluate(SIDEWAYS) <= 0, "wider than a phone"
    assert not Attempt.objects.filter(state="handed_in").exists()


def test_a_dialogue_is_led_without_a_script_and_each_turn_leads_its_title(
    visitor: Visitor, site: str, ada: User
) -> None:
    page = visitor(javascript=False, width=320)
    open_as(page, ada, site, LESSON)
    page.get_by_role("link", name="Commencer").click()
    expect(page).to_have_title(re.compile("^Scène 1, La porte"))
    say(page, LONG_WAY[0])

    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_title(re.compile(r"^Cela ouvre\. Scène 1"))
    page.get_by_role("link", name="Continuer").click()
    say_all(page, LONG_WAY[1:])
    expect(page).to_have_title(re.compile("^Fin"))


def test_a_dialogue_is_led_by_the_keyboard_alone(visitor: Visitor, site: str, ada: User) -> None:
    page = visitor()
    open_as(page, ada, site, LESSON)
    hands = Keyboard(page)
    hands.follow("Commencer")
    hands.touch(page.locator(f"button[name=choice][value='{LONG_WAY[0]}']"))

    expect(page.locator("h1")).to_have_text("Cela ouvre.")
    hands.follow("Continuer")
    expect(page.locator("h1")).to_contain_text("Scène 2")
