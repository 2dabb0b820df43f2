"""What an author reads after publishing: whom it reaches, and when."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import TaskState

from content.models import Absence
from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from learners.journey import changing
from learners.models import Enlargement, Letter
from tests.curriculum.editing import opened, send
from tests.doors import text_of
from tests.learners.changing import REASON, add_lesson, figures
from tests.people import works_as


def published(office, lesson, **changes):
    response = send(office, lesson, opened(lesson, **changes), "publish")
    assert response.status_code == 302, text_of(response)
    return text_of(office.get(response.url))


def test_a_correction_is_seen_by_everybody_at_once(office, enrolment, first):
    page = published(office, first, summary="Un mot corrigé.")

    assert "Une correction : tout le monde la voit dès maintenant." in page


def test_an_added_lesson_is_told_with_who_does_not_have_it(office, enrolment, small_path, module):
    page = published(office, add_lesson(module, live=False))

    assert "1 personne en cours ne l’a pas." in page
    assert f"/admin/additions/{small_path.pk}/" in office.get("/admin/additions/").text


def test_nothing_is_told_when_nobody_follows_the_path(office, small_path, first):
    page = published(office, first, summary="Un mot corrigé.")

    assert "tout le monde la voit" not in page


def test_the_same_path_enlarged_twice_is_enlarged_and_told_once(
    office, edith, enrolment, small_path, module, a_moment
):
    before = enrolment.outline
    add_lesson(module)
    outline = current_outline(small_path.translation_key)
    said = {"key": uuid4(), "reason": REASON, "by": edith, "at": a_moment}
    addition, _ = changing.apply_addition(outline, **said)

    assert changing.enlarge(enrolment.pk, addition, at=a_moment)
    assert not changing.enlarge(enrolment.pk, addition, at=a_moment)
    larger = figures(enrolment)

    # A copy of the database was put back meanwhile, but the letter had left.
    Enlargement.objects.all().delete()
    type(enrolment).objects.filter(pk=enrolment.pk).update(outline=before)
    assert changing.enlarge(enrolment.pk, addition, at=a_moment)
    assert figures(enrolment) == larger
    assert Letter.objects.filter(kind="path_enlarged").count() == 1


# At a date, or by a review


def tomorrow():
    return f"{timezone.localtime() + timedelta(days=1):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("is_live", [True, False])
def test_what_waits_for_its_day_is_not_said_to_be_seen_already(
    office, enrolment, small_path, module, first, is_live
):
    add_lesson(module)
    lesson = first if is_live else add_lesson(module, slug="quatre", live=False)
    page = published(office, lesson, go_live_at=tomorrow())

    assert "Rien ne change avant ce jour." in page
    assert "tout le monde la voit" not in page
    assert "ne l’a pas" not in page


def decide(client, lesson, action, **said):
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=(lesson.pk, action, state.pk))
    return client.get(client.post(address, said).url)


def approve(client, lesson):
    return decide(client, lesson, "approve")


def approve_in_the_editor(client, lesson):
    form = opened(lesson, title="Relue") | {"workflow-action-name": "approve"}
    response = send(client, lesson, form, "workflow-action")
    assert response.status_code == 302, text_of(response)
    return client.get(response.url)


@pytest.mark.parametrize("approves", [approve, approve_in_the_editor])
def test_whoever_approves_a_page_is_told_whom_it_reaches(
    jeanne, simone, signed_in, enrolment, small_path, module, approves
):
    added = add_lesson(module, live=False)
    send(signed_in(jeanne), added, opened(added), "submit")
    page = approves(signed_in(simone), added)

    assert "1 personne en cours ne l’a pas." in text_of(page)
    assert f"/admin/additions/{small_path.pk}/" in page.content.decode()
    assert Lesson.objects.get(pk=added.pk).live


def test_sending_back_reaches_nobody_and_says_nothing(jeanne, simone, signed_in, enrolment, first):
    send(signed_in(jeanne), first, opened(first, summary="À relire."), "submit")
    page = text_of(decide(signed_in(simone), first, "reject", comment="Plus court."))

    assert "tout le monde la voit" not in page


def test_a_substitute_who_may_not_publish_is_shown_no_closed_door(
    jeanne, simone, signed_in, enrolment, small_path, module
):
    other = works_as("Autrices et auteurs", "line@exemple.fr", "Line", "Roy")
    today = localdate()
    Absence.objects.create(reviewer=simone, substitute=other, first_day=today, last_day=today)
    added = add_lesson(module, live=False)
    send(signed_in(jeanne), added, opened(added), "submit")
    page = approve(signed_in(other), added)

    assert "1 personne en cours ne l’a pas." in text_of(page)
    assert "/admin/additions/" not in page.content.decode()
