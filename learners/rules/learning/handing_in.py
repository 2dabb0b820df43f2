"""What a learner hands in: the form as it was shown, and what was chosen in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from curriculum.rules.questions import KINDS_OF_LINES, KINDS_TYPED, QuestionKind
from curriculum.rules.replies import NONE, Reply, is_complete, unfinished_line

LONGEST_TYPED, LONGEST_NUMBER, LONGEST_KEY = 255, 4, 64
# Closer than this, the way from the device to us explains it.
IN_STEP = timedelta(minutes=5)
# Further than this, what we noted has to be explained.
SURPRISING = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """One question as it was shown: its version, and the order of its choices.

    `lines` says how many have to be paired or placed. A form from before there were other kinds
    names none: what it asked was chosen.
    """

    question: UUID
    version: int
    order: tuple[int, ...]
    kind: QuestionKind = "several"
    lines: int = 0


@dataclass(frozen=True)
class QuizForm:
    """What a quiz form carries, signed: whose it is, which activity, what was asked."""

    key: UUID
    person: UUID
    activity: UUID
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class HandIn:
    """A form and what was replied in it, by question: what was picked, what was typed."""

    form: QuizForm
    chosen: Mapping[UUID, tuple[int, ...]]
    typed: Mapping[UUID, str] = field(default_factory=dict)

    def reply_to(self, question: UUID) -> Reply:
        return Reply(self.chosen.get(question, ()), self.typed.get(question, ""))

    def missing(self) -> list[UUID]:
        """Questions without a whole reply, in the order they were asked."""
        return [asked.question for asked in self.form.asked if not self._is_complete(asked)]

    def _is_complete(self, asked: Asked) -> bool:
        return is_complete(asked.kind, asked.lines, self.reply_to(asked.question))

    def content(self) -> dict[str, list[int] | str]:
        """What makes this hand-in another than one with the same key."""
        return {str(asked.question): self._content_of(asked) for asked in self.form.asked}

    def _content_of(self, asked: Asked) -> list[int] | str:
        reply = self.reply_to(asked.question)
        if asked.kind in KINDS_TYPED:
            return reply.typed
        return list(reply.picked) if asked.kind in KINDS_OF_LINES else sorted(reply.picked)


def form_as_plain(form: QuizForm) -> dict[str, Any]:
    """The form as values that can be signed; `form_from_plain` reads them back."""
    return {
        "k": str(form.key),
        "p": str(form.person),
        "a": str(form.activity),
        "q": [[str(a.question), a.version, list(a.order), a.kind, a.lines] for a in form.asked],
    }


def form_from_plain(plain: Mapping[str, Any]) -> QuizForm:
    """Raises KeyError, TypeError or ValueError for what we never signed."""
    return QuizForm(
        key=UUID(plain["k"]),
        person=UUID(plain["p"]),
        activity=UUID(plain["a"]),
        asked=tuple(Asked(UUID(q), int(v), tuple(o), *rest) for q, v, o, *rest in plain["q"]),
    )


def picked(values: Sequence[str], order: Collection[int]) -> tuple[int, ...]:
    """The choices that exist among what a browser sent, once each, in rising order."""
    numbers = {int(v) for v in values if v.isascii() and v.isdigit() and len(v) <= LONGEST_NUMBER}
    return tuple(sorted(numbers & set(order)))


def placed(values: Sequence[str], asked: Asked) -> tuple[int, ...]:
    """One number a line, from numbers as they were shown; nothing when no line says anything."""
    order = asked.order
    shown = [next(iter(picked([value], range(len(order)))), NONE) for value in values]
    if set(shown) <= {NONE}:
        return ()
    if asked.kind == "matching":
        return tuple(NONE if value == NONE else order[value] for value in shown)
    return tuple(shown[order.index(item)] for item in range(len(order)))


def line_to_fix(asked: Asked, reply: Reply) -> int | None:
    """The line, as shown, where one goes on; None when the question has no lines."""
    if asked.kind not in KINDS_OF_LINES:
        return None
    by_line = reply.picked or (NONE,) * asked.lines
    if asked.kind == "ordering":
        by_line = tuple(by_line[item] for item in asked.order)
    return unfinished_line(asked.kind, by_line)


def claimed_time(claimed: datetime, *, enrolled_at: datetime, received_at: datetime) -> datetime:
    """When it was done: as claimed, but neither before the enrolment nor after the receipt."""
    return min(max(claimed, enrolled_at), received_at)


def key_at_hand_in(key: UUID, made: str) -> UUID:
    """The key of a form, or the one that a device made of it at the moment of handing in.

    A copy that is kept on a device is handed in many times: each is another hand-in. Our own key
    is part of it, so that nobody can make the identity of somebody else's hand-in.
    """
    return uuid5(key, made[:LONGEST_KEY]) if made else key


def moment_told(milliseconds: str) -> datetime | None:
    """A moment as a device tells it, since 1970; None for what is none."""
    try:
        return datetime.fromtimestamp(int(milliseconds[:LONGEST_KEY]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def by_our_clock(done: datetime, *, sent: datetime, received_at: datetime) -> datetime:
    """When it was done, if the device's clock is not at the time but runs as ours does.

    A device two years ahead that sends, now, what it did an hour ago, did it an hour ago.
    """
    ahead = sent - received_at
    try:
        return done if abs(ahead) <= IN_STEP else received_at - (sent - done)
    except OverflowError:  # a device that counts in millennia tells us nothing
        return received_at


def may_take_over(newest: datetime | None, *, claimed: datetime, received_at: datetime) -> bool:
    """Whether what comes late may stand in the place of what is there.

    What is said to be done later than now was not: it proves nothing against what is there.
    """
    return newest is None or newest <= claimed <= received_at + IN_STEP


def is_surprising(noted: datetime, *, said: datetime) -> bool:
    """Whether what we noted is far from what the device says."""
    return abs(noted - said) > SURPRISING
