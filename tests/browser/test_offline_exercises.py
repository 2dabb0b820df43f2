"""An exercise done without a connection: told at once, sent once, or given back to its author."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt, User, Work
from tests.browser import test_offline as offline
from tests.browser.axe import violations
from tests.browser.chromium import open_context
from tests.browser.hands import SIDEWAYS, read, wait_until
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url
from tests.people import BACKEND, person

OWN = "Chaque mois, dites-nous si vous travaillez."
PLAIN = "Le site est en panne ? Écrivez-nous."
NAMED, ALSO_NAMED = "Appelez le 06 12 34 56 78.", "Écrivez à ada@perso.fr."
SENT = re.compile("1 réponse envoyée à")
BACK = "1 réponse est à revoir sur cet appareil."
FORM = "form[data-kind=exercise]"
HAS_A_DRAFT = """async () => {
  const {all} = await import("/static/js/offline/store.js");
  return (await all("drafts")).length === 1;
}"""
LEFT = """() => new Promise((done) => {
  const opening = indexedDB.open("a-portee");
  opening.onsuccess = () => {
    const reading = opening.result.transaction(["queue", "drafts"]);
    const found = [reading.objectStore("queue").getAll(), reading.objectStore("drafts").getAll()];
    reading.oncomplete = () => done(found.flatMap((asked) => asked.result).map((it) => it.body));
  };
})"""


@pytest.fixture
def lesson(real_database: str) -> Lesson:
    """Not the last one of its path, which would lead elsewhere."""
    module = write.new_module()
    lesson = write.new_lesson(module, exercising.block(exercising.REWRITING))
    write.new_lesson(module, write.quiz(write.question("fin")), slug="et-apres")
    return lesson


@pytest.fixture
def ada(lesson: Lesson) -> User:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = write.new_path(lesson.get_parent().specific)
    begin(ada, current_outline(path.translation_key), at=timezone.now())
    return ada


@pytest.fixture
def page(chromium: Browser, site: str, lesson: Lesson, ada: User) -> Iterator[Page]:
    """Ada's phone, with her module in it and no line."""
    context = open_context(chromium, site, width=320)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{lesson.get_parent().slug}/")
    context.set_offline(True)
    page.goto(lesson_url(lesson))
    yield page
    context.close()


def texts(page: Page) -> list:
    return page.locator(f"{FORM} textarea").all()


def hand_in(page: Page, first: str, second: str) -> None:
    if page.locator(f"details:not([open]) {FORM}").count():
        page.locator("details summary").filter(has_text="Reprendre mon texte").click()
    for place, text in zip(texts(page), (first, second), strict=True):
        place.fill(text)
    with page.expect_navigation():
        page.locator(f"{FORM} .actions .button").click()
    expect(page.locator("[data-result]")).to_be_visible()


def test_its_measures_are_told_at_once_and_are_those_of_our_page(page: Page) -> None:
    hand_in(page, OWN, PLAIN)
    expect(page.locator("[data-result]")).to_contain_text("Elles partent avec la connexion.")
    on_the_device = [read(row) for row in page.locator("[data-result] tr").all()]
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(SIDEWAYS) <= 0
    assert not Attempt.objects.exists()

    page.context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    page.reload()
    assert [read(row) for row in page.locator("[data-result] tr").all()] == on_the_device
    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]


def test_what_names_somebody_is_named_linked_and_corrected(page: Page) -> None:
    hand_in(page, OWN, NAMED)
    page.context.set_offline(False)
    expect(page.get_by_text(BACK)).to_be_visible()
    assert not Work.objects.exists()
    page.goto("/mon-espace/")
    expect(page.locator("[data-aside-list]")).to_contain_text("« Réécrire »")
    page.get_by_role("link", name="La revoir dans sa leçon").click()
    page.wait_for_url("**#activity-*")

    expect(page.locator("[data-reasons]")).to_contain_text("On reconnaîtrait quelqu’un")
    expect(texts(page)[1]).to_have_value(NAMED)
    assert violations(page) == []
    hand_in(page, OWN, PLAIN)
    expect(page.locator("[data-aside], [data-aside-list] li")).to_have_count(0)
    assert page.evaluate(LEFT) == []
    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]


def test_corrected_without_a_connection_it_takes_its_own_place(page: Page) -> None:
    hand_in(page, OWN, NAMED)
    page.context.set_offline(False)
    expect(page.get_by_text(BACK)).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("link", name="La revoir dans sa leçon").click()
    expect(page.locator("[data-reasons]")).to_be_visible()
    hand_in(page, OWN, PLAIN)
    expect(page.get_by_text("1 réponse attend la connexion.")).to_be_visible()
    expect(page.locator("[data-aside]")).to_have_count(0)

    page.context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    assert page.evaluate(LEFT) == []
    assert Work.objects.count() == 1


