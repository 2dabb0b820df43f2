"""Blocks in a real browser: pasted, typed, taken back, played from the middle."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from learners.models import User
from tests.browser.chromium import open_context, session_cookie
from tests.curriculum import lesson_writing as write
from tests.people import BACKEND, person

WORD = (
    "<h1>Ouvrir</h1><p class=MsoNormal>Un texte <b>gras</b>, « oui ».<o:p></o:p></p>"
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Un</p>"
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Deux</p>"
    "<script>document.title = 'perdu'</script>"
)
PASTE = """(box, given) => {
  const data = new DataTransfer();
  data.setData("text/plain", given.plain);
  if (given.html) data.setData("text/html", given.html);
  box.focus();
  const all = { clipboardData: data, bubbles: true, cancelable: true };
  return box.dispatchEvent(new ClipboardEvent("paste", all));
}"""


@pytest.fixture
def office(chromium: Browser, site: str) -> Iterator[Page]:
    """The form of a new lesson, in the hands of somebody who may do everything."""
    edith: User = person("edith@exemple.fr", "Edith", "Clarke", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(edith, backend=BACKEND)
    context = open_context(chromium, site)
    context.add_cookies([session_cookie(client.cookies["session"].value, site)])
    page = context.new_page()
    module = write.new_module()
    page.goto(reverse("wagtailadmin_pages:add", args=("curriculum", "lesson", module.pk)))
    yield page
    context.close()


def passage(page: Page) -> str:
    """Adds a passage; the selector of its text."""
    page.locator("button[title^='Insérer un bloc']").first.click()
    page.get_by_role("option", name="Texte", exact=True).click()
    return "textarea[data-markdown]"


def test_a_paste_from_word_comes_in_clean_and_can_be_taken_back(office: Page) -> None:
    text = office.locator(passage(office)).first
    text.fill("Avant. ")
    text.press("End")
    text.evaluate(PASTE, {"plain": "Ouvrir Un texte gras", "html": WORD})

    written = "Avant. \n\n### Ouvrir\n\nUn texte **gras**, « oui ».\n\n- Un\n- Deux"
    expect(text).to_have_value(written)
    text.press("Control+z")
    assert text.input_value() == "Avant. "


def test_a_paste_that_cannot_be_converted_is_still_typed(office: Page) -> None:
    office.route("**/coller/", lambda route: route.abort())
    text = office.locator(passage(office)).first
    text.evaluate(PASTE, {"plain": "Tous les mots", "html": "<b>Tous</b> les mots"})
    office.get_by_text("La mise en forme n’a pas pu être reprise.").wait_for()

    assert text.input_value() == "Tous les mots"


def test_a_paste_without_end_changes_nothing_and_says_why(office: Page) -> None:
    text = office.locator(passage(office)).first
    text.fill("Avant.")
    was_left_to_the_browser = text.evaluate(PASTE, {"plain": "x" * 100_001, "html": ""})
    office.get_by_text("Collez-le par morceaux.").wait_for()

    assert not was_left_to_the_browser
    assert text.input_value() == "Avant."


def test_plain_words_and_code_are_left_to_the_browser(office: Page) -> None:
    text = office.locator(passage(office)).first

    assert text.evaluate(PASTE, {"plain": "**a**", "html": "<span>**a**</span>"})
    assert text.evaluate(PASTE, {"plain": "a", "html": ""})


def test_buttons_and_keys_type_the_signs_and_can_be_taken_back(office: Page) -> None:
    text = office.locator(passage(office)).first
    text.fill("un\ndeux")
    text.press("Control+a")
    office.get_by_role("button", name="Faire une liste", exact=True).first.click()
    expect(text).to_have_value("- un\n- deux")
    text.press("Control+z")
    expect(text).to_have_value("un\ndeux")

    text.fill("mot")
    text.press("Control+a")
    text.press("Control+b")
    expect(text).to_have_value("**mot**")
    text.press("Control+a")
    text.press("Control+k")
    expect(text).to_have_value("[**mot**](https://)")
