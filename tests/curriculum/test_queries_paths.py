"""Paths, modules and lessons, asked in a number of queries that does not grow."""

from uuid import uuid4

import pytest

from curriculum.models import Activity, LearningPath, Lesson, Outline
from curriculum.queries.lessons import lessons_of
from curriculum.queries.outlines import (
    activities_with_retired,
    current_outline,
    retired_activities,
    retired_among,
)
from curriculum.queries.paths import modules_of, open_paths, path_with_key
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


def another_path(number):
    module = write.new_module(f"module-{number}")
    write.new_lesson(module, write.quiz(write.question(f"question {number}")))
    return write.new_path(module, slug=f"parcours-{number}")


def test_the_open_paths_are_told_in_one_query_whatever_their_number(
    path, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert [(p.title, p.minutes) for p in open_paths()] == [(path.title, 90)]

    others = [another_path(1), another_path(2)]
    with django_assert_num_queries(1):
        assert [p.minutes for p in open_paths()] == [5, 5, 90]
    assert open_paths() == [*others, path]


def test_a_path_that_asks_nothing_is_not_open(path):
    write.new_path(write.new_module("vide"), slug="vide")
    another_path(1).unpublish()

    assert open_paths() == [path]


def test_a_path_is_found_by_its_key_with_its_minutes(path):
    found = path_with_key(path.translation_key)

    assert (found, found.minutes) == (path, 90)


def test_a_withdrawn_or_unknown_path_is_not_found(path):
    path.unpublish()
    for key in (path.translation_key, uuid4()):
        with pytest.raises(LearningPath.DoesNotExist):
            path_with_key(key)


def test_a_path_has_no_outline_before_its_first_publication():
    with pytest.raises(Outline.DoesNotExist):
        current_outline(uuid4())


@pytest.mark.parametrize("bodies", [True, False])
def test_the_modules_of_a_path_are_told_in_four_queries(path, bodies, django_assert_num_queries):
    with django_assert_num_queries(4):
        modules = modules_of(path, bodies=bodies)
        found = [
            (m.slug, m.is_required, len(m.objectives.all()), [x.slug for x in m.lessons][:1])
            for m in modules
        ]

    assert found == [
        ("regarder-a-360", True, 3, ["quatre-cotes-une-personne"]),
        ("faire-avec-faire-pour", True, 4, ["trois-gestes"]),
    ]
    one = another_path(1)
    with django_assert_num_queries(4):
        modules_of(one, bodies=bodies)


def test_a_withdrawn_module_is_not_among_those_of_a_path(path):
    modules_of(path)[0].unpublish()

    assert [m.slug for m in modules_of(path)] == ["faire-avec-faire-pour"]


def test_the_lessons_of_a_module_come_in_one_query_bodies_included(
    first_lesson, django_assert_num_queries
):
    with django_assert_num_queries(1):
        lessons = lessons_of("regarder-a-360")
        blocks = [len(lesson.body.raw_data) for lesson in lessons]

    assert lessons[0].slug == first_lesson.slug
    assert (len(lessons), min(blocks) > 0) == (5, True)
    module = first_lesson.get_parent()
    assert {(x.module_title, x.module_slug, x.module_key) for x in lessons} == {
        (module.title, module.slug, module.translation_key)
    }


def test_lessons_are_told_in_tree_order_without_those_withdrawn(first_lesson):
    first_lesson.move(first_lesson.get_parent(), pos="last-child")
    Lesson.objects.get(slug="ceux-que-l-on-oublie").unpublish()

    assert [x.slug for x in lessons_of("regarder-a-360")] == [
        "des-chiffres-et-leurs-definitions",
        "ce-que-change-le-tout-en-ligne",
        "a-vous",
        "quatre-cotes-une-personne",
    ]


def test_an_unknown_or_withdrawn_module_has_no_lessons(first_lesson):
    first_lesson.get_parent().specific.unpublish()

    assert lessons_of("regarder-a-360") == lessons_of("inconnu") == []


def test_retired_activities_are_known(a_moment):
    one, two, three = Activity.objects.all()[:3]
    Activity.objects.filter(pk__in=[one.pk, three.pk]).update(retired_at=a_moment)

    assert retired_among([one.pk, two.pk]) == {one.pk}
    assert retired_activities() == {one.pk, three.pk}
    assert activities_with_retired(two.pk) == (two, {one.pk, three.pk})
    assert activities_with_retired(one.pk) == (one, {one.pk, three.pk})
    with pytest.raises(Activity.DoesNotExist):
        activities_with_retired(uuid4())
