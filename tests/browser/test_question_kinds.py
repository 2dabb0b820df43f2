"""Every kind of question in a real browser: answered without a script, open to all."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from curriculum.models import Lesson, Question
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt, User
from tests.browser.axe import violations
from tests.browser.hands import SIDEWAYS
from tests.browser.visiting import open_as
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url
from tests.learners.test_learning_kinds import bank
from tests.people import person

Visitor = Callable[..., Page]
# A button half-way between two themes when axe looks, and how a filtered list says its number.
WAGTAILS = ("w-minimap", '<h2 role="alert">')


@pytest.fixture
def lesson(real_database: str) -> Lesson:
    module = write.new_module()
    return write.new_lesson(module, write.quiz(*bank().values()))


@pytest.fixture
def ada(lesson: Lesson) -> User:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = write.new_path(lesson.get_parent().specific)
    begin(ada, current_outline(path.translation_key), at=timezone.now())
    return ada


@pytest.fixture
def edith(real_database: str) -> User:
    return person("edith@exemple.fr", "Edith", "Clarke", is_staff=True, is_superuser=True)


def answer_but_the_number(page: Page) -> None:
    """As one does, with the mouse and the keyboard."""
    for text in ("parler", "un", "trois", "Faux"):
        page.get_by_label(text, exact=True).check()
    for line, match in (("chat", "miaule"), ("chien", "hurle"), ("loup", "vole")):
        page.get_by_label(line, exact=True).select_option(match)
    for place, item in enumerate(("saluer", "résumer", "écouter", "agir"), start=1):
        page.locator("select").and_(page.get_by_label(item, exact=True)).select_option(str(place))
    text, number = page.locator("input[type=text]").all()[::-1]
    text.fill("ville de Pantin")
    number.fill("douze")


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_a_quiz_of_every_kind_is_answered_without_a_script(
    visitor: Visitor, site: str, ada: User, lesson: Lesson, width: int, theme: str
) -> None:
    page = visitor(javascript=False, width=width, theme=theme)
    open_as(page, ada, site, lesson_url(lesson))
    answer_but_the_number(page)
    page.get_by_role("button", name="Rendre mes 7 réponses").click()
    number = page.locator("input[inputmode=decimal]")

    expect(number).to_have_value("douze")
    expect(number).to_be_focused()
    expect(page.locator("main .field__error")).to_have_text(
        "Erreur : écrivez un nombre, par exemple 12,5."
    )
    number.fill("3")
    page.get_by_role("button", name="Rendre mes 7 réponses").click()
    expect(page.get_by_text(re.compile(r"0 justes? sur 7\."))).to_be_visible()
    assert Attempt.objects.get().state == "handed_in"


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_every_state_of_every_kind_is_open_to_all(
    visitor: Visitor, site: str, ada: User, lesson: Lesson, width: int, theme: str
) -> None:
    page = visitor(width=width, theme=theme)
    open_as(page, ada, site, lesson_url(lesson))
    found = [violations(page)]
    page.get_by_role("button", name="Rendre mes 7 réponses").click()
    found.append(violations(page))
    answer_but_the_number(page)
    page.locator("input[inputmode=decimal]").fill("15,4")
    page.get_by_role("button", name="Rendre mes 7 réponses").click()
    found.append(violations(page))

    assert found == [[], [], []]
    assert page.evaluate(SIDEWAYS) <= 0, "wider than a phone"
    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]


def test_the_page_keeps_what_is_typed_while_one_types(
    visitor: Visitor, site: str, ada: User, lesson: Lesson
) -> None:
    page = visitor()
    open_as(page, ada, site, lesson_url(lesson))
    with page.expect_response("**/garder/"):
        page.locator("input[inputmode=decimal]").press_sequentially("15")

    assert [answer.typed for answer in Attempt.objects.get().answers.all() if answer.typed] == [
        "15"
    ]


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_the_office_s_form_of_every_kind_is_open_to_all(
    visitor: Visitor, site: str, edith: User, lesson: Lesson, kind: str
) -> None:
    page = visitor()
    question = Question.objects.get(name=kind)
    found = []
    for address in (
        "/admin/questions/new/",
        f"/admin/questions/new/?kind={kind}",
        f"/admin/questions/edit/{question.pk}/",
        f"/admin/questions/preview/{question.pk}/",
        f"/admin/questions/?kind={kind}",
    ):
        open_as(page, edith, site, address)
        found.append(violations(page))

    faults = [fault for page_faults in found for fault in page_faults]
    assert [fault for fault in faults if not any(theirs in fault for theirs in WAGTAILS)] == []
