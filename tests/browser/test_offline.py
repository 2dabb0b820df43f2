"""A module kept on a device: read, answered and told without a connection, then sent once."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from learners.models import Attempt, User
from tests.browser.axe import violations
from tests.browser.chromium import open_context, session_cookie
from tests.browser.hands import SIDEWAYS, wait_until
from tests.learners.staying import stays_on_own_device
from tests.people import BACKEND, person

MODULE = "/modules/regarder-a-360/"
LESSON = f"{MODULE}quatre-cotes-une-personne/"
OTHER_LESSON = f"{MODULE}ce-que-change-le-tout-en-ligne/"
ANSWERS = "async (address) => (await caches.match(address)).json()"
LEFT = """async () => [
  await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length
]"""
NOBODY_HERE = """async () => {
  const {lastHere} = await import("/static/js/offline/store.js");
  return (await lastHere()) === "";
}"""
KEEP = "Garder ce module sur mon appareil"


def enters(page: Page, somebody: User, site: str, *, own: bool = True) -> None:
    """Sign in on a device of one's own: the session outlives the browser."""
    client = Client()
    client.force_login(somebody, backend=BACKEND)
    if own:
        stays_on_own_device(client)
    page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])


@pytest.fixture
def page(chromium, site: str) -> Iterator[Page]:
    """Not watched: without a line, requests fail."""
    context = open_context(chromium, site)
    yield context.new_page()
    context.set_offline(False)
    context.close()


def keep(page: Page, module: str = MODULE) -> None:
    page.goto(module)
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("button", name=re.compile("Garder, environ")).click()
    expect(page.get_by_text("Gardé sur cet appareil le")).to_be_visible()


def reload(page: Page) -> None:
    """Our own page: on a busy machine the worker gives the copy first, after four seconds."""
    for _ in range(5):
        page.reload()
        if not page.evaluate("'kept' in document.documentElement.dataset"):
            return


def answer(page: Page, *, right: bool) -> None:
    """Every question of the first quiz, from the bundle that the device keeps."""
    quiz = page.locator("form[data-activity]").first
    kept = page.evaluate(ANSWERS, f"{MODULE}hors-ligne.json")
    answers = kept["quizzes"][quiz.get_attribute("data-activity")]
    for question, known in answers["questions"].items():
        places = [n for n, share in enumerate(known["shares"]) if (float(share) > 0) == right]
        wanted = places if right and known["kind"] == "several" else places[:1]
        for place in wanted:
            quiz.locator(f"input[name='q-{question}'][value='{place}']:visible").check()


