"""A sorting and a diagnosis without a connection: by keyboard, told at once, sent once."""

import re

from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt, User
from tests.browser import test_offline as offline
from tests.browser.axe import violations
from tests.browser.chromium import open_context
from tests.browser.hands import SIDEWAYS, Keyboard, read, wait_until
from tests.browser.test_offline_exercises import HAS_A_DRAFT
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url
from tests.people import BACKEND, person

FORMS = "form[data-kind=exercise]"
WRITTEN = {
    "Votre première question": "Montrez-moi l’endroit où vous vous perdez.",
    "Votre deuxième question": "Avez-vous un ordinateur ?",
    "Votre première étape": "On verra, il est nul.",
}
SENT = re.compile("2 réponses envoyées à")
MODULE = "/modules/regarder-a-360/"


def kept_elsewhere(person: User, form: str, name: str, value: str) -> None:
    """Half a quiz, kept on another computer."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    answer = client.post(f"{offline.LESSON}garder/", {"form": form, name: value})
    assert answer.status_code == 302


def begun_here_then_elsewhere(page: Page, person: User) -> tuple[Locator, Locator]:
    """What was ticked on this device without a connection, and what on another one since."""
    boxes = page.locator("form[data-activity] input[type=radio]")
    here, elsewhere = boxes.nth(0), boxes.nth(1)
    here.check()
    wait_until(page, HAS_A_DRAFT)
    page.wait_for_timeout(1100)  # moments are compared by the second
    form = page.locator("form[data-activity] input[name=form]").first.input_value()
    kept_elsewhere(person, form, *map(elsewhere.get_attribute, ("name", "value")))
    return here, elsewhere


def told(page: Page) -> list[str]:
    """What is right, what is not, one's own words and what is said of them."""
    parts = page.locator("[data-result] :is(li, blockquote, h3, section > p, .prose)")
    return [f"{it.get_attribute('class') or ''} {read(it)}" for it in parts.all()]


def by_keyboard(page: Page, hands: Keyboard) -> None:
    """Every card in the first group; two clues, two questions, a step."""
    sorting, diagnosis = page.locator(FORMS).all()
    for card in sorting.locator("select").all():
        hands.reach(card)
        page.keyboard.press("ArrowDown")
    hands.touch(sorting.locator(".button"))
    expect(page.locator("[data-result]")).to_have_count(1)
    for place in (0, 2):
        hands.tick(diagnosis.get_by_role("checkbox").nth(place))
    for label, text in WRITTEN.items():
        hands.write(label, text)
    hands.touch(diagnosis.locator(".button"))
    expect(page.locator("[data-result]")).to_have_count(2)


def test_by_keyboard_each_is_told_at_once_and_sent_once(
    chromium: Browser, real_database: str, site: str
) -> None:
    module = write.new_module()
    blocks = [exercising.block(it) for it in (exercising.SORTING, exercising.DIAGNOSIS)]
    lesson = write.new_lesson(module, *blocks)
    write.new_lesson(module, write.quiz(write.question("fin")), slug="et-apres")
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    begin(ada, current_outline(write.new_path(module).translation_key), at=timezone.now())
    context = open_context(chromium, site)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{module.slug}/")
    context.set_offline(True)
    page.goto(lesson_url(lesson))
    by_keyboard(page, Keyboard(page))

    expect(page.get_by_text("2 cartes à leur place sur 4.")).to_be_visible()
    expect(page.get_by_text("Indices : 1 point sur 4.")).to_be_visible()
    expect(page.get_by_text("On peut y répondre par oui ou par non.")).to_be_visible()
    expect(page.get_by_text("Vous avez écrit : nul.")).to_be_visible()
    assert page.locator(f"{FORMS} select:visible").count() == 2
    on_the_device = told(page)
    assert violations(page) == []
    assert page.evaluate(SIDEWAYS) <= 0, "axe left the page 320 px wide"
    assert not Attempt.objects.exists()

    context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    page.reload()
    assert told(page) == on_the_device
    assert page.locator(f"{FORMS} select:visible").count() == 2
    assert sorted(attempt.passed for attempt in Attempt.objects.all()) == [False, True]
    context.close()


def test_the_sorting_of_our_first_module_is_finished_in_two_goes(
    chromium: Browser, newcomer: User, site: str
) -> None:
    context = open_context(chromium, site, width=320)
    page = context.new_page()
    offline.enters(page, newcomer, site)
    offline.keep(page)
    page.goto(f"{MODULE}a-vous/")
    context.set_offline(True)
    form = page.locator(FORMS)
    activity = form.get_attribute("data-activity")
    kept = page.evaluate(offline.ANSWERS, f"{MODULE}hors-ligne.json")["exercises"][activity]
    first_group = kept["groups"][0]
    for card in kept["belongs"]:
        page.locator(f"[name='x-{activity}-{card}']").select_option(first_group)
    with page.expect_navigation():
        form.locator(".button").click()
    expect(page.get_by_text("3 cartes à leur place sur 12.")).to_be_visible()
    assert page.locator("[data-result] .wrong").count() == 9
    for card, group in kept["belongs"].items():
        if group != first_group:
            page.locator(f"[name='x-{activity}-{card}']").select_option(group)
    with page.expect_navigation():
        form.locator(".button").click()
    expect(page.get_by_text("12 cartes à leur place sur 12.")).to_be_visible()
    expect(form).to_be_hidden()
    assert page.evaluate(SIDEWAYS) <= 0

    context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    attempts = Attempt.objects.order_by("done_at")
    assert [(it.state, str(it.mark)) for it in attempts] == [
        ("handed_in", "0.25000"),
        ("handed_in", "1.00000"),
    ]
    context.close()


def test_a_quiz_begun_here_and_newer_elsewhere_keeps_both(
    chromium: Browser, newcomer: User, site: str
) -> None:
    context = open_context(chromium, site, width=320)
    page = context.new_page()
    offline.enters(page, newcomer, site)
    offline.keep(page)
    page.goto(offline.LESSON)
    context.set_offline(True)
    here, elsewhere = begun_here_then_elsewhere(page, newcomer)
    context.set_offline(False)
    offline.reload(page)

    expect(page.locator("[data-aside]")).to_contain_text("Vous avez continué ailleurs depuis.")
    expect(elsewhere).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="Le reprendre dans le formulaire").click()
    expect(here).to_be_checked()
    expect(page.locator("[data-aside]")).to_have_count(2)
    page.reload()
    expect(elsewhere).to_be_checked()
    expect(page.locator("[data-aside]").first).to_be_visible()
    assert [attempt.state for attempt in Attempt.objects.all()] == ["draft"]
    context.close()
