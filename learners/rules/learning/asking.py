"""Which questions a quiz asks of one learner."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from curriculum.rules.drawing import Draw, Drawable, drawn


class Met(NamedTuple):
    """A question that a learner was already asked, as it is now."""

    question: UUID
    topic: str
    is_retired: bool
    is_right: bool


def questions_for(
    listed: Collection[UUID],
    draws: Collection[Draw],
    met: Iterable[Met],
    *,
    pool: Iterable[Drawable] = (),
    seed: str = "",
) -> list[UUID]:
    """Those that everybody is asked, then the learner's own; `met` is the oldest first.

    A drawn question that was retired is replaced, unless it was right: that stays right.
    """
    known = list(met)
    right = {item.question for item in known if item.is_right}
    theirs = [
        Drawable(item.question, item.topic)
        for item in known
        if not item.is_retired or item.question in right
    ]
    return [*listed, *drawn(draws, listed=listed, met=theirs, pool=pool, seed=seed)]
