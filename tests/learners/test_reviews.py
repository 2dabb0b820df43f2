"""A page is written, submitted, reviewed and published; somebody is away; nobody waits for ever."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import (
    GroupApprovalTask,
    Page,
    TaskState,
    Workflow,
    WorkflowState,
    WorkflowTask,
)
from wagtail.test.utils.form_data import inline_formset
from wagtail.users.models import UserProfile

from content.models import Absence, ReviewTask
from curriculum.actions.site import lay_out_site
from curriculum.models import Activity, Lesson
from learners import tasks
from learners.models import Letter
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import edit_url, opened, send
from tests.doors import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    module = write.new_module()
    return write.new_lesson(module, write.passage(), write.quiz(write.question()), live=False)


def submit(client, lesson, **changes):
    response = send(client, lesson, opened(lesson, **changes), "submit")
    assert response.status_code == 302, text_of(response)
    return TaskState.objects.latest("pk")


def decide(client, lesson, action, **said):
    state = TaskState.objects.latest("pk")
    address = reverse("wagtailadmin_pages:workflow_action", args=(lesson.pk, action, state.pk))
    return client.post(address, said)


def written(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("to", flat=True))


def is_live(lesson):
    return Lesson.objects.get(pk=lesson.pk).live


def away(reviewer, substitute, **days):
    today = localdate()
    facts = {"first_day": today, "last_day": today + timedelta(days=3), **days}
    return Absence.objects.create(reviewer=reviewer, substitute=substitute, **facts)


def test_an_author_writes_and_cannot_publish(jeanne, signed_in, lesson):
    client = signed_in(jeanne)
    page = client.get(edit_url(lesson)).content.decode()
    send(client, lesson, opened(lesson, title="Osé"), "publish")

    assert 'name="action-publish"' not in page
    assert "Relecture" in page
    assert not is_live(lesson)


def test_a_page_is_submitted_reviewed_and_published(jeanne, simone, achille, signed_in, lesson):
    submit(signed_in(jeanne), lesson, title="À relire")
    assert written("review_asked") == ["achille@exemple.fr", "simone@exemple.fr"]
    assert not is_live(lesson)

    decide(signed_in(simone), lesson, "approve")
    assert is_live(lesson)
    assert Activity.objects.filter(lesson=lesson.translation_key, retired_at=None).exists()
    assert written("review_answered") == ["jeanne@exemple.fr"]
    assert Letter.objects.get(kind="review_answered").context["is_approved"]


def test_changes_are_asked_with_a_word_and_the_author_submits_again(
    jeanne, simone, signed_in, lesson
):
    author = signed_in(jeanne)
    submit(author, lesson)
    decide(signed_in(simone), lesson, "reject", comment="Plus court, s’il vous plaît.")

    letter = Letter.objects.get(kind="review_answered")
    assert (letter.to, letter.context["comment"]) == (
        "jeanne@exemple.fr",
        "Plus court, s’il vous plaît.",
    )
    assert not is_live(lesson)
    submit(author, lesson, title="Plus court")
    assert Letter.objects.filter(kind="review_asked").count() == 2
    decide(signed_in(simone), lesson, "approve")
    assert Lesson.objects.get(pk=lesson.pk).title == "Plus court"


def test_the_author_reads_who_has_the_page_and_since_when(
    jeanne, blaise, simone, signed_in, lesson
):
    author = signed_in(jeanne)
    submit(author, lesson)

    page = text_of(author.get(edit_url(lesson)))
    day = f"{localdate():%d/%m/%Y}"
    assert f"En relecture chez Simone Renard depuis le {day}. Vous aurez une lettre." in page
    assert "Annuler la relecture" in page
    assert "En relecture chez" not in text_of(signed_in(simone).get(edit_url(lesson)))
    others = text_of(signed_in(blaise).get(edit_url(lesson)))
    assert "En relecture chez Simone Renard" in others
    assert "Vous aurez une lettre." not in others


def test_nothing_changes_under_review_but_by_who_reviews(jeanne, blaise, simone, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    for person in (jeanne, blaise):
        send(signed_in(person), lesson, opened(lesson, title="Trop tard"))
    assert Page.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "Une leçon"

    send(signed_in(simone), lesson, opened(lesson, title="Relu"))
    assert Page.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "Relu"


def test_a_reviewer_does_not_approve_their_own_page(simone, achille, signed_in, lesson):
    submit(signed_in(simone), lesson)
    assert written("review_asked") == ["achille@exemple.fr"]

    decide(signed_in(simone), lesson, "approve")
    assert not is_live(lesson)
    decide(signed_in(achille), lesson, "approve")
    assert is_live(lesson)


def test_the_only_reviewer_approves_their_own_page(simone, signed_in, lesson):
    submit(signed_in(simone), lesson)
    page = signed_in(simone).get(edit_url(lesson))
    assert "Approuver : personne d’autre ne relit" in text_of(page)

    decide(signed_in(simone), lesson, "approve")
    assert is_live(lesson)


def test_an_author_never_approves(jeanne, simone, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    decide(signed_in(jeanne), lesson, "approve")

    assert not is_live(lesson)


def test_a_substitute_is_written_to_and_approves(jeanne, simone, blaise, signed_in, lesson):
    away(simone, blaise)
    submit(signed_in(jeanne), lesson)
    assert written("review_asked") == ["blaise@exemple.fr"]

    assert "Demander des changements" in text_of(signed_in(blaise).get("/admin/"))
    decide(signed_in(blaise), lesson, "approve")
    assert is_live(lesson)


def test_a_substitute_of_yesterday_approves_nothing(jeanne, simone, blaise, signed_in, lesson):
    day = localdate() - timedelta(days=1)
    away(simone, blaise, first_day=day, last_day=day)
    submit(signed_in(jeanne), lesson)
    assert written("review_asked") == ["simone@exemple.fr"]

    decide(signed_in(blaise), lesson, "approve")
    assert not is_live(lesson)


def test_an_author_who_replaces_does_not_approve_their_own_page(jeanne, simone, signed_in, lesson):
    away(simone, jeanne)
    submit(signed_in(jeanne), lesson)
    decide(signed_in(jeanne), lesson, "approve")
    assert not is_live(lesson)

    decide(signed_in(simone), lesson, "approve")
    assert is_live(lesson)


def test_an_administrator_may_always_review(jeanne, simone, edith, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    decide(signed_in(edith), lesson, "approve")

    assert is_live(lesson)


def test_what_waits_for_three_days_is_told_to_everybody_once(
    jeanne, simone, achille, blaise, signed_in, lesson
):
    away(simone, blaise)
    state = submit(signed_in(jeanne), lesson)
    tasks.remind_reviewers()
    assert written("review_late") == []

    TaskState.objects.filter(pk=state.pk).update(started_at=timezone.now() - timedelta(days=3))
    tasks.remind_reviewers()
    tasks.remind_reviewers()
    assert written("review_late") == [
        "achille@exemple.fr",
        "blaise@exemple.fr",
        "simone@exemple.fr",
    ]


def test_without_any_reviewer_administrators_are_told(jeanne, edith, signed_in, lesson):
    state = submit(signed_in(jeanne), lesson)
    TaskState.objects.filter(pk=state.pk).update(started_at=timezone.now() - timedelta(days=4))
    tasks.remind_reviewers()

    assert written("review_late") == ["edith@exemple.fr"]


def test_who_wants_no_letter_gets_none(jeanne, simone, achille, signed_in, lesson):
    UserProfile.objects.create(user=simone, submitted_notifications=False)
    UserProfile.objects.create(user=jeanne, approved_notifications=False)
    submit(signed_in(jeanne), lesson)
    decide(signed_in(simone), lesson, "approve")

    assert written("review_asked") == ["achille@exemple.fr"]
    assert written("review_answered") == []


def test_another_step_of_the_office_writes_to_nobody(jeanne, simone, signed_in, lesson):
    WorkflowTask.objects.all().delete()
    step = GroupApprovalTask.objects.create(name="Autre étape")
    WorkflowTask.objects.create(workflow=Workflow.objects.get(name="Relecture"), task=step)
    state = submit(signed_in(jeanne), lesson)
    assert written("review_asked") == []

    TaskState.objects.filter(pk=state.pk).update(started_at=timezone.now() - timedelta(days=4))
    tasks.remind_reviewers()
    assert written("review_late") == []


def test_an_approval_of_nobody_s_page_writes_no_letter(jeanne, simone, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    state = WorkflowState.objects.get()
    state.requested_by = None
    state.save()
    decide(signed_in(simone), lesson, "approve")

    assert is_live(lesson)
    assert written("review_answered") == []


def test_no_letter_leaves_in_the_request(jeanne, simone, edith, signed_in, lesson, mailoutbox):
    submit(signed_in(jeanne), lesson)
    send(signed_in(simone), lesson, comment_in(lesson, "Plus court ?"))
    decide(signed_in(simone), lesson, "reject", comment="Plus court.")
    submit(signed_in(jeanne), lesson)
    decide(signed_in(simone), lesson, "approve")

    assert mailoutbox == []


def comment_in(lesson, text):
    comment = {
        "id": "",
        "contentpath": "title",
        "text": text,
        "position": "",
        "replies": inline_formset([]),
    }
    return opened(lesson, comments=inline_formset([comment]))


def test_a_comment_is_told_to_who_submitted_the_page(jeanne, simone, signed_in, lesson):
    submit(signed_in(jeanne), lesson)
    send(signed_in(simone), lesson, comment_in(lesson, "Plus court ?"))

    letter = Letter.objects.get(kind="page_commented")
    assert letter.to == "jeanne@exemple.fr"
    assert letter.context["texts"] == ["Plus court ?"]


def test_the_review_is_laid_out_once_and_stays_as_it_was_changed(a_moment):
    task = ReviewTask.objects.get()
    task.groups.clear()
    lay_out_site(a_moment)

    assert ReviewTask.objects.get().groups.count() == 0
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Relecture"]


def test_an_office_without_a_review_is_given_one(a_moment):
    ReviewTask.objects.all().delete()
    Workflow.objects.all().delete()
    lay_out_site(a_moment)

    (task,) = Workflow.objects.get().tasks
    assert [group.name for group in task.specific.groups.all()] == ["Relectrices et relecteurs"]