def hand_in(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form[data-activity]").first.locator(".actions .button").click()


def test_a_module_kept_is_read_answered_and_told_offline_then_sent_once(
    page: Page, newcomer: User, site: str
) -> None:
    enters(page, newcomer, site)
    keep(page)
    page.goto(LESSON)
    page.context.set_offline(True)

    page.goto(OTHER_LESSON)
    expect(page.locator(".notice").first).to_contain_text("Vous lisez la copie gardée")
    page.goto(LESSON)
    answer(page, right=False)
    hand_in(page)
    expect(page.get_by_text("1 réponse attend la connexion.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"0 juste sur 2\."))).to_be_visible()
    assert page.locator(".answers .wrong").count() == 2
    answer(page, right=True)
    hand_in(page)
    expect(page.get_by_text(re.compile(r"2 justes sur 2\."))).to_be_visible()
    expect(page.get_by_text("2 réponses attendent la connexion.")).to_be_visible()
    assert not Attempt.objects.exists()
    assert violations(page) == []

    page.context.set_offline(False)
    expect(page.get_by_text(re.compile(r"2 réponses envoyées à \d+ h \d\d\."))).to_be_visible()
    attempts = Attempt.objects.order_by("done_at")
    assert [(a.state, a.passed) for a in attempts] == [("handed_in", False), ("handed_in", True)]
    page.reload()
    expect(page.get_by_text("2 justes sur 2.")).to_be_visible()
    assert Attempt.objects.count() == 2
    assert page.get_by_text("attend la connexion").count() == 0


def test_the_line_drops_in_the_middle_and_what_was_ticked_is_there_again(
    page: Page, newcomer: User, site: str
) -> None:
    enters(page, newcomer, site)
    keep(page)
    page.goto(LESSON)
    page.context.set_offline(True)
    hand_in_button = page.locator("form[data-activity]").first.locator(".actions .button")
    box = page.locator("form[data-activity] input[type=radio]").first
    box.check()
    hand_in_button.click()
    expect(page.get_by_text("Il manque une réponse.")).to_be_visible()
    page.wait_for_timeout(1200)
    page.reload()

    expect(box).to_be_checked()
    assert not Attempt.objects.exists()
    page.context.set_offline(False)
    with page.expect_response("**/garder/"):
        page.reload()
    expect(box).to_be_checked()
    assert [a.state for a in Attempt.objects.all()] == ["draft"]


def test_the_next_person_sees_nothing_of_it_and_sends_nothing(
    page: Page, newcomer: User, site: str
) -> None:
    denis = person("denis@exemple.fr", "Denis", "Diderot")
    enters(page, newcomer, site)
    keep(page)
    page.context.set_offline(True)
    page.goto(LESSON)
    answer(page, right=True)
    hand_in(page)
    page.goto("about:blank")  # or Ada's own page would send it
    page.context.set_offline(False)
    page.context.clear_cookies(name="session")
    enters(page, denis, site)
    page.goto("/mon-espace/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("attend la connexion")).to_have_count(0)
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        page.goto(LESSON)
    page.context.set_offline(False)
    assert not Attempt.objects.exists()

    page.context.clear_cookies(name="session")
    page.goto("/parcours/")
    expect(page.get_by_text("Connectez-vous pour les envoyer.")).to_be_visible()
    enters(page, newcomer, site)
    page.goto("/mon-espace/")
    expect(page.get_by_text(re.compile("1 réponse envoyée à"))).to_be_visible()
    assert Attempt.objects.get().person == newcomer


def test_a_page_that_was_hidden_is_not_shown_by_its_copy(
    page: Page, newcomer: User, site: str
) -> None:
    enters(page, newcomer, site)
    keep(page)
    page.goto(LESSON, wait_until="networkidle")
    with page.expect_response("**/rideau/"):
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    wait_until(page, NOBODY_HERE)
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        page.goto(LESSON)


def test_what_is_kept_is_listed_and_can_be_given_up(page: Page, newcomer: User, site: str) -> None:
    enters(page, newcomer, site)
    keep(page)
    page.context.set_offline(True)
    page.goto("/mon-espace/")
    page.get_by_role("link", name="Regarder à 360").first.click()
    page.wait_for_url(f"**{MODULE}")
    page.context.set_offline(False)
    page.goto(MODULE)
    page.get_by_role("button", name="Ne plus garder").click()
    expect(page.get_by_text("Ce module n’est plus gardé")).to_be_visible()

    assert page.evaluate(LEFT) == [[], 0]
    assert "kept" not in {cookie["name"] for cookie in page.context.cookies()}


@pytest.mark.parametrize(("own", "javascript"), [(False, True), (True, False)])
def test_nothing_is_offered_on_a_shared_device_or_without_a_script(
    chromium, newcomer: User, site: str, own: bool, javascript: bool
) -> None:
    context = open_context(chromium, site, javascript=javascript)
    page = context.new_page()
    enters(page, newcomer, site, own=own)
    page.goto(MODULE)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button", name=KEEP).count() == 0
    assert page.get_by_text("Sans connexion").locator("visible=true").count() == 0
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_the_offer_and_the_list_are_open_to_all(
    chromium, newcomer: User, site: str, width: int, theme: str
) -> None:
    context = open_context(chromium, site, width=width, theme=theme)
    page = context.new_page()
    enters(page, newcomer, site)
    keep(page)
    found = [violations(page)]
    assert page.evaluate(SIDEWAYS) <= 0
    page.goto("/hors-ligne/")
    expect(page.get_by_text("Gardés sur cet appareil")).to_be_visible()
    found.append(violations(page))
    assert found == [[], []]
    assert page.evaluate(SIDEWAYS) <= 0
    context.close()
