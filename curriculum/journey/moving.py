"""An activity changes lessons: both pages say so, and whoever did it has done it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from curriculum.actions.activities import move_activity as change_lesson
from curriculum.actions.bodies import publish, rewrite
from curriculum.actions.translations import move_words
from curriculum.models import Lesson
from curriculum.queries.moving import check_move
from curriculum.queries.words import french_of
from curriculum.rules.moving import block_of, minutes_of, without
from curriculum.rules.translating import French, part_of


@transaction.atomic
def move_activity(activity: UUID, source: Lesson, target: Lesson, *, by: Any, at: datetime) -> bool:  # noqa: ANN401  # any user model
    """The activity keeps its identity, so what was handed in stays handed in.

    It takes its minutes along, so that what a path announces does not change, and its English.
    False when it is there already (the same form again). Raises CannotMoveError, and then nothing
    has changed.
    """
    lessons = Lesson.objects.select_for_update(of=("self",)).in_bulk([source.pk, target.pk])
    source, target = lessons[source.pk], lessons[target.pk]
    left, joined = list(source.body.raw_data), list(target.body.raw_data)
    if block_of(left, activity) is None and block_of(joined, activity) is not None:
        return False
    check_move(activity, source, target, by=by, at=at)
    block = next(block for block in left if block["id"] == str(activity))
    minutes = minutes_of(block)
    words = _words_of(activity, source)
    change_lesson(activity, target)
    move_words(words, source.translation_key, target.translation_key, at=at)
    # Both live pages say it before either is published: no outline is ever without the activity.
    rewrite(source, without(left, activity), minutes=max(1, source.minutes - minutes))
    rewrite(target, [*joined, block], minutes=target.minutes + minutes)
    for lesson in (source, target):
        publish(lesson, by=by)
    return True


def _words_of(activity: UUID, lesson: Lesson) -> French:
    """What the activity says in French, by place."""
    said = french_of(lesson)
    return {place: text for place, text in said.items() if part_of(place) == str(activity)}
