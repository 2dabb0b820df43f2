"""A dialogue led without a connection: the pages of ours, then all of it sent, once."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from curriculum.actions.packs import import_packs
from curriculum.models import Activity, Module
from curriculum.queries.outlines import current_outline
from curriculum.readers.packs import read_pack
from curriculum.rules.scenario_play import play
from learners.journey.learning import begin
from learners.models import Attempt, Completion, User, Work
from tests.browser import test_offline as offline
from tests.browser.chromium import open_context
from tests.browser.hands import Keyboard
from tests.browser.test_dialogues import LESSON, ada, dialogue
from tests.curriculum import lesson_writing as write
from tests.curriculum.test_starter_dialogues import SCENARIOS
from tests.curriculum.test_starter_texts import STARTER
from tests.learners.dialogue_players import CODES, LONG_WAY, OPEN, TOGETHER, WORRY
from tests.people import person

__all__ = ["ada", "dialogue"]
MODULE = "/modules/regarder/"
SENTENCE = "Asseyez-vous, on regarde ensemble."
STILL_THERE = "Object.defineProperty(Navigator.prototype, 'onLine', {get: () => true})"


@pytest.fixture
def page(chromium: Browser, site: str, ada: User) -> Iterator[Page]:
    """Ada's phone, with her module in it, on the first scene."""
    context = open_context(chromium, site, width=320)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, MODULE)
    page.goto(LESSON)
    page.get_by_role("link", name="Commencer").click()
    expect(page.locator("h1")).to_contain_text("Scène 1")
    page.wait_for_load_state("networkidle")
    yield page
    context.set_offline(False)
    context.close()


def say(page: Page, choice: int) -> None:
    page.locator(f"button[name=choice][value='{choice}']").click()
    expect(page.get_by_role("link", name="Continuer")).to_be_visible()


def go_on(page: Page) -> None:
    page.get_by_role("link", name="Continuer").click()
    expect(page.get_by_role("link", name="Continuer")).to_have_count(0)


def say_all(page: Page, choices: list[int]) -> None:
    for choice in choices:
        say(page, choice)
        go_on(page)


def write_sentence(page: Page, sentence: str) -> None:
    page.locator("textarea").fill(sentence)
    page.get_by_role("button", name="Garder ma phrase").click()


def sent(page: Page) -> None:
    """The line is back, and the page says that it went."""
    page.context.set_offline(False)
    told = page.get_by_text(re.compile(r"réponses? envoyées? à \d+ h"))
    expect(told).to_be_visible()


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """What a page sends by itself arrives when it arrives."""
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came")


def test_one_is_led_by_the_keyboard_across_the_cut_and_done_once_the_line_is_back(
    chromium: Browser, site: str, real_database: str
) -> None:
    """« Le courrier de Madame Perrin », the line cut in the middle."""
    reading = read_pack(STARTER / "le-premier-rendez-vous")
    assert import_packs(reading, at=timezone.now()).problems == []
    module = Module.objects.get(slug="le-premier-rendez-vous")
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    begin(ada, current_outline(write.new_path(module).translation_key), at=timezone.now())
    activity = Activity.objects.get(title__contains="Madame Perrin", kind="dialogue")
    context = open_context(chromium, site)
    page, hands = context.new_page(), Keyboard(context.pages[0])
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{module.slug}/")
    page.goto(f"/modules/{module.slug}/a-vous/dialogue/{activity.pk}/")
    choices = listening()

    for turn, choice in enumerate(choices):
        if turn == 3:
            page.wait_for_load_state("networkidle")
            context.set_offline(True)
        hands.reach(page.locator(f"button[name=choice][value='{choice}']"))
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(re.compile(r"^(Cela|Utile|C’est)"))
        expect(page.locator("h1")).to_be_focused()
        hands.reach(page.get_by_role("link", name="Continuer"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Continuer")).to_have_count(0)
        expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_text("1 réponse attend la connexion.")).to_be_visible()
    hands.reach(page.locator("textarea"))
    page.keyboard.insert_text(SENTENCE)
    hands.reach(page.get_by_role("button", name="Garder ma phrase"))
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("Elle attend sur cet appareil, et part avec la connexion.")
    ).to_be_visible()
    assert not Attempt.objects.filter(state="handed_in").exists()

    sent(page)
    page.goto(f"/modules/{module.slug}/a-vous/")
    expect(page.get_by_text("Relire et rejouer")).to_be_visible()
    (work,) = Work.objects.filter(attempt__state="handed_in")
    assert (work.made["choices"], work.made["sentence"]) == (choices, SENTENCE)
    assert Completion.objects.filter(item=activity.pk).count() == 1
    assert not Attempt.objects.filter(activity=activity, state="draft").exists()
    context.close()


