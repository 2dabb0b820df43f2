"""Which questions of a topic are this learner's.

A draw stays the learner's: what they met is theirs, and only what is lacking is drawn. Until they
keep or hand in something the draw is made from who they are, so that looking writes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True)
class Draw:
    """« Tirer `count` questions du thème `topic` »."""

    topic: str
    count: int


class Drawable(NamedTuple):
    """A question and its topic, as it is now."""

    question: UUID
    topic: str


def drawn(
    draws: Iterable[Draw],
    *,
    listed: Collection[UUID],
    met: Sequence[Drawable],
    pool: Iterable[Drawable] = (),
    seed: str = "",
) -> list[UUID]:
    """The drawn questions of one learner, line by line; never one that is listed, never twice.

    `met` are those they were already asked, the oldest first, without what was retired since. One
    whose topic was renamed goes on standing where its line is short.
    """
    lines = list(draws)
    topics = {line.topic for line in lines}
    free = [known for known in dict.fromkeys(met) if known.question not in listed]
    strays = [known.question for known in free if known.topic not in topics]
    taken = set(listed) | {known.question for known in free}
    ranked = sorted(pool, key=lambda known: _rank(known.question, seed))
    found: list[UUID] = []
    for line in lines:
        own = [k.question for k in free if k.topic == line.topic and k.question not in found]
        own = own[: line.count]
        own += [strays.pop(0) for _ in range(min(len(strays), line.count - len(own)))]
        new = [k.question for k in ranked if k.topic == line.topic and k.question not in taken]
        own += new[: line.count - len(own)]
        taken.update(own)
        found += own
    return found


def _rank(question: UUID, seed: str) -> bytes:
    """For one seed, the same for ever: a new question never changes the order of the others."""
    return sha256(f"{seed}:{question}".encode()).digest()


def wanted(draws: Iterable[Draw]) -> dict[str, int]:
    """How many questions of each topic."""
    counts: dict[str, int] = {}
    for line in draws:
        counts[line.topic] = counts.get(line.topic, 0) + line.count
    return counts


def overdrawn(
    draws: Iterable[Draw], *, listed: Collection[UUID], pool: Iterable[Drawable]
) -> dict[str, int]:
    """The topics that hold fewer questions than are drawn, and how many: none is asked twice."""
    free = [known.topic for known in pool if known.question not in listed]
    return {
        topic: free.count(topic)
        for topic, count in wanted(draws).items()
        if count > free.count(topic)
    }