def test_dropped_it_goes_for_ever_and_only_once_one_is_sure(page: Page) -> None:
    hand_in(page, OWN, NAMED)
    page.context.set_offline(False)
    expect(page.get_by_text(BACK)).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Ne pas le garder").click()
    expect(page.get_by_text("pour toujours")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Non, le garder").click()
    assert len(page.evaluate(LEFT)) == 1
    page.get_by_role("button", name="Ne pas le garder").click()
    page.get_by_role("button", name="Oui, l’effacer").click()

    expect(page.locator(".notice:focus")).to_contain_text("C’est effacé de cet appareil.")
    assert page.evaluate(LEFT) == []
    assert [it.input_value() for it in texts(page)] == ["", ""]
    expect(page.get_by_text(BACK)).to_have_count(0)
    page.reload()
    expect(page.locator("[data-aside]")).to_have_count(0)
    assert not Attempt.objects.exists()


def test_two_texts_to_read_again_never_take_each_other_s_place(page: Page) -> None:
    for named in (NAMED, ALSO_NAMED):
        hand_in(page, OWN, named)
        page.wait_for_timeout(200)
    page.context.set_offline(False)
    both = page.get_by_text("2 réponses sont à revoir sur cet appareil.")
    expect(both).to_be_visible()
    page.reload()
    expect(texts(page)[1]).to_have_value(NAMED)
    other = page.locator("[data-aside]").nth(1)
    expect(other).to_contain_text(ALSO_NAMED)
    other.get_by_role("button", name="Le reprendre dans le formulaire").click()
    expect(texts(page)[1]).to_have_value(ALSO_NAMED)
    expect(page.locator("[data-aside]").first).to_contain_text(NAMED)
    hand_in(page, OWN, PLAIN)
    page.wait_for_load_state("networkidle")

    (kept,) = page.evaluate(LEFT)
    assert "06+12+34+56+78" in kept
    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]


def test_dropping_a_text_leaves_the_other_one_that_stands_in_the_form(page: Page) -> None:
    hand_in(page, OWN, NAMED)
    page.context.set_offline(False)
    expect(page.get_by_text(BACK)).to_be_visible()
    page.reload()
    texts(page)[1].fill("Un autre texte, gardé depuis.")
    with page.expect_response("**/garder/"):
        texts(page)[0].fill("Une autre phrase.")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(texts(page)[1]).to_have_value("Un autre texte, gardé depuis.")
    page.get_by_role("button", name="Ne pas le garder").click()
    page.get_by_role("button", name="Oui, l’effacer").click()
    expect(texts(page)[1]).to_have_value("Un autre texte, gardé depuis.")


def test_what_the_guard_will_not_keep_stays_on_the_device_while_one_writes(page: Page) -> None:
    page.context.set_offline(False)
    page.reload()
    with page.expect_response("**/garder/"):
        texts(page)[1].fill(NAMED)
    page.wait_for_timeout(300)
    page.reload()

    expect(texts(page)[1]).to_have_value(NAMED)
    assert not Work.objects.exists()


def test_half_done_it_is_not_handed_in_and_is_there_again(page: Page) -> None:
    texts(page)[0].fill(OWN)
    page.locator(f"{FORM} .actions .button").click()
    expect(page.get_by_text("Il manque une réponse.")).to_be_visible()
    expect(texts(page)[1]).to_be_focused()
    assert violations(page) == []
    page.wait_for_timeout(1200)
    page.reload()
    expect(texts(page)[0]).to_have_value(OWN)


def test_begun_here_and_newer_elsewhere_both_are_there(
    page: Page, lesson: Lesson, ada: User
) -> None:
    texts(page)[0].fill("Commencé ici, dans le train.")
    wait_until(page, HAS_A_DRAFT)
    page.wait_for_timeout(1100)  # moments are compared by the second
    form = page.locator(f"{FORM} input[name=form]").input_value()
    name = texts(page)[0].get_attribute("name")
    client = Client()
    client.force_login(ada, backend=BACKEND)
    elsewhere = {"form": form, name: "Continué ailleurs, depuis."}
    client.post(f"{lesson_url(lesson)}exercice/garder/", elsewhere)
    page.context.set_offline(False)
    offline.reload(page)

    expect(texts(page)[0]).to_have_value("Continué ailleurs, depuis.")
    expect(page.locator("[data-aside]")).to_contain_text("Commencé ici, dans le train.")
    page.get_by_role("button", name="Le reprendre dans le formulaire").click()
    expect(texts(page)[0]).to_have_value("Commencé ici, dans le train.")
    expect(page.locator("[data-aside]").last).to_contain_text("Continué ailleurs, depuis.")
    assert violations(page) == []


def test_what_nobody_asks_any_more_is_read_and_forgotten_in_two_presses(
    page: Page, lesson: Lesson
) -> None:
    hand_in(page, OWN, PLAIN)
    lesson.unpublish()
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto("/mon-espace/")
    expect(page.get_by_text("1 réponse n’a pas pu être prise.")).to_be_visible()
    page.get_by_text("Lire ce qui n’a pas été pris").click()
    expect(page.get_by_text(OWN)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Oublier ce qui n’a pas été pris").click()
    assert len(page.evaluate(LEFT)) == 1
    page.get_by_role("button", name="Oui, l’effacer pour toujours").click()

    expect(page.get_by_text("n’a pas pu être prise")).to_have_count(0)
    assert page.evaluate(LEFT) == []
