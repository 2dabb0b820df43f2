"""The whole way: from the first lesson to the certificate, and what the space says of it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django_q.models import OrmQ
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import Activity, LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners import tasks
from learners.journey import learning
from learners.models import (
    Attempt,
    Certificate,
    Completion,
    Enrolment,
    Letter,
    Paper,
    Referral,
    User,
)
from tests.doors import (
    activities_of,
    filled,
    finish_exercises,
    finish_lesson,
    finish_path,
    quiz_form,
    text_of,
)
from tests.doors import lesson_url as address_of

Browser = Callable[[User], Client]


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    return signed_in(ada)


def test_the_space_of_somebody_without_a_path_says_where_to_type_a_code(
    ada: User, signed_in: Browser
) -> None:
    page = text_of(signed_in(ada).get("/mon-espace/"))

    assert "Vous n’avez pas encore de parcours." in page
    assert "Taper mon code" in page


def test_the_space_gives_one_thing_to_do_and_says_what_is_left(at_work: Client) -> None:
    page = text_of(at_work.get("/mon-espace/"))

    assert "Il vous reste 8 leçons, 2 quiz et 2 exercices (environ 1 h 30)." in page
    assert "On commence par « Quatre côtés, une personne »" in page


def test_the_space_takes_at_most_twelve_queries(
    at_work: Client, ada_referred: Referral, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        at_work.get("/mon-espace/")


def test_after_a_lesson_the_space_goes_on_with_the_next(
    at_work: Client, first_lesson: Lesson
) -> None:
    finish_lesson(at_work, first_lesson)
    page = text_of(at_work.get("/mon-espace/"))

    assert "Il vous reste 7 leçons, 2 quiz et 2 exercices (environ 1 h 22)." in page
    assert "On reprend à « Des chiffres et leurs définitions »" in page


def test_the_end_of_the_path_certifies_once_with_the_announced_hours(
    at_work: Client, ada: User, ada_enrolled: Enrolment
) -> None:
    response = finish_path(at_work)

    assert response.url == f"/mon-espace/parcours/{ada_enrolled.pk}/fini/#fini"
    assert "Vous avez fini « Aider sans faire à la place »." in text_of(at_work.get(response.url))
    certificate = Certificate.objects.get()
    assert (certificate.name, certificate.minutes) == ("Ada Lovelace", 90)
    assert {o["state"] for o in certificate.objectives} == {"acquired"}
    assert Paper.objects.count() == 1
    assert Letter.objects.filter(kind="certificate_ready", to=ada.email).count() == 1
    ada_enrolled.refresh_from_db()
    assert (ada_enrolled.state, ada_enrolled.percentage) == ("finished", 100)


def test_the_last_hand_in_takes_at_most_twenty_queries(
    at_work: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    *others, last = Lesson.objects.live().order_by("path")
    for lesson in others:
        finish_lesson(at_work, lesson)
    finish_exercises(at_work, last)
    *before, quiz = activities_of(last)
    for activity in before:
        data = filled(quiz_form(at_work.get(address_of(last)), activity))
        at_work.post(f"{address_of(last)}rendre/", data)
    data = filled(quiz_form(at_work.get(address_of(last)), quiz))
    with django_assert_max_num_queries(20):
        at_work.post(f"{address_of(last)}rendre/", data)
    assert Certificate.objects.count() == 1


def test_what_was_done_in_another_path_is_carried_over_for_no_minutes(
    at_work: Client, ada: User, ada_enrolled: Enrolment, path: LearningPath, a_moment: object
) -> None:
    finish_path(at_work)
    again, is_new = learning.begin(ada, current_outline(path.translation_key), at=a_moment)

    assert is_new
    assert set(again.completions.values_list("origin", flat=True)) == {"carried"}
    assert (again.percentage, again.minutes_credited) == (100, 0)


def test_a_retired_activity_leaves_what_is_left_at_once(
    at_work: Client, ada_enrolled: Enrolment, first_lesson: Lesson, a_moment: object
) -> None:
    (activity,) = activities_of(first_lesson)
    activity.retired_at = a_moment
    activity.save(update_fields=["retired_at"])
    learning.count_enrolment_again(ada_enrolled.id, at=a_moment)

    assert "Il vous reste 7 leçons, 2 quiz et 2 exercices (environ 1 h 22)." in text_of(
        at_work.get("/mon-espace/")
    )


def test_retiring_the_only_thing_left_finishes_the_path(
    at_work: Client, ada_enrolled: Enrolment, a_moment: object
) -> None:
    *others, last = Lesson.objects.live().order_by("path")
    for lesson in others:
        finish_lesson(at_work, lesson)
    quiz, *rest = activities_of(last)
    data = filled(quiz_form(at_work.get(address_of(last)), quiz))
    at_work.post(f"{address_of(last)}rendre/", data)
    exercises = Activity.objects.filter(lesson=last.translation_key).exclude(kind="quiz")
    for activity in (*rest, *exercises):
        activity.retired_at = a_moment
        activity.save(update_fields=["retired_at"])
    learning.count_enrolment_again(ada_enrolled.id, at=a_moment)

    ada_enrolled.refresh_from_db()
    assert ada_enrolled.state == "finished"
    assert Certificate.objects.count() == 1


def test_a_recount_finds_nothing_to_say_after_a_path(at_work: Client) -> None:
    finish_path(at_work)
    call_command("recount")


def test_a_recount_names_what_differs(ada_enrolled: Enrolment, capsys: object) -> None:
    Enrolment.objects.update(percentage=12)
    with pytest.raises(Exception, match="1 enrolments differ"):
        call_command("recount")


def test_nobody_is_uncompleted_by_a_lesson_that_changes(
    at_work: Client, ada_enrolled: Enrolment, first_lesson: Lesson
) -> None:
    finish_lesson(at_work, first_lesson)
    before = set(Completion.objects.values_list("item", flat=True))
    first_lesson.body = [b for b in first_lesson.body.raw_data if b["type"] != "quiz"]
    first_lesson.is_required = False
    first_lesson.save_revision().publish()

    assert set(Completion.objects.values_list("item", flat=True)) == before
    assert "Il vous reste 7 leçons" in text_of(at_work.get("/mon-espace/"))


def test_a_raised_mark_reaches_new_enrolments_only(
    at_work: Client, ada_enrolled: Enrolment, denis: User, signed_in: Browser, a_moment: datetime
) -> None:
    lesson = Lesson.objects.live().filter(slug="a-vous").order_by("path").first()
    assert lesson is not None
    body = list(lesson.body.raw_data)
    body[-1]["value"]["pass_mark"] = 100
    lesson.body = body
    lesson.save_revision().publish()
    quiz = activities_of(lesson)[-1]
    path = LearningPath.objects.get()
    learning.begin(denis, current_outline(path.translation_key), at=a_moment)
    for client in (at_work, signed_in(denis)):
        data = filled(quiz_form(client.get(address_of(lesson)), quiz), wrong=1)
        client.post(f"{address_of(lesson)}rendre/", data)

    done = Completion.objects.filter(item=quiz.id).values_list("enrolment__person", flat=True)
    assert list(done) == [ada_enrolled.person_id]


def test_a_lesson_withdrawn_by_its_author_leaves_what_is_left_once_the_worker_ran(
    at_work: Client, first_lesson: Lesson
) -> None:
    first_lesson.unpublish()
    key = str(first_lesson.translation_key)

    assert OrmQ.objects.filter(payload__isnull=False).exists()
    tasks.count_again_after(key)
    tasks.count_again(str(Enrolment.objects.get().pk))
    assert "Il vous reste 7 leçons, 2 quiz et 2 exercices" in text_of(at_work.get("/mon-espace/"))


def test_a_lesson_published_with_nothing_withdrawn_counts_nothing_again(
    at_work: Client, ada_enrolled: Enrolment, first_lesson: Lesson
) -> None:
    Enrolment.objects.update(percentage=3)
    tasks.count_again_after(str(first_lesson.translation_key))

    ada_enrolled.refresh_from_db()
    assert ada_enrolled.percentage == 3


def test_reviewing_a_passed_quiz_to_the_end_changes_no_hour(
    at_work: Client, ada_enrolled: Enrolment
) -> None:
    lesson = Lesson.objects.live().filter(slug="a-vous").order_by("path").first()
    assert lesson is not None
    quiz = activities_of(lesson)[-1]
    for wrong in (1, 0):
        data = filled(quiz_form(at_work.get(address_of(lesson)), quiz), wrong=wrong)
        at_work.post(f"{address_of(lesson)}rendre/", data)

    ada_enrolled.refresh_from_db()
    assert ada_enrolled.minutes_credited == quiz.minutes
    assert [float(a.mark) for a in Attempt.objects.order_by("received_at")] == [0.8, 1.0]


def test_an_enrolment_that_is_over_is_counted_no_more(
    at_work: Client, ada_enrolled: Enrolment, a_moment: datetime
) -> None:
    finish_path(at_work)
    learning.count_enrolment_again(ada_enrolled.id, at=a_moment)

    assert Certificate.objects.count() == 1


def test_beginning_twice_is_beginning_once(
    ada: User, ada_enrolled: Enrolment, path: LearningPath, a_moment: datetime
) -> None:
    again, is_new = learning.begin(ada, current_outline(path.translation_key), at=a_moment)

    assert (again, is_new) == (ada_enrolled, False)


def test_something_optional_done_after_the_end_certifies_nothing_twice(
    ada: User, signed_in: Browser, first_lesson: Lesson, path: LearningPath, a_moment: datetime
) -> None:
    extra = Lesson(title="Pour aller plus loin", slug="plus-loin", minutes=5, is_required=False)
    extra.body = [{"type": "passage", "value": "Un livre à lire."}]
    first_lesson.get_parent().add_child(instance=extra)
    extra.save_revision().publish()
    learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    client = signed_in(ada)
    for lesson in Lesson.objects.live().filter(is_required=True).order_by("path"):
        finish_lesson(client, lesson)
    for _ in range(2):
        client.post(f"{address_of(extra)}lu/")

    assert Completion.objects.filter(item=extra.translation_key).count() == 1
    assert Certificate.objects.count() == 1
