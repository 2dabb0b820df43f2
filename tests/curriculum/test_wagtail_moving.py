"""An activity moves to another lesson and keeps its identity."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, Revision, get_default_page_content_type

from curriculum.journey.moving import move_activity
from curriculum.models import Activity, Lesson, Outline
from curriculum.queries.outlines import current_outline
from curriculum.rules.moving import CannotMoveError
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import opened, send
from tests.doors import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def source(module):
    first = write.quiz(write.question("un"), title="À déplacer", minutes=2)
    return write.new_lesson(module, first, write.quiz(write.question("deux")), minutes=8)


@pytest.fixture
def target(module):
    quiz = write.quiz(write.question("trois"))
    lesson = write.new_lesson(module, write.passage(), quiz, slug="arrivee")
    lesson.title = "Arrivée"
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def moved(source):
    return quizzes_of(source.body.raw_data)[0].id


def press(client, source, target, activity):
    address = f"/admin/activities/{source.pk}/move/"
    return client.post(address, {"activity": str(activity), "target": target.pk})


def ids_in(lesson):
    return [quiz.id for quiz in quizzes_of(Lesson.objects.get(pk=lesson.pk).body.raw_data)]


def test_an_activity_moves_with_its_identity_and_its_minutes(
    blaise, signed_in, source, target, moved
):
    path = write.new_path(source.get_parent().specific)
    before = current_outline(path.translation_key).whole
    client = signed_in(blaise)
    page = text_of(client.get(f"/admin/activities/{source.pk}/move/"))
    assert "À déplacer" in page
    response = press(client, source, target, moved)

    assert response.status_code == 302
    assert "Qui l’a faite la garde faite." in text_of(client.get(response["Location"]))
    activity = Activity.objects.get(pk=moved)
    assert (activity.lesson, activity.retired_at) == (target.translation_key, None)
    assert moved not in ids_in(source)
    assert ids_in(target)[-1] == moved
    minutes = [Lesson.objects.get(pk=page.pk).minutes for page in (source, target)]
    assert minutes == [6, 7]
    after = current_outline(path.translation_key).whole
    assert after.minutes == before.minutes
    assert list(Outline.objects.filter(path=path.translation_key).values_list("number")) == [
        (1,),
        (2,),
    ]
    for page in (source, target):
        newest = Page.objects.get(pk=page.pk)
        assert newest.latest_revision.user == blaise
        assert not newest.has_unpublished_changes


def test_the_same_form_twice_moves_once(blaise, signed_in, source, target, moved):
    client = signed_in(blaise)
    forms = [press(client, source, target, moved) for _ in range(2)]

    assert forms[0].status_code == 302
    assert forms[1].status_code == 422
    assert ids_in(target).count(moved) == 1


def test_at_the_same_instant_the_second_finds_it_moved(blaise, source, target, moved):
    at = timezone.now()
    assert move_activity(moved, source, target, by=blaise, at=at)
    assert not move_activity(moved, source, target, by=blaise, at=at)


def test_an_old_version_put_back_does_not_take_the_activity_back(
    blaise, signed_in, source, target, moved
):
    old = source.get_latest_revision()
    press(signed_in(blaise), source, target, moved)
    Revision.objects.get(pk=old.pk).publish()

    assert moved not in ids_in(source)
    assert moved in ids_in(target)
    assert Activity.objects.get(pk=moved).lesson == target.translation_key


def refused(client, source, target, activity):
    response = press(client, source, target, activity)
    assert Activity.objects.get(pk=activity).lesson == source.translation_key
    return response.status_code, text_of(response)


def test_a_required_lesson_keeps_an_activity_at_its_end(blaise, signed_in, source, target):
    last = quizzes_of(target.body.raw_data)[0].id
    status, page = refused(signed_in(blaise), target, source, last)

    assert status == 409
    assert "« Arrivée » est obligatoire et n’aurait plus de quiz à la fin." in page


def test_an_optional_lesson_may_lose_its_only_activity(blaise, signed_in, source, target):
    target.is_required = False
    target.save_revision().publish()
    last = quizzes_of(target.body.raw_data)[0].id

    assert press(signed_in(blaise), target, source, last).status_code == 302


def test_changes_that_wait_are_published_first(blaise, signed_in, source, target, moved):
    target.save_revision()
    status, page = refused(signed_in(blaise), source, target, moved)

    assert (status, "a des changements à publier" in page) == (409, True)


def test_a_page_under_review_waits(blaise, jeanne, simone, signed_in, source, target, moved):
    send(signed_in(jeanne), source, opened(source), "submit")
    status, page = refused(signed_in(blaise), source, target, moved)

    assert (status, "est en relecture" in page) == (409, True)


def test_a_page_locked_by_another_waits(blaise, simone, signed_in, source, target, moved):
    Page.objects.filter(pk=source.pk).update(locked=True, locked_by=simone)
    status, page = refused(signed_in(blaise), source, target, moved)

    assert (status, "est verrouillée" in page) == (409, True)


def test_a_page_in_which_somebody_writes_waits(blaise, simone, signed_in, source, target, moved):
    session = EditingSession.objects.create(
        user=simone,
        content_type=get_default_page_content_type(),
        object_id=str(source.pk),
        last_seen_at=timezone.now(),
        is_editing=True,
    )
    status, page = refused(signed_in(blaise), source, target, moved)
    assert (status, "Quelqu’un écrit dans" in page) == (409, True)

    session.last_seen_at -= timedelta(minutes=2)
    session.save()
    assert press(signed_in(blaise), source, target, moved).status_code == 302


def test_a_lesson_that_is_not_live_is_not_offered(blaise, signed_in, source, target, moved):
    Page.objects.get(pk=target.pk).unpublish()
    status, page = refused(signed_in(blaise), source, target, moved)

    assert (status, "Cette leçon n’existe plus." in page) == (422, True)


def test_a_draft_keeps_its_activities(blaise, signed_in, module, target):
    quiz = write.quiz(write.question("autre"))
    draft = write.new_lesson(
        module, quiz, quiz | {"id": str(uuid4())}, slug="brouillon", live=False
    )
    response = press(signed_in(blaise), draft, target, quiz["id"])

    assert response.status_code == 409
    assert "n’est pas publiée" in text_of(response)


@pytest.mark.parametrize("choice", ["", "n’importe quoi", "00000000-0000-4000-8000-000000000000"])
def test_an_activity_that_is_not_there_is_said_so(blaise, signed_in, source, target, choice):
    assert press(signed_in(blaise), source, target, choice).status_code == 422


def test_nothing_moves_to_its_own_lesson_nor_from_where_it_is_not(blaise, source, target, moved):
    at = timezone.now()
    with pytest.raises(CannotMoveError) as refusal:
        move_activity(uuid4(), source, target, by=blaise, at=at)
    assert refusal.value.obstacle == "not_here"
    with pytest.raises(CannotMoveError) as refusal:
        move_activity(uuid4(), source, source, by=blaise, at=at)
    assert refusal.value.obstacle == "same_lesson"


def test_an_author_does_not_move_what_is_live(jeanne, signed_in, source, target, moved):
    client = signed_in(jeanne)
    assert client.get(f"/admin/activities/{source.pk}/move/").status_code == 302
    press(client, source, target, moved)

    assert Activity.objects.get(pk=moved).lesson == source.translation_key


def test_the_lesson_offers_it_to_those_who_publish(blaise, jeanne, signed_in, source):
    address = f"/admin/pages/{source.pk}/edit/"

    assert "Déplacer une activité" in signed_in(blaise).get(address).content.decode()
    assert "Déplacer une activité" not in signed_in(jeanne).get(address).content.decode()
    module = f"/admin/pages/{source.get_parent().pk}/edit/"
    assert "Déplacer une activité" not in signed_in(blaise).get(module).content.decode()
