"""A work handed in is credited as an answer is: once, to whoever made it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from curriculum.models import Activity
from learners.journey.practising import hand_in_work, keep_work
from learners.models import Attempt, Completion, Entry, Work
from learners.queries.learning.works import works_of
from learners.rules.learning.works import WorkDone
from tests.doors import activities_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(first_lesson):
    """The activity of a lesson, as it would be if it were an exercise."""
    activity = activities_of(first_lesson)[0]
    Activity.objects.filter(pk=activity.pk).update(kind="sorting")
    return activity


def work(activity, **made):
    return WorkDone(key=uuid4(), activity=activity.pk, made=made or {"first": "Appeler le 20."})


def test_a_work_begun_is_kept_then_handed_in_once_and_credited(ada, ada_enrolled, asked, a_moment):
    for sentence in ("Appe", "Appeler"):
        keep_work(asked.pk, {"first": sentence}, person=ada, at=a_moment)
    assert works_of(ada, [asked.pk])[asked.pk].draft == {"first": "Appeler"}

    given, later = work(asked), a_moment + timedelta(hours=1)
    outcomes = [hand_in_work(given, person=ada, at=later, claimed_at=later) for _ in range(2)]

    assert [outcome.is_new for outcome in outcomes] == [True, False]
    assert outcomes[0].attempt == outcomes[1].attempt
    made = works_of(ada, [asked.pk])[asked.pk]
    assert (made.draft, [w.made for w in made.handed_in]) == (None, [dict(given.made)])
    assert Completion.objects.filter(enrolment=ada_enrolled, item=asked.pk).count() == 1
    assert Entry.objects.filter(kind="activity_handed_in", object=asked.pk).count() == 1


def test_the_same_key_with_other_content_is_another_work(ada, ada_enrolled, asked, a_moment):
    key = uuid4()
    for sentence in ("Une.", "Deux."):
        given = WorkDone(key=key, activity=asked.pk, made={"first": sentence})
        hand_in_work(given, person=ada, at=a_moment, claimed_at=a_moment)

    assert Attempt.objects.count() == Work.objects.count() == 2


def test_another_s_key_makes_one_s_own_work_and_shows_none_of_theirs(
    ada, ada_enrolled, denis, asked, a_moment
):
    given = work(asked)
    hand_in_work(given, person=ada, at=a_moment, claimed_at=a_moment)
    outcome = hand_in_work(given, person=denis, at=a_moment, claimed_at=a_moment)

    assert outcome.is_new
    assert [w.attempt.person for w in works_of(denis, [asked.pk])[asked.pk].handed_in] == [denis]
    assert not Completion.objects.filter(enrolment__person=denis).exists()


def test_nothing_is_asked_of_the_database_for_a_lesson_without_exercise(
    ada, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert works_of(ada, []) == {}
