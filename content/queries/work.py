"""What somebody has in hand in the office."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision, TaskState, WorkflowState, get_default_page_content_type

AT_MOST = 10


def pages_to_review(person: Any) -> list[Page]:  # noqa: ANN401  # any user model
    """Those that wait for this person, the oldest first."""
    states = TaskState.objects.reviewable_by(person).order_by("started_at")
    ids = states.values_list("workflow_state__object_id", flat=True)
    return _in_order([int(i) for i in ids[:AT_MOST]])


def drafts_of(person: Any) -> list[Page]:  # noqa: ANN401  # any user model
    """What they wrote last and is not published, the newest first; what is in review waits."""
    theirs = Q(latest_revision__user=person) | Q(latest_revision=None, owner=person, live=False)
    drafts = Page.objects.filter(theirs, has_unpublished_changes=True)
    waiting = Q(pk__in=_in_review()) | Q(pk__in=_scheduled())
    ids = drafts.exclude(waiting).order_by("-latest_revision_created_at", "-pk")
    return _in_order(list(ids.values_list("pk", flat=True)[:AT_MOST]))


def scheduled_pages(*, at: datetime) -> list[tuple[datetime, Page]]:
    """What goes live by itself, the soonest first."""
    revisions = _of_pages().filter(approved_go_live_at__gt=at).order_by("approved_go_live_at")
    dates = {int(revision.object_id): revision.approved_go_live_at for revision in revisions}
    return [(dates[page.pk], page) for page in _in_order(list(dates)[:AT_MOST])]


def _in_review() -> list[int]:
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=get_default_page_content_type(),
    )
    return [int(number) for number in states.values_list("object_id", flat=True)]


def _scheduled() -> list[int]:
    waiting = _of_pages().exclude(approved_go_live_at=None)
    return [int(number) for number in waiting.values_list("object_id", flat=True)]


def _of_pages() -> QuerySet[Revision]:
    """Revisions, without what they say."""
    pages = get_default_page_content_type()
    return Revision.objects.filter(base_content_type=pages).defer("content")


def _in_order(ids: list[int]) -> list[Page]:
    found = Page.objects.in_bulk(ids)
    return [found[number] for number in ids if number in found]
