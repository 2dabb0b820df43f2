"""Duplicating a lesson, a module, a path."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from curriculum.models import Activity, LearningPath, Lesson, Module, Question
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write
from tests.doors import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def lesson(module):
    return write.new_lesson(module, write.passage(), write.quiz(write.question()))


def copy_form(client, page):
    """The form as it stands when it is opened."""
    address = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    form = soup(client.get(address)).select_one(f"form[action='{address}']")
    fields = {
        field["name"]: field.get("value", "on")
        for field in form.select("input[name]")
        if field["type"] != "checkbox" or field.has_attr("checked")
    }
    return address, fields


def copy(client, page, **typed):
    address, fields = copy_form(client, page)
    return client.post(address, {**fields, **typed})


def ids_in(lesson):
    return {quiz.id for quiz in quizzes_of(lesson.body.raw_data)}


def test_a_lesson_is_copied_as_a_draft_under_a_name_of_its_own(blaise, signed_in, lesson):
    questions = Question.objects.count()
    copy(signed_in(blaise), lesson)

    twin = Lesson.objects.get(slug="une-lecon-copie")
    assert (twin.title, twin.live, twin.owner) == ("Une leçon (copie)", False, blaise)
    assert not ids_in(twin) & ids_in(lesson)
    asked = {q for quiz in quizzes_of(twin.body.raw_data) for q in quiz.questions}
    assert asked == {q for quiz in quizzes_of(lesson.body.raw_data) for q in quiz.questions}
    assert Question.objects.count() == questions
    assert not Activity.objects.filter(lesson=twin.translation_key).exists()


def test_a_second_copy_finds_a_free_address(blaise, signed_in, lesson):
    client = signed_in(blaise)
    copy(client, lesson)
    copy(client, lesson)

    slugs = Lesson.objects.filter(slug__startswith="une-lecon").values_list("slug", flat=True)
    assert sorted(slugs) == ["une-lecon", "une-lecon-copie", "une-lecon-copie-2"]


def test_two_clicks_make_one_copy(blaise, signed_in, lesson):
    client = signed_in(blaise)
    address, fields = copy_form(client, lesson)
    first, second = client.post(address, fields), client.post(address, fields)

    twin = Lesson.objects.get(slug="une-lecon-copie")
    assert first.status_code == second.status_code == 302
    assert second["Location"] == reverse("wagtailadmin_pages:edit", args=(twin.pk,))
    assert Lesson.objects.filter(title="Une leçon (copie)").count() == 1


def test_an_address_that_another_copied_to_is_refused_as_taken(blaise, simone, signed_in, lesson):
    address, fields = copy_form(signed_in(blaise), lesson)
    signed_in(simone).post(address, fields)
    response = signed_in(blaise).post(address, fields)

    assert response.status_code == 200
    assert Lesson.objects.filter(title="Une leçon (copie)").count() == 1


def test_a_module_is_copied_whole_and_deep(blaise, signed_in, module, lesson):
    copy(signed_in(blaise), module)

    twin = Module.objects.get(slug="a-lire-copie")
    [its_lesson] = Lesson.objects.child_of(twin)
    assert (twin.live, its_lesson.live) == (False, False)
    assert not ids_in(its_lesson) & ids_in(lesson)
    assert [o.text for o in twin.objectives.all()] == ["lire un texte"]


def test_a_copy_has_the_history_of_its_model(blaise, signed_in, lesson):
    lesson.title = "Deuxième titre"
    lesson.save_revision(user=blaise)
    copy(signed_in(blaise), lesson)

    twin = Lesson.objects.get(slug="une-lecon-copie")
    assert twin.revisions.count() == lesson.revisions.count() + 1


def test_an_author_copies_and_publishes_nothing(jeanne, signed_in, module, lesson):
    copy(signed_in(jeanne), module, publish_copies="on")

    assert not Page.objects.filter(slug__endswith="-copie", live=True).exists()
    assert Module.objects.filter(slug="a-lire-copie").exists()


def test_a_path_is_copied_with_its_modules(blaise, signed_in, path):
    copy(signed_in(blaise), path)

    twin = LearningPath.objects.get(slug=f"{path.slug}-copie")
    assert twin.path_modules.count() == path.path_modules.count()


def test_no_alias_is_offered_and_asking_for_one_makes_a_copy(blaise, signed_in, lesson):
    client = signed_in(blaise)
    _address, fields = copy_form(client, lesson)
    assert "alias" not in fields
    copy(client, lesson, alias="on")

    assert Page.objects.get(slug="une-lecon-copie").alias_of is None
