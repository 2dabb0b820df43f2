"""Versions of a page that are kept without becoming the newest one."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

KEPT_BESIDE = "content.keep_beside"


def keep_beside(page: Page, *, by: Any) -> Revision:  # noqa: ANN401  # any user model
    """What somebody wrote while another saved: a version of its own, and its new comments.

    The page's newest version stays the other one. The history shows both.
    """
    comments = list(getattr(page, COMMENTS_RELATION_NAME).filter(pk__isnull=True))
    for comment in comments:
        comment.save()
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=by,
        content=page.serializable_data(),
        object_str=str(page),
    )
    for comment in comments:
        comment.revision_created = revision
        comment.save()
    log(instance=page, action=KEPT_BESIDE, user=by, revision=revision, content_changed=True)
    return revision
