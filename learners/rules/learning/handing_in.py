"""What a learner hands in: the form as it was shown, and what was chosen in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Asked:
    """One question as it was shown: its version, and the order of its choices."""

    question: UUID
    version: int
    order: tuple[int, ...]


@dataclass(frozen=True)
class QuizForm:
    """What a quiz form carries, signed: whose it is, which activity, what was asked."""

    key: UUID
    person: UUID
    activity: UUID
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class HandIn:
    """A form and the choices made in it: indexes of choices by question."""

    form: QuizForm
    chosen: Mapping[UUID, tuple[int, ...]]

    def missing(self) -> list[UUID]:
        """Questions without any choice, in the order they were asked."""
        return [a.question for a in self.form.asked if not self.chosen.get(a.question)]

    def content(self) -> dict[str, list[int]]:
        """What makes this hand-in another than one with the same key."""
        return {str(question): sorted(picked) for question, picked in self.chosen.items()}


def form_as_plain(form: QuizForm) -> dict[str, Any]:
    """The form as values that can be signed; `form_from_plain` reads them back."""
    return {
        "k": str(form.key),
        "p": str(form.person),
        "a": str(form.activity),
        "q": [[str(a.question), a.version, list(a.order)] for a in form.asked],
    }


def form_from_plain(plain: Mapping[str, Any]) -> QuizForm:
    """Raises KeyError, TypeError or ValueError for what we never signed."""
    return QuizForm(
        key=UUID(plain["k"]),
        person=UUID(plain["p"]),
        activity=UUID(plain["a"]),
        asked=tuple(Asked(UUID(q), int(v), tuple(order)) for q, v, order in plain["q"]),
    )


def picked(values: Sequence[str], order: Collection[int]) -> tuple[int, ...]:
    """The choices that exist among what a browser sent, once each, in rising order."""
    return tuple(sorted({int(v) for v in values if v.isascii() and v.isdigit()} & set(order)))


def claimed_time(claimed: datetime, *, enrolled_at: datetime, received_at: datetime) -> datetime:
    """When it was done: as claimed, but neither before the enrolment nor after the receipt."""
    return min(max(claimed, enrolled_at), received_at)
