"""Comparing two versions of a lesson, and putting an old one back."""

import pytest
from django.urls import reverse

from curriculum.models import Activity, Lesson
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import opened
from tests.curriculum.test_wagtail_queries import a_picture
from tests.doors import text_of

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of its thumbnails to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def lesson():
    question = write.question("combien-de-cotes")
    blocks = [write.passage("Avant."), write.quiz(question, minutes=1, title="Pour finir")]
    return write.new_lesson(write.new_module(), *blocks)


def compared(client, lesson):
    old, new = lesson.revisions.order_by("pk").first(), lesson.revisions.order_by("pk").last()
    address = reverse(
        "wagtailadmin_pages:revisions_compare", args=(lesson.pk, str(old.pk), str(new.pk))
    )
    return text_of(client.get(address))


def test_a_comparison_names_texts_questions_pictures_and_minutes(blaise, signed_in, lesson):
    old = list(lesson.body.raw_data)
    quiz = {**old[1], "value": {**old[1]["value"], "minutes": 3}}
    quiz["value"]["questions"] = write.quiz(write.question("combien-d-ecrans"))["value"][
        "questions"
    ]
    passage = {**old[0], "value": "Après."}
    write.write(lesson, passage, write.picture(a_picture("une-chaise").pk, alt="Une chaise"), quiz)
    page = compared(signed_in(blaise), lesson)

    for words in ("Avant.", "Après.", "Image", "Une chaise", "Durée en minutes"):
        assert words in page
    assert "combien-de-cotes" in page
    assert "combien-d-ecrans" in page


def test_an_old_version_put_back_keeps_its_activities(blaise, signed_in, lesson):
    first = lesson.get_latest_revision()
    [quiz] = quizzes_of(lesson.body.raw_data)
    blocks = list(lesson.body.raw_data)
    write.write(lesson, {**blocks[0], "value": "Après."}, blocks[1])
    client = signed_in(blaise)
    address = reverse("wagtailadmin_pages:revisions_revert", args=(lesson.pk, first.pk))
    assert "Avant." in client.get(address).content.decode()
    form = opened(lesson) | {"body-0-value": "Avant.", "action-publish": "1"}
    assert client.post(address, form).status_code == 302

    again = Lesson.objects.get(pk=lesson.pk)
    assert again.body.raw_data[0]["value"] == "Avant."
    assert [q.id for q in quizzes_of(again.body.raw_data)] == [quiz.id]
    assert Activity.objects.get(pk=quiz.id).retired_at is None
    assert Activity.objects.filter(lesson=lesson.translation_key).count() == 1
