"""What a question says, and what makes it answerable.

The kinds, and what their choices are:

- single, several: what may be chosen, `fraction` being the share of the mark each brings;
- true_false: two choices, whose texts are "true" and "false";
- matching: pairs of `text` and `match`; a pair without text is a match that fits nothing;
- ordering: the items, in their right order;
- numeric: numbers that are taken, within `tolerance`; "*" is any other number;
- short_text: words that are taken; "*" in them stands for anything.

For numeric and short_text, the first choice that fits is the one that counts (Moodle's rule).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Literal

QuestionKind = Literal[
    "single", "several", "true_false", "matching", "ordering", "numeric", "short_text"
]
KINDS_OF_LINES: tuple[QuestionKind, ...] = ("matching", "ordering")
KINDS_TYPED: tuple[QuestionKind, ...] = ("numeric", "short_text")
TRUE, FALSE, ANYTHING = "true", "false", "*"
NOTHING = Decimal(0)
SEVEN_PLACES = Decimal("0.0000001")
FIVE_PLACES = Decimal("0.00001")
FEWEST_CHOICES = 2
LARGEST_NUMBER = 10**15

Fault = Literal[
    "no_prompt",
    "too_few",
    "twice",
    "empty",
    "one_right",
    "none_right",
    "not_whole",
    "not_a_number",
    "not_true_or_false",
]


@dataclass(frozen=True)
class Choice:
    """`fraction` is the share of the mark it brings, from -1 to 1.

    `match` is what a text goes with (matching); `tolerance` how far a number may be (numeric).
    """

    text: str
    fraction: Decimal
    feedback: str = ""
    match: str = ""
    tolerance: Decimal = NOTHING


@dataclass(frozen=True)
class Wording:
    """Everything that a version of a question fixes."""

    kind: QuestionKind
    prompt: str
    choices: tuple[Choice, ...]
    general_feedback: str = ""
    source: str = ""
    shuffle: bool = True

    @property
    def stems(self) -> tuple[Choice, ...]:
        """What has to be matched: every pair that has a text."""
        return tuple(choice for choice in self.choices if choice.text)

    @property
    def matches(self) -> tuple[str, ...]:
        """What stems may be matched with, each once, in the order of the pairs."""
        return tuple(dict.fromkeys(choice.match for choice in self.choices))


def plain(number: Decimal) -> str:
    """The same text for the same number: 1, 0.5, -1."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def number_in(text: str) -> Decimal | None:
    """The number that somebody typed, with a comma or a point; None when it is none."""
    written = "".join(text.split()).replace(",", ".").replace("−", "-")
    if "_" in written:
        return None
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST_NUMBER else None


def choices_as_json(choices: Sequence[Choice]) -> list[dict[str, str]]:
    """What only some kinds have is written for them alone: old fingerprints stay."""
    return [_choice_as_json(choice) for choice in choices]


def _choice_as_json(choice: Choice) -> dict[str, str]:
    said = {"text": choice.text, "fraction": plain(choice.fraction), "feedback": choice.feedback}
    if choice.match:
        said["match"] = choice.match
    if choice.tolerance:
        said["tolerance"] = plain(choice.tolerance)
    return said


def choices_from_json(choices: Sequence[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            c["text"],
            Decimal(c["fraction"]),
            c.get("feedback", ""),
            c.get("match", ""),
            Decimal(c.get("tolerance", 0)),
        )
        for c in choices
    )


def as_content(wording: Wording) -> dict[str, Any]:
    """Plain values, for a fingerprint."""
    return {**vars(wording), "choices": choices_as_json(wording.choices)}


def fractions(kind: QuestionKind, right: Sequence[bool]) -> list[Decimal]:
    """One right choice is all of it. Several share it, and a wrong one takes a share away.

    Three shares of 0.3333333 make 1 once a mark is kept to five places.
    """
    if kind != "several":
        return [Decimal(int(is_right)) for is_right in right]
    share = (Decimal(1) / max(1, sum(right))).quantize(SEVEN_PLACES, ROUND_HALF_UP)
    return [share if is_right else -share for is_right in right]


def faults_of(wording: Wording) -> list[Fault]:
    """Why a question could not be asked; none when it can."""
    faults: list[Fault] = [] if wording.prompt else ["no_prompt"]
    return faults + FAULTS_BY_KIND[wording.kind](wording)


def _faults_of_texts(choices: Sequence[Choice]) -> list[Fault]:
    texts = [choice.text.casefold() for choice in choices]
    faults: list[Fault] = ["too_few"] if len(texts) < FEWEST_CHOICES else []
    return [*faults, "twice"] if len(set(texts)) < len(texts) else faults


def _faults_of_single(wording: Wording) -> list[Fault]:
    """Part of the mark may reward another choice; all of it goes to one alone."""
    full = sum(1 for choice in wording.choices if choice.fraction == 1)
    faults = _faults_of_texts(wording.choices)
    return faults if full == 1 else [*faults, "one_right"]


def _faults_of_several(wording: Wording) -> list[Fault]:
    faults = _faults_of_texts(wording.choices)
    total = sum((c.fraction for c in wording.choices if c.fraction > 0), NOTHING)
    if not total:
        return [*faults, "none_right"]
    is_whole = total.quantize(FIVE_PLACES, ROUND_HALF_UP) == 1
    return faults if is_whole else [*faults, "not_whole"]


def _faults_of_true_false(wording: Wording) -> list[Fault]:
    shares = {choice.text: choice.fraction for choice in wording.choices}
    is_answerable = set(shares) == {TRUE, FALSE} and set(shares.values()) == {0, 1}
    return [] if is_answerable and len(wording.choices) == len(shares) else ["not_true_or_false"]


def _faults_of_matching(wording: Wording) -> list[Fault]:
    faults = _faults_of_texts(wording.stems)
    if not all(choice.match for choice in wording.choices):
        return [*faults, "empty"]
    return [*faults, "too_few"] if len(wording.matches) < FEWEST_CHOICES else faults


def _faults_of_ordering(wording: Wording) -> list[Fault]:
    faults = _faults_of_texts(wording.choices)
    return faults if all(choice.text for choice in wording.choices) else [*faults, "empty"]


def _faults_of_numeric(wording: Wording) -> list[Fault]:
    numbers = [c.text for c in wording.choices if c.text != ANYTHING]
    faults = _faults_of_typed(wording)
    is_readable = all(number_in(number) is not None for number in numbers)
    return faults if is_readable else [*faults, "not_a_number"]


def _faults_of_typed(wording: Wording) -> list[Fault]:
    if not all(choice.text.strip() for choice in wording.choices):
        return ["empty"]
    return [] if any(choice.fraction == 1 for choice in wording.choices) else ["none_right"]


FAULTS_BY_KIND: dict[QuestionKind, Callable[[Wording], list[Fault]]] = {
    "single": _faults_of_single,
    "several": _faults_of_several,
    "true_false": _faults_of_true_false,
    "matching": _faults_of_matching,
    "ordering": _faults_of_ordering,
    "numeric": _faults_of_numeric,
    "short_text": _faults_of_typed,
}
