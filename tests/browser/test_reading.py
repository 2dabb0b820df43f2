"""Reading: words explained, a page heard, settings that stay; by keys, and without code."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from learners.models import User
from tests.browser.axe import violations
from tests.browser.chromium import session_cookie
from tests.browser.conftest import Visitor
from tests.browser.hands import SIDEWAYS, Keyboard, read
from tests.people import BACKEND

LESSON = "/modules/regarder-a-360/ceux-que-l-on-oublie/"
WORD = "a.term[href$='#fichier']"
# A device with one voice of its own, and one that would send the text to another host.
VOICE = """(() => {
  const voices = [{lang: "fr-FR", localService: %s}, {lang: "fr-FR", localService: false}];
  const speech = {
    said: [], cancelled: 0, getVoices: () => voices, addEventListener() {},
    cancel() { this.cancelled += 1; }, speak(said) { this.last = said; this.said.push(said.text); },
  };
  Object.defineProperty(window, "speechSynthesis", {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""
HEARD = "() => speechSynthesis.said"
MARKED = "() => [...CSS.highlights.get('listen-sentence')].map(String).join()"


def lesson_for(page: Page, person: User, site: str) -> Keyboard:
    """The lesson, open in the hands of somebody with a keyboard."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])
    hand = Keyboard(page)
    hand.go(LESSON)
    return hand


@pytest.fixture
def reader(newcomer: User, visitor: Visitor, site: str) -> Keyboard:
    page = visitor()
    page.add_init_script(VOICE % "true")
    return lesson_for(page, newcomer, site)


def test_a_word_is_explained_by_keys_where_one_reads_and_hidden_again(reader: Keyboard) -> None:
    page, word = reader.page, reader.page.locator(WORD)
    reader.reach(word)
    word.hover()
    expect(word).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("C’est une chose gardée dans l’appareil")
    expect(word).to_have_attribute("aria-expanded", "true")
    expect(word).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Voir dans le glossaire")).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    expect(page.locator(".definition")).to_have_count(0)
    page.keyboard.press("Space")
    page.get_by_role("link", name="Voir dans le glossaire").click()
    assert page.url.endswith("/glossaire/#fichier")


def test_without_code_a_word_leads_to_the_glossary_and_back(
    newcomer: User, visitor: Visitor, site: str
) -> None:
    reader = lesson_for(visitor(javascript=False), newcomer, site)
    word = reader.page.locator(WORD)
    assert word.get_attribute("role") is None
    reader.touch(word)
    assert reader.page.url.endswith("/glossaire/#fichier")
    reader.page.go_back()

    assert reader.path == LESSON
    expect(reader.page.locator("[data-listen]")).to_be_hidden()


def test_a_page_is_heard_sentence_by_sentence_by_keys_alone(reader: Keyboard) -> None:
    page = reader.page
    assert page.evaluate(HEARD) == []
    play = page.locator("[data-do=play]")
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()
    reader.reach(play)
    page.keyboard.press("Enter")
    assert page.evaluate(HEARD) == ["Ceux que l’on oublie"]
    assert page.evaluate(MARKED) == "Ceux que l’on oublie"
    assert page.evaluate("speechSynthesis.last.voice.localService")
    for _ in range(2):
        page.evaluate("speechSynthesis.last.onend()")
    page.evaluate("speechSynthesis.last.onboundary({name: 'word', charIndex: 3, charLength: 4})")
    assert page.evaluate(HEARD)[1] == "Situation"
    assert page.evaluate("[...CSS.highlights.get('listen-word')].map(String)") == ["fond"]

    page.keyboard.press("Enter")
    expect(play).to_contain_text("Reprendre")
    page.keyboard.press("Enter")
    heard = page.evaluate(HEARD)
    assert heard[2] == heard[3]
    reader.reach(page.locator("[data-do=faster]"))
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.last.rate") == 1.2
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(play).to_be_focused()
    expect(play).to_contain_text("Écouter")
    assert not page.evaluate("CSS.highlights.has('listen-sentence')")
    page.keyboard.press("Enter")
    page.evaluate("speechSynthesis.last.onerror()")
    expect(play).to_contain_text("Écouter")


def test_everything_is_heard_in_pieces_and_the_speed_is_remembered(reader: Keyboard) -> None:
    page = reader.page
    page.locator("[data-do=play]").click()
    page.locator("[data-do=slower]").click()
    page.evaluate("while (document.querySelector('[data-listen=on]')) speechSynthesis.last.onend()")
    heard = page.evaluate(HEARD)
    text = " ".join(heard)

    assert max(map(len, heard)) <= 200
    assert heard[3:5] == [
        "Au fond de la bibliothèque, Noé monte une vidéo avec ses deux pouces.",
        "Il a dix-neuf ans.",
    ]
    for said in page.locator("main legend, main .choice, main .remember li").all():
        assert read(said) in text
    assert "Rendre mes" not in text
    page.reload()
    page.locator("[data-do=play]").click()
    assert page.evaluate("speechSynthesis.last.rate") == 0.8
    before = page.evaluate("speechSynthesis.cancelled")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("speechSynthesis.cancelled") > before


def test_a_question_is_heard_alone_with_its_choices(reader: Keyboard) -> None:
    page = reader.page
    reader.reach(page.get_by_role("button", name="Écouter la question").first)
    page.keyboard.press("Enter")
    page.evaluate("while (document.querySelector('[data-listen=on]')) speechSynthesis.last.onend()")
    heard = page.evaluate(HEARD)

    choices = page.locator("fieldset").first.locator(".choice").count()
    assert heard[0].startswith("1.")
    assert len(heard) > choices
    assert not [said for said in heard if said.startswith("2.")]


@pytest.mark.parametrize("own_voice", ["false", "undefined"])
def test_no_text_goes_to_a_voice_of_elsewhere(
    own_voice: str, newcomer: User, visitor: Visitor, site: str
) -> None:
    page = visitor()
    page.add_init_script(VOICE % own_voice)
    reader = lesson_for(page, newcomer, site)

    expect(reader.page.locator("[data-listen]")).to_be_hidden()
    expect(page.get_by_role("button", name="Écouter la question")).to_have_count(0)


def test_a_lesson_that_stayed_in_french_is_heard_in_french_from_an_english_page(
    reader: Keyboard,
) -> None:
    reader.go(f"/en{LESSON}")
    reader.page.locator("[data-do=play]").click()

    assert reader.page.evaluate("speechSynthesis.last.voice.lang") == "fr-FR"


def test_without_highlights_the_block_is_outlined(
    newcomer: User, visitor: Visitor, site: str
) -> None:
    page = visitor(width=320)
    page.add_init_script(f"delete window.Highlight; {VOICE % 'true'}")
    lesson_for(page, newcomer, site)
    page.locator("[data-do=play]").click()

    expect(page.locator("h1")).to_have_class("readable is-heard")
    assert page.evaluate(SIDEWAYS) <= 0


def test_settings_are_chosen_without_code_and_hold_on_a_phone(
    newcomer: User, visitor: Visitor, site: str
) -> None:
    reader = lesson_for(visitor(javascript=False, width=320), newcomer, site)
    reader.follow("Taille et couleurs")
    for label in ("Très grande", "Large", "Fond sombre"):
        reader.tick(reader.page.get_by_label(label, exact=True))
    reader.press("Appliquer")

    page = reader.page
    assert reader.path == LESSON
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(colour) == "rgb(27, 20, 30)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    for address in (
        "/",
        "/mon-espace/",
        LESSON,
        "/mon-espace/donnees/",
        "/glossaire/",
        "/verifier/",
    ):
        page.goto(address)
        assert page.evaluate(SIDEWAYS) <= 0, address
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
