"""What a question says, and what makes it answerable."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from curriculum.rules.packs import QuestionKind

SEVEN_PLACES = Decimal("0.0000001")
FEWEST_CHOICES = 2

Fault = Literal["no_prompt", "too_few", "twice", "one_right", "none_right"]


@dataclass(frozen=True)
class Choice:
    """`fraction` is the share of the mark it brings, from -1 to 1."""

    text: str
    fraction: Decimal
    feedback: str = ""


@dataclass(frozen=True)
class Wording:
    """Everything that a version of a question fixes."""

    kind: QuestionKind
    prompt: str
    choices: tuple[Choice, ...]
    general_feedback: str = ""
    source: str = ""
    shuffle: bool = True


def plain(number: Decimal) -> str:
    """The same text for the same number: 1, 0.5, -1."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def choices_as_json(choices: Sequence[Choice]) -> list[dict[str, str]]:
    return [
        {"text": c.text, "fraction": plain(c.fraction), "feedback": c.feedback} for c in choices
    ]


def choices_from_json(choices: Sequence[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(c["text"], Decimal(c["fraction"]), c.get("feedback", "")) for c in choices)


def as_content(wording: Wording) -> dict[str, Any]:
    """Plain values, for a fingerprint."""
    return {**vars(wording), "choices": choices_as_json(wording.choices)}


def fractions(kind: QuestionKind, right: Sequence[bool]) -> list[Decimal]:
    """One right choice is all of it. Several share it, and a wrong one takes a share away.

    Three shares of 0.3333333 make 1 once a mark is kept to five places.
    """
    if kind == "single":
        return [Decimal(int(is_right)) for is_right in right]
    share = (Decimal(1) / max(1, sum(right))).quantize(SEVEN_PLACES, ROUND_HALF_UP)
    return [share if is_right else -share for is_right in right]


def faults_of(wording: Wording) -> list[Fault]:
    """Why a question could not be asked; none when it can."""
    faults: list[Fault] = []
    texts = [choice.text.casefold() for choice in wording.choices]
    right = sum(1 for choice in wording.choices if choice.fraction > 0)
    if not wording.prompt:
        faults.append("no_prompt")
    if len(texts) < FEWEST_CHOICES:
        faults.append("too_few")
    if len(set(texts)) < len(texts):
        faults.append("twice")
    if wording.kind == "single" and right != 1:
        faults.append("one_right")
    if wording.kind == "several" and not right:
        faults.append("none_right")
    return faults
