"""Reviewing: a page submitted → letters to reviewers → the author's answer; comments."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from wagtail.models import Comment, Page, TaskState, WorkflowState

from content.models import ReviewTask
from content.queries.comments import people_to_tell
from content.queries.reviews import (
    asked_to_review,
    everybody_who_reviews,
    late_reviews,
    waiting_reviews,
)
from learners.emails.running.reviews import (
    ANSWERED,
    ASKED,
    COMMENTED,
    LATE,
    write_about_page,
)
from learners.journey.sending import let_leave
from learners.models import User


@transaction.atomic
def ask_reviewers(state: TaskState, *, at: datetime) -> None:
    """Whoever reviews today: the reviewers, or their substitutes. The author knows already."""
    task = state.task.specific
    if not isinstance(task, ReviewTask):
        return
    author = state.workflow_state.requested_by
    asked = [p for p in asked_to_review(task) if wants(p, "submitted")]
    others = [person for person in asked if person != author] or asked
    _tell(
        ASKED,
        _page_of(state.workflow_state),
        others,
        cause=f"asked:{state.pk}",
        at=at,
        **_by(author),
    )


@transaction.atomic
def answer_author(
    state: WorkflowState, *, by: User | None, is_approved: bool, at: datetime
) -> None:
    """The page is published, or changes are asked for, with the reviewer's word."""
    author, task_state = state.requested_by, state.current_task_state
    wanted = "approved" if is_approved else "rejected"
    if author is None or author == by or not wants(author, wanted):
        return
    said = {**_by(by), "is_approved": is_approved, "comment": task_state.get_comment()}
    cause = f"answered:{task_state.pk}"
    _tell(ANSWERED, _page_of(state), [author], cause=cause, at=at, **said)


@transaction.atomic
def remind_reviewers(*, at: datetime) -> None:
    """Whoever reviews since a page was submitted is asked; after three days everybody is told.

    Each person once: an absence that begins meanwhile brings its substitute, nobody waits for
    ever, and nobody reads the same letter twice.
    """
    for state in waiting_reviews():
        ask_reviewers(state, at=at)
    for state in late_reviews(at=at):
        task = state.task.specific
        if isinstance(task, ReviewTask):
            said = _by(state.workflow_state.requested_by)
            day = localdate(state.started_at)
            people = everybody_who_reviews(task)
            page = _page_of(state.workflow_state)
            _tell(LATE, page, people, cause=f"late:{state.pk}", at=at, since=day, **said)


@transaction.atomic
def tell_of_comments(
    page: Page, comments: Collection[Comment], texts: Collection[str], *, by: User, at: datetime
) -> None:
    """What was written or settled in the margin of a page, in one letter each."""
    people = people_to_tell(page, comments, but=by)
    cause = f"commented:{page.pk}:{by.pk}:{at.isoformat()}"
    _tell(COMMENTED, page, people, cause=cause, at=at, texts=list(texts), **_by(by))


def wants(person: User, news: str) -> bool:
    """What they settled in « Mon compte »; yes, when they settled nothing."""
    profile = getattr(person, "wagtail_userprofile", None)
    return profile is None or bool(getattr(profile, f"{news}_notifications"))


def _tell(
    kind: str, page: Page, people: Iterable[User], *, cause: str, at: datetime, **said: Any
) -> None:
    for person in people:
        let_leave(write_about_page(kind, page, person, cause=cause, at=at, **said))


def _by(person: User | None) -> dict[str, str]:
    return {"by": person.get_full_name() if person else ""}


def _page_of(state: WorkflowState) -> Page:
    page: Page = state.content_object
    return page
