"""An exercise written without a connection: it waits, goes, or comes back to be read again."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt, User, Work
from tests.browser import test_offline as offline
from tests.browser.chromium import open_context
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url
from tests.people import person

NAMED = "Appelez le 06 12 34 56 78."


@pytest.fixture
def lesson(real_database: str) -> Lesson:
    module = write.new_module()
    return write.new_lesson(module, exercising.block(exercising.REWRITING))


@pytest.fixture
def ada(lesson: Lesson) -> User:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = write.new_path(lesson.get_parent().specific)
    begin(ada, current_outline(path.translation_key), at=timezone.now())
    return ada


def test_what_names_somebody_is_on_the_screen_again(
    chromium: Browser, site: str, lesson: Lesson, ada: User
) -> None:
    context = open_context(chromium, site)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{lesson.get_parent().slug}/")
    context.set_offline(True)
    page.goto(lesson_url(lesson))
    first, second = page.locator("form[data-kind=exercise] textarea").all()
    first.fill("Chaque mois, dites-nous si vous travaillez.")
    second.fill(NAMED)
    offline.hand_in(page)
    expect(page.get_by_text("Le résultat viendra avec la connexion.")).to_be_visible()
    expect(second).to_have_value(NAMED)

    context.set_offline(False)
    expect(page.get_by_text("Un texte est à relire avant d’être pris")).to_be_visible()
    assert not Work.objects.filter(made__icontains="06 12").exists()
    page.reload()
    expect(second).to_have_value(NAMED)
    second.fill("Le site est en panne ? Écrivez-nous.")
    with page.expect_navigation():
        page.get_by_role("button", name="Rendre").click()
    page.wait_for_load_state("networkidle")

    assert [attempt.state for attempt in Attempt.objects.all()] == ["handed_in"]
    context.close()


ON_THE_DEVICE = """() => new Promise((done) => {
  const opening = indexedDB.open("a-portee");
  opening.onsuccess = () => {
    const reading = opening.result.transaction(["queue", "drafts"]);
    const found = [reading.objectStore("queue").getAll(), reading.objectStore("drafts").getAll()];
    reading.oncomplete = () => done(JSON.stringify(found.map((asked) => asked.result)));
  };
})"""


def test_two_texts_to_read_again_never_take_each_other_s_place(
    chromium: Browser, site: str, lesson: Lesson, ada: User
) -> None:
    context = open_context(chromium, site)
    page = context.new_page()
    offline.enters(page, ada, site)
    offline.keep(page, f"/modules/{lesson.get_parent().slug}/")
    context.set_offline(True)
    page.goto(lesson_url(lesson))
    first, second = page.locator("form[data-kind=exercise] textarea").all()
    first.fill("Chaque mois, dites-nous si vous travaillez.")
    for named in ("Appelez le 06 12 34 56 78.", "Écrivez à ada@perso.fr."):
        second.fill(named)
        offline.hand_in(page)
        expect(page.get_by_text("Le résultat viendra avec la connexion.").first).to_be_visible()
        page.wait_for_timeout(200)

    context.set_offline(False)
    expect(page.get_by_text("Un texte est à relire avant d’être pris").first).to_be_visible()
    kept = page.evaluate(ON_THE_DEVICE)
    context.close()

    assert "06+12+34+56+78" in kept or "06 12 34 56 78" in kept
    assert "ada@perso.fr" in kept or "ada%40perso.fr" in kept
    assert not Work.objects.exists()
