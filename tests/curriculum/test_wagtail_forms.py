"""What the office refuses, and what it says."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.models import Picture
from curriculum.models import Activity, LearningPath, Lesson
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    """A trainer's browser."""
    return signed_in(blaise)


@pytest.fixture
def module():
    return write.new_module()


def quiz_in_form(*questions, minutes=1):
    asked = {f"questions-{i}-value": str(q) for i, q in enumerate(questions)}
    asked |= {f"questions-{i}-order": i for i in range(len(questions))}
    asked |= {f"questions-{i}-deleted": "" for i in range(len(questions))}
    asked |= {f"questions-{i}-id": "" for i in range(len(questions))}
    return {
        "title": "Pour finir",
        "minutes": minutes,
        "pass_mark": 70,
        "questions-count": len(questions),
        **asked,
    }


def lesson_form(*blocks, minutes=5, required=True, **extra):
    form = {
        "title": "Une leçon",
        "slug": "une-lecon",
        "minutes": minutes,
        "summary": "",
        "body": streamfield(blocks),
        "comments": inline_formset([]),
        **extra,
    }
    return nested_form_data(form | ({"is_required": "on"} if required else {}))


def add(office, module, form, action="action-publish"):
    address = reverse("wagtailadmin_pages:add", args=("curriculum", "lesson", module.pk))
    return office.post(address, {**form, action: "1"})


def words(response):
    return " ".join(strip_tags(response.content.decode()).split()).replace("&#x27;", "'")


def test_a_trainer_writes_a_lesson_and_publishes_it(office, module):
    question = write.question()
    response = add(
        office, module, lesson_form(("passage", "Un texte."), ("quiz", quiz_in_form(question.pk)))
    )

    assert response.status_code == 302
    lesson = Lesson.objects.child_of(module).get()
    assert lesson.live
    assert Activity.objects.get(lesson=lesson.translation_key).questions == [str(question.pk)]


@pytest.mark.parametrize("blocks", [[("passage", "Un texte.")], []])
def test_a_required_lesson_is_not_published_without_a_last_quiz(office, module, blocks):
    response = add(office, module, lesson_form(*blocks))

    assert response.status_code == 200
    assert not Lesson.objects.child_of(module).exists()
    assert "finit par une activit" in response.content.decode()


def test_an_optional_lesson_needs_no_quiz(office, module):
    add(office, module, lesson_form(("passage", "Un texte."), required=False))

    assert Lesson.objects.child_of(module).get().live


def test_a_draft_may_be_unfinished(office, module):
    add(office, module, lesson_form(("passage", "Un texte.")), action="action-save")

    assert not Lesson.objects.child_of(module).get().live


def test_quizzes_fit_in_the_minutes_of_their_lesson(office, module):
    blocks = [("quiz", quiz_in_form(write.question().pk, minutes=6))]
    response = add(office, module, lesson_form(*blocks, minutes=5))

    assert "Les activités durent déjà 6 min. Allongez la leçon." in words(response)
    assert not Lesson.objects.child_of(module).exists()


def test_a_retired_question_is_named_and_refused(office, module, a_moment):
    question = write.question("dépassée")
    question.retired_at = a_moment
    question.save()
    response = add(office, module, lesson_form(("quiz", quiz_in_form(question.pk))))

    assert "On ne peut plus poser" in response.content.decode()
    assert not Lesson.objects.child_of(module).exists()


@pytest.mark.parametrize("value", ["", "n’importe quoi", "00000000-0000-4000-8000-000000000000"])
def test_a_question_that_does_not_exist_is_refused_without_breaking(office, module, value):
    response = add(office, module, lesson_form(("quiz", quiz_in_form(value))))

    assert response.status_code == 200
    assert not Lesson.objects.child_of(module).exists()


def test_an_unknown_note_is_refused(office, module):
    note = {"kind": "secret", "title": "", "text": "Un texte."}
    response = add(office, module, lesson_form(("note", note), required=False))

    assert response.status_code == 200
    assert not Lesson.objects.child_of(module).exists()


def test_a_path_lists_at_least_one_module(office, path):
    address = reverse("wagtailadmin_pages:edit", args=(path.pk,))
    form = {
        "title": path.title,
        "slug": path.slug,
        "summary": "",
        "audience": "",
        "description": "",
        "path_modules": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    response = office.post(address, nested_form_data(form))

    assert response.status_code == 200
    assert LearningPath.objects.get(pk=path.pk).path_modules.count() == 2


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_a_text_named_as_a_picture_is_refused_in_plain_french(office, address):
    before = Picture.objects.count()
    response = send(office, address, SimpleUploadedFile("photo.png", b"bonjour", "image/png"))

    assert Picture.objects.count() == before
    assert "image" in response
    assert "Upload" not in response
    assert "valide" in response


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_a_picture_too_heavy_is_refused_in_plain_french(office, address, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200
    content = BytesIO()
    Image.effect_noise((64, 64), 100).save(content, "PNG")
    before = Picture.objects.count()
    response = send(office, address, SimpleUploadedFile("photo.png", content.getvalue()))

    assert Picture.objects.count() == before
    assert "trop volumineux" in response or "trop gros" in response


def send(office, address, file):
    name = "file" if address == "wagtailimages:add" else "files[]"
    form = {"title": "Photo", name: file, "collection": "1"}
    response = office.post(reverse(address), form, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 200
    if response["Content-Type"].startswith("application/json"):
        assert not response.json()["success"]
        return response.json()["error_message"]
    return words(response)
