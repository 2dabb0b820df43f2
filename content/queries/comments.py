"""Who is told that somebody commented on a page."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page


def people_to_tell(page: Page, threads: Collection[Comment], *, but: Any) -> QuerySet[Any]:  # noqa: ANN401  # any user model
    """Whoever owns or submitted the page, follows it, or wrote in one of these threads."""
    state = page.current_workflow_state
    ids = [thread.pk for thread in threads]
    wrote = Q(**{f"{COMMENTS_RELATION_NAME}__in": ids}) | Q(comment_replies__comment__in=ids)
    follows = Q(page_subscriptions__page=page, page_subscriptions__comment_notifications=True)
    owns = Q(pk__in=[page.owner_id, state and state.requested_by_id])
    people = get_user_model().objects.filter(wrote | follows | owns, is_active=True)
    refused = Q(wagtail_userprofile__updated_comments_notifications=False)
    return people.exclude(pk=but.pk).exclude(refused).distinct().order_by("pk")
