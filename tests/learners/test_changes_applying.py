"""Applying what was added: once, to everybody concerned, by who may."""

from uuid import uuid4

import pytest
from django.test import Client

from curriculum.queries.outlines import current_outline
from learners import tasks
from learners.journey import changing, learning
from learners.models import Completion, Enlargement, Enrolment, Letter
from tests.doors import finish_lesson, text_of
from tests.learners.changing import REASON, add_lesson, apply_it
from tests.learners.working import work_off
from tests.people import person


def test_applying_twice_with_one_form_is_applying_once(
    office, at_work, enrolment, small_path, module
):
    add_lesson(module)
    key = uuid4()
    for _ in range(2):
        apply_it(office, small_path, key=key)

    assert Enlargement.objects.count() == 1
    assert Letter.objects.filter(kind="path_enlarged").count() == 1


def test_a_reason_is_needed_and_nothing_is_applied_without(
    office, at_work, enrolment, small_path, module
):
    add_lesson(module)
    response = apply_it(office, small_path, reason="  ")

    assert response.status_code == 422
    assert "Écrivez la raison en une phrase" in text_of(response)
    assert Enlargement.objects.count() == 0


def test_a_path_that_changed_since_it_was_shown_is_shown_again(
    office, at_work, enrolment, small_path, module
):
    shown = current_outline(small_path.translation_key).pk
    add_lesson(module)
    response = apply_it(office, small_path, outline=shown)

    page = text_of(office.get(response.url))
    assert "Le parcours a encore changé." in page
    assert Enlargement.objects.count() == 0


def test_people_are_reached_a_few_at_a_time_and_the_sweep_goes_on(
    edith, enrolment, small_path, module, a_moment
):

    outline = current_outline(small_path.translation_key)
    for number in range(60):
        learning.begin(person(f"p{number}@exemple.fr", "P", str(number)), outline, at=a_moment)
    add_lesson(module)
    addition, _ = changing.apply_addition(
        current_outline(small_path.translation_key),
        key=uuid4(),
        reason=REASON,
        by=edith,
        at=a_moment,
    )
    tasks.reach_people(str(addition.pk))
    assert Enlargement.objects.count() == 25
    changing.sweep_additions(at=a_moment.replace(year=2099))
    work_off()

    assert Enlargement.objects.count() == 61
    addition.refresh_from_db()
    assert addition.state == "done"


@pytest.mark.parametrize(("who", "status"), [("blaise", 200), ("edith", 200), ("ada", 302)])
def test_only_who_publishes_sees_the_changes(who, status, small_path, signed_in, request):
    client: Client = signed_in(request.getfixturevalue(who))

    assert client.get("/admin/additions/").status_code == status
    assert client.get(f"/admin/additions/{small_path.pk}/").status_code == status


def test_the_page_of_a_path_takes_the_same_queries_for_one_person_or_thirty(
    office, enrolment, small_path, module, a_moment, django_assert_num_queries
):

    old = current_outline(small_path.translation_key)
    add_lesson(module)
    office.get(f"/admin/additions/{small_path.pk}/")
    with django_assert_num_queries(19):
        office.get(f"/admin/additions/{small_path.pk}/")
    for number in range(29):
        learning.begin(person(f"p{number}@exemple.fr", "P", str(number)), old, at=a_moment)
    with django_assert_num_queries(19):
        office.get(f"/admin/additions/{small_path.pk}/")


def test_nobody_is_ever_uncompleted(office, at_work, enrolment, small_path, module, first):
    finish_lesson(at_work, first)
    before = set(Completion.objects.values_list("item", flat=True))
    add_lesson(module)
    apply_it(office, small_path)
    first.unpublish()
    work_off()

    assert before <= set(Completion.objects.values_list("item", flat=True))
    assert Enrolment.objects.get().percentage == 33
