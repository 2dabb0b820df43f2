"""An activity moves while people learn: what was done is done, what is left can be done."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from curriculum.journey.moving import move_activity
from curriculum.models import Activity
from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.models import Enrolment
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, finish_lesson, hand_in, lesson_url, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def source(module):
    first = write.quiz(write.question("un"), title="À déplacer")
    return write.new_lesson(module, first, write.quiz(write.question("deux")))


@pytest.fixture
def elsewhere():
    """A lesson of a module that is in nobody's path."""
    module = write.new_module("ailleurs", title="Ailleurs")
    quiz = write.quiz(write.question("trois"))
    lesson = write.new_lesson(module, quiz, slug="arrivee")
    lesson.title = "Arrivée"
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def enrolment(ada, module, source, a_moment):
    path = write.new_path(module)
    return enrol(ada, current_outline(path.translation_key), at=a_moment)[0]


def test_who_did_it_has_done_it(ada, blaise, signed_in, enrolment, source, elsewhere):
    client = signed_in(ada)
    moved = activities_of(source)[0]
    hand_in(client, source, moved)
    move_activity(moved.id, source, elsewhere, by=blaise, at=timezone.now())
    source.refresh_from_db()
    finish_lesson(client, source)

    enrolment.refresh_from_db()
    assert enrolment.state == Enrolment.State.FINISHED
    assert str(moved.id) in enrolment.done
    assert "a changé de place" not in text_of(client.get(lesson_url(source)))
    call_command("recount")


def test_who_has_it_left_is_sent_where_it_is_and_finishes(
    ada, blaise, signed_in, enrolment, source, elsewhere
):
    client = signed_in(ada)
    moved = activities_of(source)[0]
    assert client.get(lesson_url(elsewhere)).status_code == 404
    move_activity(moved.id, source, elsewhere, by=blaise, at=timezone.now())
    source.refresh_from_db()
    elsewhere.refresh_from_db()
    finish_lesson(client, source)
    page = text_of(client.get(lesson_url(source)))
    assert "Une activité de cette leçon a changé de place. La faire dans « Arrivée »" in page

    hand_in(client, elsewhere, Activity.objects.get(pk=moved.id))
    enrolment.refresh_from_db()
    assert enrolment.state == Enrolment.State.FINISHED
    call_command("recount")


def test_what_was_moved_then_withdrawn_sends_nowhere(
    ada, blaise, signed_in, enrolment, source, elsewhere
):
    moved = activities_of(source)[0]
    move_activity(moved.id, source, elsewhere, by=blaise, at=timezone.now())
    elsewhere.refresh_from_db()
    elsewhere.unpublish()
    client = signed_in(ada)

    assert "a changé de place" not in text_of(client.get(lesson_url(source)))


def test_a_lesson_of_no_path_of_mine_stays_closed(ada, signed_in, enrolment, elsewhere):
    assert signed_in(ada).get(lesson_url(elsewhere)).status_code == 404
