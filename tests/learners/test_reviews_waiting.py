"""A page that waits for its review: who is asked meanwhile, and who is told when nobody answers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import TaskState

from learners import tasks
from tests.learners.test_reviews import away, decide, is_live, lesson, submit, written
from tests.people import works_as

__all__ = ["lesson"]
pytestmark = pytest.mark.django_db


def three_days_pass(state):
    TaskState.objects.filter(pk=state.pk).update(started_at=timezone.now() - timedelta(days=3))


def test_a_substitute_named_while_a_page_waits_is_asked_and_nobody_twice(
    jeanne, simone, blaise, signed_in, lesson
):
    submit(signed_in(jeanne), lesson)
    away(simone, blaise)
    for _ in range(2):
        tasks.remind_reviewers()

    assert written("review_asked") == ["blaise@exemple.fr", "simone@exemple.fr"]


def test_a_substitute_who_only_writes_publishes_what_they_approve(
    jeanne, simone, signed_in, lesson
):
    line = works_as("Autrices et auteurs", "line@exemple.fr", "Line", "Roy")
    away(simone, line)
    submit(signed_in(jeanne), lesson)
    decide(signed_in(line), lesson, "approve")

    assert is_live(lesson)
    assert written("review_answered") == ["jeanne@exemple.fr"]


def test_an_absence_that_has_not_begun_brings_nobody(jeanne, simone, blaise, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    away(simone, blaise, first_day=localdate() + timedelta(days=1))
    tasks.remind_reviewers()

    assert written("review_asked") == ["simone@exemple.fr"]


def test_what_is_answered_is_asked_of_nobody_else(jeanne, simone, blaise, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    decide(signed_in(simone), lesson, "approve")
    away(simone, blaise)
    tasks.remind_reviewers()

    assert written("review_asked") == ["simone@exemple.fr"]


def test_a_reviewer_who_fell_ill_without_a_word_is_not_the_only_one_told(
    jeanne, simone, edith, signed_in, lesson
):
    three_days_pass(submit(signed_in(jeanne), lesson))
    tasks.remind_reviewers()

    assert written("review_late") == ["edith@exemple.fr", "simone@exemple.fr"]


def test_who_runs_the_site_is_left_alone_while_somebody_else_may_review(
    jeanne, simone, blaise, edith, signed_in, lesson
):
    away(simone, blaise)
    three_days_pass(submit(signed_in(jeanne), lesson))
    tasks.remind_reviewers()

    assert written("review_late") == ["blaise@exemple.fr", "simone@exemple.fr"]
