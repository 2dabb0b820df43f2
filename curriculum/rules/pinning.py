"""What a quiz asks of somebody who started before it was changed (decision 5)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from curriculum.rules.drawing import Draw, wanted
from curriculum.rules.outline import ActivityItem


def as_pinned(
    questions: Sequence[UUID], draws: Sequence[Draw], pinned: ActivityItem | None
) -> tuple[list[UUID], list[Draw]]:
    """What it asks today, without what was added since; what was taken off is gone for everybody.

    When nothing is left of what it asked, it asks what it asks today.
    """
    if pinned is None or not (pinned.questions or pinned.draws):
        return list(questions), list(draws)
    kept = [question for question in questions if question in pinned.questions]
    drawn = list(_no_more_than(pinned.draws, draws))
    return (kept, drawn) if kept or drawn else (list(questions), list(draws))


def _no_more_than(pinned: Sequence[Draw], draws: Sequence[Draw]) -> Iterator[Draw]:
    left = wanted(pinned)
    for draw in draws:
        count = min(draw.count, left.get(draw.topic, 0))
        left[draw.topic] = left.get(draw.topic, 0) - count
        if count:
            yield Draw(draw.topic, count)
