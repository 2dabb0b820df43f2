"""The question bank, asked."""

import pytest

from curriculum.models import Lesson, Question
from curriculum.queries.questions import (
    current_versions,
    names_of,
    objectives_by_module,
    uses_of,
    versions_with_ids,
)
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


def test_what_questions_say_now_comes_in_one_query(django_assert_num_queries):
    ids = list(Question.objects.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        versions = current_versions(ids)
        names = {version.question.name for version in versions.values()}

    assert versions.keys() == set(ids)
    assert len(names) == len(ids)


def test_a_retired_question_is_left_out(a_moment):
    kept, retired = write.question("un"), write.question("deux")
    retired.retired_at = a_moment
    retired.save()

    assert current_versions([kept.pk, retired.pk]).keys() == {kept.pk}
    assert names_of([kept.pk, retired.pk]) == {kept.pk: "un", retired.pk: "deux"}


def test_former_versions_are_found_by_number(a_moment):
    question = write.question()
    first = question.current
    wording = first.wording
    assert not question.reword(wording, at=a_moment)
    assert question.reword(type(wording)(**{**vars(wording), "prompt": "Et là ?"}), at=a_moment)

    assert versions_with_ids([first.pk])[first.pk].prompt == "Combien ?"
    assert question.current.prompt == "Et là ?"


def test_the_quizzes_that_ask_a_question_are_named_with_their_lesson():
    question = Question.objects.get(name="quatre-cotes-mardi")
    [use] = uses_of(question)

    assert use.lesson == Lesson.objects.get(slug="quatre-cotes-une-personne")
    assert use.activity.title == "Deux questions pour finir"
    use.lesson.unpublish()
    assert uses_of(question) == []


def test_objectives_are_offered_by_module(django_assert_num_queries):
    with django_assert_num_queries(1):
        groups = objectives_by_module()

    assert [(title, len(found)) for title, found in groups] == [
        ("Faire avec, faire pour", 4),
        ("Regarder à 360°", 3),
    ]
