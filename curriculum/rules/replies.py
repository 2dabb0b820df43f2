"""What somebody replied to a question, and what it is worth.

Marks follow Moodle's defaults, kind by kind: the fraction of what was chosen; the sum of the
fractions, not below 0; the share of pairs or places that are right; the fraction of the first
number or text that fits. Case, accents and spaces are forgiven in a short text.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from curriculum.rules.questions import ANYTHING, Choice, QuestionKind, Wording, number_in
from curriculum.rules.scoring import kept

NONE = -1


@dataclass(frozen=True)
class Reply:
    """A reply as it was given, empty when there was none.

    `picked` are places among the choices (single, several, true_false, ordering: the item put
    first, then second…), or, for each stem in order, the place of its match among
    `Wording.matches` (matching; -1 for none). `typed` is what was written (numeric, short_text).
    """

    picked: tuple[int, ...] = ()
    typed: str = ""


def is_complete(wording: Wording, reply: Reply) -> bool:
    """Whether there is nothing left to say; a half-made match or order is not handed in."""
    match wording.kind:
        case "matching":
            return len(reply.picked) == len(wording.stems) and NONE not in reply.picked
        case "ordering":
            return sorted(reply.picked) == list(range(len(wording.choices)))
        case "numeric":
            return number_in(reply.typed) is not None
        case "short_text":
            return bool(reply.typed.strip())
        case _:
            return bool(reply.picked)


def mark_of(wording: Wording, reply: Reply) -> Decimal:
    """From 0 to 1, to five places; no reply is worth nothing.

    Raises ValueError for a reply that the question cannot have: a choice it does not have, or
    two where one is asked.
    """
    return kept(MARK_BY_KIND[wording.kind](wording, reply))


def fitting(wording: Wording, reply: Reply) -> int | None:
    """The place of the first number or text that fits what was typed; None when none does."""
    fits = _fits_number if wording.kind == "numeric" else _fits_text
    return next((at for at, it in enumerate(wording.choices) if fits(it, reply.typed)), None)


def _mark_of_choices(wording: Wording, reply: Reply) -> Decimal:
    picked = _within(reply.picked, len(wording.choices))
    if wording.kind != "several" and len(picked) > 1:
        raise ValueError("Two choices for a question that takes one")
    return sum((wording.choices[place].fraction for place in picked), Decimal(0))


def _mark_of_matching(wording: Wording, reply: Reply) -> Decimal:
    matches = wording.matches
    _within(set(reply.picked) - {NONE}, len(matches))
    if len(reply.picked) > len(wording.stems):
        raise ValueError("A choice for a pair that does not exist")
    pairs = zip(wording.stems, reply.picked, strict=False)
    right = sum(1 for stem, place in pairs if place != NONE and matches[place] == stem.match)
    return Decimal(right) / len(wording.stems)


def _mark_of_ordering(wording: Wording, reply: Reply) -> Decimal:
    _within(reply.picked, len(wording.choices))
    if len(set(reply.picked)) < len(reply.picked):
        raise ValueError("A choice that stands in two places")
    right = sum(1 for place, item in enumerate(reply.picked) if place == item)
    return Decimal(right) / len(wording.choices)


def _mark_of_typed(wording: Wording, reply: Reply) -> Decimal:
    place = fitting(wording, reply)
    return Decimal(0) if place is None else wording.choices[place].fraction


def _within(picked: tuple[int, ...] | set[int], count: int) -> set[int]:
    if not set(picked) <= set(range(count)):
        raise ValueError("A choice that the question does not have")
    return set(picked)


def _fits_number(choice: Choice, typed: str) -> bool:
    given = number_in(typed)
    if given is None:
        return False
    wanted = number_in(choice.text)
    return choice.text == ANYTHING or (
        wanted is not None and abs(given - wanted) <= choice.tolerance
    )


def _fits_text(choice: Choice, typed: str) -> bool:
    r"""A star stands for anything, `\*` for a star."""
    pieces = re.split(r"(?<!\\)\*", forgiving(choice.text))
    pattern = ".*".join(re.escape(piece.replace("\\*", "*")) for piece in pieces)
    written = forgiving(typed)
    return bool(written) and re.fullmatch(pattern, written, re.DOTALL) is not None


def forgiving(text: str) -> str:
    """Without case, accents, or spaces beyond one: « Çà et là » is « ca et la »."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.split())


MARK_BY_KIND: dict[QuestionKind, Callable[[Wording, Reply], Decimal]] = {
    "single": _mark_of_choices,
    "several": _mark_of_choices,
    "true_false": _mark_of_choices,
    "matching": _mark_of_matching,
    "ordering": _mark_of_ordering,
    "numeric": _mark_of_typed,
    "short_text": _mark_of_typed,
}
