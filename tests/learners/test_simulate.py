"""A history is played through the journey: the same for a seed, and never twice."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from curriculum.queries.outlines import current_outline
from curriculum.queries.questions import current_versions
from learners.journey.learning import begin
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.management.playing.cast import prepare_cast
from learners.models import (
    Attempt,
    Certificate,
    Completion,
    Enrolment,
    Entry,
    HelpRequest,
    Letter,
    Referral,
    User,
)
from learners.rules.people.demo import LEARNER, REFERENT, TRAINER
from tests.curriculum import lesson_writing as write
from tests.learners.test_learning_kinds import bank


@pytest.fixture
def cast(db: None) -> datetime:
    """The five people of the demonstration, a month ago."""
    began = timezone.now() - timedelta(days=40)
    prepare_cast(begins_at=began, now=timezone.now())
    return began


def test_the_cast_comes_in_by_the_doors_everybody_uses(cast: datetime) -> None:
    assert Entry.objects.filter(kind="referent_joined").count() == 2
    amina = Enrolment.objects.get(person__email=LEARNER)
    assert (amina.state, amina.percentage) == ("in_progress", 20)
    assert User.objects.get(email=REFERENT).check_password("a-portee-demo-2026")


def test_the_demonstration_has_an_answered_question_and_a_late_one(cast: datetime) -> None:
    call_command("simulate", learners=6, days=30, seed=1)

    answered = HelpRequest.objects.get(enrolment__person__email=LEARNER)
    assert (answered.state, answered.messages.count()) == ("answered", 2)
    late = HelpRequest.objects.filter(state="asked", due_on__lt=timezone.localdate())
    assert [question.tutor.email for question in late if question.tutor] == [TRAINER]


def test_preparing_the_cast_again_changes_nobody(cast: datetime) -> None:
    before = (User.objects.count(), Letter.objects.count())
    prepare_cast(begins_at=cast, now=timezone.now())

    assert (User.objects.count(), Letter.objects.count()) == before


def test_a_played_history_leaves_figures_that_agree(cast: datetime) -> None:
    call_command("simulate", learners=6, days=30, seed=1)

    assert Referral.objects.count() == 7
    assert Completion.objects.filter(kind="path").count() == Certificate.objects.count()
    call_command("recount")


def test_more_people_than_a_referent_may_invite_in_a_day_wait_for_the_next(cast: datetime) -> None:
    call_command("simulate", learners=204, days=6, seed=2)
    by_day = (
        Referral.objects.exclude(email=LEARNER)
        .annotate(day=TruncDate("invited_at"))
        .values("invited_by", "day")
        .annotate(sent=Count("pk"))
        .values_list("sent", flat=True)
    )

    assert (sum(by_day), max(by_day)) == (204, 100)


def test_a_server_refuses_an_invented_history(cast: datetime, settings: Any) -> None:
    settings.ON_A_SERVER = True
    with pytest.raises(CommandError, match="no place on a server"):
        call_command("simulate", learners=1, days=1, seed=1)


def test_only_the_demonstration_prepares_itself(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


@pytest.mark.parametrize("ability", [0.0, 0.5, 1.0])
def test_the_demos_learners_answer_every_kind_and_what_they_drew(
    ada: User, a_moment: datetime, ability: float
) -> None:
    questions = bank()
    drawn = [write.of_kind("numeric", (str(n), 1), topic="nombres") for n in range(4)]
    quiz = write.quiz(*questions.values(), draws=[write.draw("nombres", 2)])
    path = write.new_path(write.new_lesson(write.new_module(), quiz).get_parent().specific)
    outline = current_outline(path.translation_key)
    begin(ada, outline, at=a_moment)
    versions = current_versions(questions_of(outline.whole))
    learner = Learner(person=ada, ability=ability, versions=versions, draw=Random(3))  # noqa: S311  # a demonstration
    work_a_little(learner, at=a_moment, lessons=1)

    attempt = Attempt.objects.get()
    assert attempt.answers.count() == 9
    assert len(versions) == len(questions) + len(drawn)
    assert attempt.passed or ability < 1
