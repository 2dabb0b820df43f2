"""What somebody replied to a question, and what it is worth.

Marks follow Moodle's defaults, kind by kind: the fraction of what was chosen; the sum of the
fractions, not below 0; the share of pairs or places that are right; the fraction of the first
number or text that fits. Case, accents and spaces are forgiven in a short text.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from curriculum.rules.questions import (
    ANYTHING,
    KINDS_OF_LINES,
    Choice,
    QuestionKind,
    Wording,
    number_in,
)
from curriculum.rules.scoring import kept

NONE = -1
SPELT_OUT = str.maketrans({"’": "'", "œ": "oe", "æ": "ae"})


@dataclass(frozen=True)
class Reply:
    """A reply as it was given, empty when there was none.

    `picked` are places among the choices (single, several, true_false), or one number a line:
    for each stem, the place of its match among `Wording.matches` (matching); for each item, the
    place it was given (ordering); -1 for none. `typed` is what was written (numeric, short_text).
    """

    picked: tuple[int, ...] = ()
    typed: str = ""


def lines_of(wording: Wording) -> int:
    """How many lines have to be paired or placed; 0 for the other kinds."""
    match wording.kind:
        case "matching":
            return len(wording.stems)
        case "ordering":
            return len(wording.choices)
        case _:
            return 0


def is_complete(kind: QuestionKind, lines: int, reply: Reply) -> bool:
    """Whether there is nothing left to say; a half-made match or order is not handed in."""
    if kind in KINDS_OF_LINES:
        return len(reply.picked) == lines and unfinished_line(kind, reply.picked) is None
    if kind == "numeric":
        return number_in(reply.typed) is not None
    return bool(reply.typed.strip()) if kind == "short_text" else bool(reply.picked)


def unfinished_line(kind: QuestionKind, picked: Sequence[int]) -> int | None:
    """The first line that says nothing, or whose place is taken by a line above (ordering)."""
    for line, place in enumerate(picked):
        if place == NONE or (kind == "ordering" and place in picked[:line]):
            return line
    return None


def mark_of(wording: Wording, reply: Reply) -> Decimal:
    """From 0 to 1, to five places; no reply is worth nothing.

    Raises ValueError for a reply that the question cannot have: a choice it does not have, or
    two where one is asked.
    """
    return kept(MARK_BY_KIND[wording.kind](wording, reply))


def right_reply(wording: Wording) -> Reply:
    """A reply that is worth the whole mark: what the demonstration's learners know."""
    match wording.kind:
        case "matching":
            return Reply(tuple(wording.matches.index(stem.match) for stem in wording.stems))
        case "ordering":
            return Reply(tuple(range(len(wording.choices))))
        case "numeric" | "short_text":
            return Reply(typed=_typed_for(wording))
        case _:
            if wording.kind != "several":
                return Reply((_best(wording),))
            return Reply(tuple(at for at, c in enumerate(wording.choices) if c.fraction > 0))


def _best(wording: Wording) -> int:
    return max(range(len(wording.choices)), key=lambda at: wording.choices[at].fraction)


def _typed_for(wording: Wording) -> str:
    """The text of the choice that is worth the whole mark, with something for its stars."""
    text = wording.choices[_best(wording)].text
    if wording.kind == "numeric":
        return "0" if text == ANYTHING else text
    return re.sub(r"(?<!\\)\*", "…", text).replace("\\*", "*")


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
    _within(set(reply.picked) - {NONE}, len(wording.matches))
    return _share_right(wording, reply)


def _mark_of_ordering(wording: Wording, reply: Reply) -> Decimal:
    places = [place for place in reply.picked if place != NONE]
    if len(_within(set(places), len(wording.choices))) < len(places):
        raise ValueError("Two choices that stand in one place")
    return _share_right(wording, reply)


def _share_right(wording: Wording, reply: Reply) -> Decimal:
    if len(reply.picked) > lines_of(wording):
        raise ValueError("A choice for a line that does not exist")
    return Decimal(len(right_lines(wording, reply))) / lines_of(wording)


def right_lines(wording: Wording, reply: Reply) -> list[int]:
    """The lines that are rightly paired, or in their place."""
    if wording.kind == "ordering":
        return [line for line, place in enumerate(reply.picked) if line == place]
    matches = wording.matches
    pairs = zip(wording.stems, reply.picked, strict=False)
    return [
        line
        for line, (stem, place) in enumerate(pairs)
        if place != NONE and matches[place] == stem.match
    ]


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
    r"""A star stands for anything, `\*` for a star. Each piece is looked for once."""
    pieces = pieces_of_pattern(choice.text)
    written = forgiving(typed)
    if len(pieces) == 1 or not written:
        return bool(written) and written == pieces[0]
    first, *middle, last = pieces
    if not (written.startswith(first) and written.endswith(last)):
        return False
    start, end = len(first), len(written) - len(last)
    for piece in middle:
        found = written.find(piece, start, end)
        if found < 0:
            return False
        start = found + len(piece)
    return start <= end


def pieces_of_pattern(pattern: str) -> list[str]:
    r"""What stands between the stars of a short text's answer; `\*` is a star."""
    return [piece.replace("\\*", "*") for piece in re.split(r"(?<!\\)\*", forgiving(pattern))]


def forgiving(text: str) -> str:
    """Without case, accents, or spaces beyond one: « Çà » is « ca », « cœur » is « coeur »."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(SPELT_OUT))
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
