"""A page given a date goes live at that date, with all that follows from a publication."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from content.models import Rendition
from curriculum.models import Activity, Lesson
from curriculum.queries.outlines import current_outline
from learners import tasks
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import edit_url, opened, send
from tests.curriculum.test_wagtail_queries import a_picture
from tests.doors import text_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def path(module):
    write.new_lesson(module, write.quiz(write.question("déjà là")), slug="deja-la")
    return write.new_path(module)


@pytest.fixture
def lesson(module, path):
    picture = a_picture("image")
    quiz = write.quiz(write.question())
    blocks = (write.passage(), write.picture(picture.pk), quiz)
    return write.new_lesson(module, *blocks, slug="a-l-heure", live=False)


def schedule(client, lesson, days=1):
    moment = timezone.localtime() + timedelta(days=days)
    form = opened(lesson, go_live_at=f"{moment:%Y-%m-%d %H:%M}", title="À l’heure")
    assert send(client, lesson, form, "publish").status_code == 302


def the_day_comes(lesson):
    """The clock of the database goes back: what was for tomorrow was for a minute ago."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.for_instance(lesson).exclude(approved_go_live_at=None):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    tasks.publish_scheduled()


def test_nothing_is_live_before_and_everything_follows_then(blaise, signed_in, path, lesson):
    [before] = {current_outline(path.translation_key).number}
    schedule(signed_in(blaise), lesson)
    tasks.publish_scheduled()
    assert not Lesson.objects.get(pk=lesson.pk).live
    assert not Activity.objects.filter(lesson=lesson.translation_key).exists()

    the_day_comes(lesson)
    lesson = Lesson.objects.get(pk=lesson.pk)
    assert (lesson.live, lesson.title) == (True, "À l’heure")
    assert Activity.objects.filter(lesson=lesson.translation_key, retired_at=None).count() == 1
    outline = current_outline(path.translation_key)
    assert outline.number == before + 1
    assert lesson.translation_key in [item.id for _, item in outline.whole.lessons()]
    assert Rendition.objects.filter(image__title="image").exists()


def test_a_page_that_waits_is_changed_by_nobody(blaise, simone, signed_in, path, lesson):
    schedule(signed_in(blaise), lesson)
    client = signed_in(simone)
    response = send(client, lesson, opened(lesson, title="Trop tard"))

    assert "verrouill" in text_of(response)
    assert Page.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "À l’heure"
    assert "programm" in text_of(client.get(edit_url(lesson))).lower()


def test_an_author_asks_for_a_date_and_the_reviewer_s_word_keeps_it(
    jeanne, simone, signed_in, path, lesson
):
    moment = timezone.localtime() + timedelta(days=1)
    form = opened(lesson, go_live_at=f"{moment:%Y-%m-%d %H:%M}")
    send(signed_in(jeanne), lesson, form, "submit")
    page = Page.objects.get(pk=lesson.pk)
    page.current_workflow_state.current_task_state.approve(user=simone)

    assert not Page.objects.get(pk=lesson.pk).live
    assert Page.objects.get(pk=lesson.pk).scheduled_revision
    the_day_comes(lesson)
    assert Page.objects.get(pk=lesson.pk).live


def test_an_author_s_date_alone_publishes_nothing(jeanne, signed_in, path, lesson):
    schedule(signed_in(jeanne), lesson)
    the_day_comes(lesson)

    assert not Page.objects.get(pk=lesson.pk).live


def test_a_page_that_expires_is_no_longer_asked(blaise, signed_in, path, module):
    lesson = write.new_lesson(module, write.quiz(write.question("un temps")), slug="un-temps")
    before = current_outline(path.translation_key).number
    soon = timezone.localtime() + timedelta(days=1)
    form = opened(lesson, expire_at=f"{soon:%Y-%m-%d %H:%M}")
    assert send(signed_in(blaise), lesson, form, "publish").status_code == 302
    tasks.publish_scheduled()
    assert Lesson.objects.get(pk=lesson.pk).live

    Page.objects.filter(pk=lesson.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    tasks.publish_scheduled()
    assert not Lesson.objects.get(pk=lesson.pk).live
    assert not Activity.objects.filter(lesson=lesson.translation_key, retired_at=None).exists()
    outline = current_outline(path.translation_key)
    assert outline.number == before + 1
    assert lesson.translation_key not in [item.id for _, item in outline.whole.lessons()]
