"""What stands in the way of moving an activity, as the database knows it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wagtail.admin.models import EditingSession
from wagtail.models import get_default_page_content_type

from curriculum.models import Lesson, Module
from curriculum.rules.moving import CannotMoveError, Obstacle, block_of, leaves_it_without

OPEN = timedelta(minutes=1)  # an editor's page says every ten seconds that it is open


def obstacle_of(lesson: Lesson, *, by: Any, at: datetime) -> Obstacle | None:  # noqa: ANN401  # any user model
    """Why nobody should write in this lesson behind the editor's back."""
    if not lesson.live:
        return "not_live"
    if lesson.workflow_in_progress:
        return "in_review"
    if lesson.has_unpublished_changes or lesson.scheduled_revision:
        return "unpublished"
    if lesson.locked and lesson.locked_by_id != by.pk:
        return "locked"
    return "being_edited" if _is_being_edited(lesson, by=by, at=at) else None


def _is_being_edited(lesson: Lesson, *, by: Any, at: datetime) -> bool:  # noqa: ANN401  # any user model
    sessions = EditingSession.objects.filter(
        content_type=get_default_page_content_type(),
        object_id=str(lesson.pk),
        last_seen_at__gte=at - OPEN,
        is_editing=True,
    )
    return sessions.exclude(user=by).exists()


def check_move(activity: UUID, source: Lesson, target: Lesson, *, by: Any, at: datetime) -> None:  # noqa: ANN401  # any user model
    """Raises CannotMoveError with the first thing in the way."""
    if source.pk == target.pk:
        raise CannotMoveError("same_lesson", source.title)
    for lesson in (source, target):
        if obstacle := obstacle_of(lesson, by=by, at=at):
            raise CannotMoveError(obstacle, lesson.title)
    blocks = list(source.body.raw_data)
    if block_of(blocks, activity) is None:
        raise CannotMoveError("not_here", source.title)
    if leaves_it_without(blocks, activity, is_required=source.is_required):
        raise CannotMoveError("nothing_left", source.title)


def lessons_by_module(*, but: Lesson) -> list[tuple[str, list[Lesson]]]:
    """Every live lesson, under the title of its module, in the order of the shelf."""
    modules = {module.path: module for module in Module.objects.live().order_by("path")}
    listed: dict[str, list[Lesson]] = {path: [] for path in modules}
    for lesson in Lesson.objects.live().exclude(pk=but.pk).defer("body").order_by("path"):
        listed.get(lesson.path[: -Lesson.steplen], []).append(lesson)
    return [(modules[path].title, lessons) for path, lessons in listed.items() if lessons]
