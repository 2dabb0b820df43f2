"""What happens to a path by itself."""

from curriculum.models import LearningPath


def keep_as_draft(path: LearningPath) -> bool:
    """Wagtail writes a page as live when it is born published: take that back.

    A path that was published before stays as the public knows it.
    """
    born = LearningPath.objects.filter(pk=path.pk, first_published_at=None, live=True)
    return born.update(live=False, has_unpublished_changes=True) > 0