def listening() -> list[int]:
    """The choices of somebody who listens, to the good ending."""
    scenario = SCENARIOS["courrier-madame-perrin"]
    game = play(scenario)
    while not game.is_over:
        places = range(len(game.now.scene.choices))
        best = max(places, key=lambda place: game.now.scene.choices[place].trust)
        game = play(scenario, (*game.choices, best))
    return list(game.choices)


def test_one_goes_back_begins_again_and_two_short_ends_are_enough(
    page: Page, ada: User, dialogue: Activity
) -> None:
    page.context.set_offline(True)
    say(page, CODES)
    page.get_by_role("button", name="Dire autre chose").click()
    expect(page.locator("h1")).to_have_text(re.compile("Scène 1"))
    say_all(page, [CODES])
    expect(page.get_by_text("Cette partie était courte.")).to_be_visible()
    page.get_by_role("button", name="Rejouer du début").click()
    say_all(page, [OPEN])
    page.get_by_role("button", name="Revenir une scène en arrière").click()
    expect(page.locator("h1")).to_have_text(re.compile("Scène 1"))
    say_all(page, [OPEN])
    page.reload()
    expect(page.locator("h1")).to_have_text(re.compile("Scène 2"))
    say_all(page, [TOGETHER])
    write_sentence(page, "   ")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile(r"^Erreur\s: Fin"))
    write_sentence(page, "x" * 501)
    expect(page.get_by_role("alert")).to_contain_text("Ce texte a 501 signes : 500 au plus.")
    write_sentence(page, SENTENCE)
    expect(page.get_by_text("1 réponse attend la connexion.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Elle attend sur cet appareil")).to_be_visible()
    page.locator(".over a").click()
    expect(page.get_by_text("Vous l’avez mené à une fin. Votre phrase attend")).to_be_visible()
    page.get_by_role("link", name="Commencer").click()

    sent(page)
    expect(page.get_by_text("Elle attend sur cet appareil")).to_have_count(0)
    (work,) = Work.objects.all()
    assert work.made["endings"] == {"FIN_R": 1, "FIN_A": 2}
    assert (work.attempt.state, work.attempt.passed) == ("handed_in", True)
    page.reload()
    expect(page.get_by_text("Votre phrase est gardée")).to_contain_text(SENTENCE)
    expect(page.get_by_text("Elle attend sur cet appareil")).to_have_count(0)


def test_what_was_begun_without_a_line_goes_on_with_it(page: Page, ada: User) -> None:
    page.context.set_offline(True)
    say_all(page, [OPEN])
    assert not Work.objects.exists()
    sent(page)
    say_all(page, [WORRY])
    wait_until(page, lambda: Work.objects.get().made["choices"] == [OPEN, WORRY])
    expect(page.get_by_text("attend la connexion")).to_have_count(0)
    page.reload()
    expect(page.locator("h1")).to_have_text(re.compile("Scène 3"))
    say_all(page, [0])
    wait_until(page, lambda: Work.objects.get().made["choices"] == [OPEN, WORRY, 0])


def test_what_is_lost_on_its_way_is_done_here_and_sent_once(page: Page, ada: User) -> None:
    """The browser believes that there is a line, and no answer comes."""
    say_all(page, [OPEN, TOGETHER])
    page.get_by_role("button", name="Rejouer du début").click()
    page.wait_for_load_state("networkidle")
    page.add_init_script(STILL_THERE)
    page.reload(wait_until="networkidle")
    page.context.set_offline(True)
    say(page, CODES)
    expect(page.locator("h1")).to_have_text("Cela ferme.")
    go_on(page)
    write_sentence(page, SENTENCE)
    expect(page.get_by_text("Elle attend sur cet appareil")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Envoyer maintenant").click()
    expect(page.get_by_text(re.compile("1 réponse envoyée à"))).to_be_visible()

    (work,) = Work.objects.all()
    assert (work.made["choices"], work.made["sentence"]) == ([CODES], SENTENCE)


def test_a_sentence_that_names_somebody_is_in_its_field_again(page: Page, ada: User) -> None:
    page.context.set_offline(True)
    say_all(page, LONG_WAY)
    write_sentence(page, "Demandez à Mme Rochette.")
    page.context.set_offline(False)
    expect(page.get_by_text("Votre phrase est à relire avant d’être prise")).to_be_visible()
    assert [work.made["sentence"] for work in Work.objects.all()] == [""]
    page.reload()
    expect(page.locator("textarea")).to_have_value("Demandez à Mme Rochette.")
    expect(page.get_by_text("on y reconnaîtrait peut-être quelqu’un")).to_be_visible()
    write_sentence(page, SENTENCE)
    page.wait_for_url(f"**{LESSON}*")
    page.goto(f"{LESSON}dialogue/{Activity.objects.get(kind='dialogue').pk}/")
    expect(page.get_by_text("on y reconnaîtrait")).to_have_count(0)
    expect(page.get_by_text("Votre phrase est gardée")).to_contain_text(SENTENCE)
    assert Attempt.objects.count() == 1
