"""What the end of a review does. Wagtail's models read this file: it imports none of them."""

from typing import Any


def publish_reviewed(state: Any, user: Any = None) -> None:  # noqa: ANN401  # Wagtail's signature
    """The page goes out by the right of the review: a substitute may be somebody who only writes.

    Who may decide was asked before (content.models.ReviewTask).
    """
    revision = state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
