"""What follows when pages are published, withdrawn, moved, copied or deleted."""

import json

import pytest
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page, Revision

from curriculum.models import Activity, LearningPath, Lesson, Module, Outline
from curriculum.queries.outlines import current_outline, retired_among
from curriculum.rules.outline_json import from_json
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def lesson(module):
    return write.new_lesson(module, write.passage(), write.quiz(write.question()))


@pytest.fixture
def one_path(module, lesson):
    return write.new_path(module)


def ids_in(lesson):
    return [quiz.id for quiz in quizzes_of(lesson.body.raw_data)]


def asked(path):
    """(lesson, reading minutes, required, [(activity, minutes, mark)]) of the newest outline."""
    return [
        (
            lesson.id,
            lesson.reading_minutes,
            lesson.required,
            [(a.id, a.minutes, a.mark) for a in lesson.activities],
        )
        for _, lesson in from_json(current_outline(path.translation_key).content).lessons()
    ]


def numbers(path):
    outlines = Outline.objects.filter(path=path.translation_key)
    return list(outlines.order_by("number").values_list("number", flat=True))


def test_a_published_quiz_is_registered_under_the_id_of_its_block(module):
    first, second = write.question("un"), write.question("deux")
    lesson = write.new_lesson(module, write.quiz(first, second, minutes=2, pass_mark=70))

    activity = Activity.objects.get(lesson=lesson.translation_key)
    assert [activity.id] == ids_in(lesson)
    assert (activity.kind, activity.title, activity.minutes, activity.pass_mark) == (
        "quiz",
        "Pour finir",
        2,
        70,
    )
    assert activity.questions == [str(first.pk), str(second.pk)]
    assert activity.retired_at is None


def test_a_draft_registers_nothing(module):
    lesson = write.new_lesson(module, write.quiz(write.question()), live=False)
    lesson.save_revision()

    assert not Activity.objects.filter(lesson=lesson.translation_key).exists()


def test_a_quiz_that_leaves_its_lesson_is_retired_and_taken_back_when_it_returns(lesson):
    was = list(lesson.body.raw_data)
    [left] = ids_in(lesson)

    write.write(lesson, write.quiz(write.question("autre")))
    assert retired_among([left, *ids_in(lesson)]) == {left}

    write.write(lesson, *was)
    assert retired_among([left]) == set()


def test_an_edited_quiz_keeps_its_identity(lesson):
    blocks = list(lesson.body.raw_data)
    blocks[-1]["value"]["title"] = "Autre titre"
    write.write(lesson, blocks[-1], write.passage("Déplacée."))

    activity = Activity.objects.get(lesson=lesson.translation_key)
    assert (activity.title, activity.retired_at) == ("Autre titre", None)


def test_publishing_a_path_pins_what_it_asks(one_path, lesson):
    [quiz] = ids_in(lesson)

    assert asked(one_path) == [(lesson.translation_key, 4, True, [(quiz, 1, 100)])]
    assert numbers(one_path) == [1]


def test_a_correction_of_words_makes_no_new_outline(one_path, lesson, module):
    lesson.title = "Une leçon corrigée"
    blocks = list(lesson.body.raw_data)
    write.write(lesson, write.passage("Corrigé."), blocks[-1])
    module.title = "Module corrigé"
    module.save_revision().publish()
    one_path.save_revision().publish()

    assert numbers(one_path) == [1]


def test_a_change_of_what_counts_makes_one_new_outline_and_leaves_the_old_one(one_path, lesson):
    before = current_outline(one_path.translation_key)
    lesson.minutes = 6
    lesson.save_revision().publish()

    assert numbers(one_path) == [1, 2]
    assert [minutes for _, minutes, _, _ in asked(one_path)] == [5]
    before.refresh_from_db()
    assert [x.reading_minutes for _, x in from_json(before.content).lessons()] == [4]


def test_a_lesson_without_activity_is_optional_whatever_its_page_says(one_path, module):
    empty = write.new_lesson(module, write.passage(), slug="sans-quiz")

    assert asked(one_path)[-1] == (empty.translation_key, 5, False, [])


def test_a_withdrawn_lesson_is_asked_of_nobody(one_path, lesson):
    [quiz] = ids_in(lesson)
    lesson.unpublish()

    assert retired_among([quiz]) == {quiz}
    assert asked(one_path) == []


