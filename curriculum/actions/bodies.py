"""What a lesson holds: a block leaves it, or joins it."""

import json
from collections.abc import Sequence
from typing import Any

from curriculum.models import Lesson
from curriculum.rules.rows import RawBlock


def rewrite(lesson: Lesson, blocks: Sequence[RawBlock], *, minutes: int) -> None:
    """The live page says this from now on; `publish` makes a version of it."""
    lesson.body = json.dumps([dict(block) for block in blocks], default=str)
    lesson.minutes = minutes
    lesson.save(update_fields=["body", "minutes"])


def publish(lesson: Lesson, *, by: Any) -> None:  # noqa: ANN401  # any user model
    """A version of what the live page says, in its history under somebody's name."""
    lesson.save_revision(user=by, log_action=True).publish(user=by)
