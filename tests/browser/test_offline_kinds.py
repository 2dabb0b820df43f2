"""Every kind of question without a connection: the device says what our page will say."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from curriculum.models import Lesson
from learners.models import Attempt, User
from tests.browser import test_offline as offline
from tests.browser.axe import violations
from tests.browser.chromium import open_context
from tests.browser.hands import read
from tests.browser.test_question_kinds import ada, answer_but_the_number, lesson
from tests.doors import lesson_url

__all__ = ["ada", "lesson"]


@pytest.fixture
def page(chromium, site: str, lesson: Lesson, ada: User) -> Iterator[Page]:
    """Ada's phone, with her module in it and no line."""
    context = open_context(chromium, site, width=320)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{lesson.get_parent().slug}/")
    context.set_offline(True)
    page.goto(lesson_url(lesson))
    yield page
    context.close()


def told(page: Page) -> list[str]:
    return [read(item) for item in page.locator("main .answers > li:visible").all()]


@pytest.mark.parametrize("number", ["15,4", "3"])
def test_what_the_device_tells_is_what_our_page_tells(page: Page, number: str) -> None:
    answer_but_the_number(page)
    page.locator("input[type=text]").first.fill(number)
    offline.hand_in(page)
    expect(page.locator("main .answers").first).to_be_visible()
    on_the_device, open_there = told(page), page.locator("fieldset:visible").count()
    assert violations(page) == []
    assert not Attempt.objects.exists()

    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="1 réponse envoyée")).to_be_visible()
    page.reload()

    assert told(page) == on_the_device
    assert len(on_the_device) == 8
    assert page.locator("fieldset:visible").count() == open_there
