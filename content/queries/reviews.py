"""Who may review, who is away, and what waits for a reviewer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import TaskState

from content.models import Absence, ReviewTask
from content.rules.reviews import PATIENCE
from content.rules.roles import AUTHORS, REVIEWERS, TRAINERS


def possible_substitutes(reviewer: Any) -> QuerySet[Any]:  # noqa: ANN401  # any user model
    """Everybody who works on pages, but for the reviewer."""
    people = get_user_model().objects.filter(is_active=True)
    works = Q(groups__name__in=[AUTHORS, REVIEWERS, TRAINERS]) | Q(is_superuser=True)
    names = ("last_name", "first_name", "pk")
    return people.filter(works).exclude(pk=reviewer.pk).distinct().order_by(*names)


def absences_of(reviewer: Any, *, since: date) -> QuerySet[Absence]:  # noqa: ANN401  # any user model
    """Those that are not over."""
    absences = Absence.objects.filter(reviewer=reviewer, last_day__gte=since)
    return absences.select_related("substitute")


def asked_to_review(task: ReviewTask) -> QuerySet[Any]:
    return get_user_model().objects.filter(pk__in=task.asked_today(), is_active=True)


def everybody_who_reviews(task: ReviewTask) -> QuerySet[Any]:
    """Reviewers, absent or not, and their substitutes.

    Administrators too, when that is nobody but those who were asked already: the only reviewer
    may be ill and have said nothing.
    """
    asked = task.asked_today()
    people: set[UUID] = task.reviewers() | asked
    told = Q(pk__in=people) if people > asked else Q(pk__in=people) | Q(is_superuser=True)
    return get_user_model().objects.filter(told, is_active=True)


def waiting_reviews() -> QuerySet[TaskState]:
    """What somebody is asked to review."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__active=True)
    return waiting.select_related("workflow_state__requested_by", "task").order_by("pk")


def late_reviews(*, at: datetime) -> QuerySet[TaskState]:
    """What has waited for too long."""
    return waiting_reviews().filter(started_at__lte=at - PATIENCE)
