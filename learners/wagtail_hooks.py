"""Where Wagtail speaks to learners: the office."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import signal_handlers
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from curriculum.models import LearningPath, Lesson, Module
from learners.actions.running.queue import later
from learners.journey import reviewing
from learners.models import Enrolment, User
from learners.office.additions import additions
from learners.office.certificates import certificates
from learners.office.doubles import doubles_viewset
from learners.office.editing import editors
from learners.office.institutions import institutions
from learners.office.letters import letters
from learners.office.reminders import reminders
from learners.office.told import offer_a_tutor, tell_what_follows
from learners.office.tutors import tutors
from learners.queries.people.rights import may_print_cards


@hooks.register("register_admin_viewset")
def office() -> list[ViewSet]:
    ours = [additions, institutions, certificates, letters, reminders, doubles_viewset, tutors]
    return [*ours, *editors]


class CardsMenuItem(MenuItem):
    """On our own page, which a printer understands. Shown to who may print them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and may_print_cards(request.user)


@hooks.register("register_admin_menu_item")
def access_cards() -> MenuItem:
    return CardsMenuItem(_("Cartes d’accès"), reverse("trainer_cards"), icon_name="key", order=330)


@hooks.register("after_publish_page")
def tell_whom_it_reaches(request: HttpRequest, page: Page) -> None:
    tell_what_follows(request, page)
    offer_a_tutor(request, page)


def count_what_is_left_again(instance: Lesson, **_told: Any) -> None:
    """What a lesson no longer asks leaves what is left of everybody, at once (decision 5)."""
    if Enrolment.objects.in_progress().exists():
        later("count_again_after", instance.translation_key)


def count_all_again(instance: Page, **_told: Any) -> None:
    """A module that is withdrawn takes its lessons with it; a path may list fewer modules."""
    if Enrolment.objects.in_progress().exists():
        later("count_again")


page_published.connect(count_what_is_left_again, sender=Lesson)
page_published.connect(count_all_again, sender=LearningPath)
page_unpublished.connect(count_what_is_left_again, sender=Lesson)
page_unpublished.connect(count_all_again, sender=Module)


def when_submitted(instance: TaskState, **_told: Any) -> None:
    reviewing.ask_reviewers(instance, at=now())


def when_approved(instance: WorkflowState, user: User | None = None, **_told: Any) -> None:
    reviewing.answer_author(instance, by=user, is_approved=True, at=now())


def when_sent_back(instance: WorkflowState, user: User | None = None, **_told: Any) -> None:
    reviewing.answer_author(instance, by=user, is_approved=False, at=now())


# Letters of the office are rows like the others: Wagtail's own would leave in the request. Its
# notifiers may be connected before or after this file is read; with no class they tell nothing.
for notifier in (
    signal_handlers.task_submission_email_notifier,
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
):
    notifier.valid_classes = ()
task_submitted.connect(when_submitted, sender=TaskState, dispatch_uid="learners.submitted")
workflow_approved.connect(when_approved, sender=WorkflowState, dispatch_uid="learners.approved")
workflow_rejected.connect(when_sent_back, sender=WorkflowState, dispatch_uid="learners.sent_back")