def test_a_deleted_lesson_is_asked_of_nobody_and_its_activity_stays(one_path, lesson):
    [quiz] = ids_in(lesson)
    Page.objects.get(pk=lesson.pk).delete()

    assert retired_among([quiz]) == {quiz}
    assert asked(one_path) == []


def test_a_deleted_module_takes_its_lessons_along(one_path, module, lesson):
    [quiz] = ids_in(lesson)
    Module.objects.get(pk=module.pk).delete()

    assert retired_among([quiz]) == {quiz}
    assert asked(one_path) == []
    assert LearningPath.objects.get(pk=one_path.pk).path_modules.count() == 0


def test_a_withdrawn_module_retires_its_lessons_until_it_comes_back(one_path, module, lesson):
    [quiz] = ids_in(lesson)
    module.unpublish()
    assert retired_among([quiz]) == {quiz}
    assert asked(one_path) == []

    module.save_revision().publish()
    assert retired_among([quiz]) == set()
    assert len(asked(one_path)) == 1


def test_a_lesson_published_under_a_withdrawn_module_waits_for_it(module):
    module.unpublish()
    lesson = write.new_lesson(module, write.quiz(write.question()))

    assert not Activity.objects.filter(lesson=lesson.translation_key).exists()


def test_moving_a_lesson_moves_it_in_the_outline(one_path, module, lesson):
    second = write.new_lesson(module, write.quiz(write.question("deux")), slug="seconde")
    Lesson.objects.get(pk=second.pk).move(lesson, pos="left")

    assert [row[0] for row in asked(one_path)] == [second.translation_key, lesson.translation_key]


def test_moving_a_lesson_to_another_module_keeps_its_activity(one_path, lesson):
    [quiz] = ids_in(lesson)
    lesson.move(write.new_module("autre"), pos="last-child")

    assert asked(one_path) == []
    assert retired_among([quiz]) == set()


def test_a_path_scheduled_for_later_pins_nothing_yet(module, a_moment):
    path = write.new_path(module)
    path.unpublish()
    path.go_live_at = a_moment.replace(year=2999)
    Outline.objects.all().delete()
    path.save_revision().publish()

    assert not Outline.objects.exists()


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copied_lesson_is_born_with_activities_of_its_own(lesson, keep_live):
    lesson.save_revision()
    attrs = {"slug": "copie", "title": "Copie"}
    copy = CopyPageAction(lesson, update_attrs=attrs, keep_live=keep_live).execute()
    if not keep_live:
        copy.get_latest_revision().publish()

    copy = Lesson.objects.get(pk=copy.pk)
    [known], [new] = ids_in(lesson), ids_in(copy)
    assert known != new
    assert Activity.objects.get(id=known).lesson == lesson.translation_key
    assert Activity.objects.get(id=new).lesson == copy.translation_key
    for revision in Revision.objects.for_instance(copy):
        assert str(known) not in revision.content["body"]
    assert copy.get_latest_revision_as_object().body.raw_data[-1]["id"] == str(new)


def test_a_copied_module_copies_no_activity(module, lesson):
    attrs = {"slug": "copie", "title": "Copie"}
    original = Module.objects.get(pk=module.pk)
    copy = CopyPageAction(original, recursive=True, update_attrs=attrs).execute()

    [twin] = Lesson.objects.child_of(copy)
    assert not set(ids_in(lesson)) & set(ids_in(twin))
    assert not Activity.objects.filter(lesson=lesson.translation_key).exclude(retired_at=None)


def test_a_copy_is_no_longer_of_its_pack(first_lesson):
    attrs = {"slug": "copie", "title": "Copie"}
    copy = CopyPageAction(first_lesson, update_attrs=attrs).execute()

    assert Lesson.objects.get(pk=copy.pk).packed == ""
    assert copy.get_latest_revision_as_object().packed == ""


def test_an_old_revision_put_back_brings_its_quiz_back(lesson):
    first = lesson.save_revision()
    [quiz] = ids_in(lesson)
    write.write(lesson, write.quiz(write.question("autre")))
    first.publish()

    assert retired_among([quiz]) == set()
    assert json.loads(first.content["body"])[-1]["id"] == str(quiz)
