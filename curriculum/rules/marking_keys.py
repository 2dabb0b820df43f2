"""What a browser needs to mark without us: the right answers, and what is said of each reply.

It travels with a module that a learner keeps on their device. static/js/offline/marking.js reads
it, and one table of cases is marked on both sides (tests/browser/test_marking.py). What we mark
ourselves, once the hand-in has come, is what counts.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from curriculum.rules.questions import (
    ANYTHING,
    KINDS_OF_LINES,
    KINDS_TYPED,
    Choice,
    Wording,
    number_in,
    plain,
)
from curriculum.rules.replies import Reply, lines_of, pieces_of_pattern
from curriculum.rules.scoring import kept
from curriculum.rules.showing import Told, told_of, verdict_of

NOTHING_FITS, ALL_RIGHT = "-1", "right"


def marking_key(wording: Wording, order: Sequence[int]) -> dict[str, Any]:
    """As plain values; `order` is how this learner is shown what can be picked."""
    key: dict[str, Any] = {"kind": wording.kind, "order": list(order), "lines": lines_of(wording)}
    if wording.kind in KINDS_TYPED:
        return {**key, "fits": [_fit(wording, choice) for choice in wording.choices]}
    if wording.kind == "matching":
        return {**key, "pairs": [wording.matches.index(stem.match) for stem in wording.stems]}
    if wording.kind == "ordering":
        return {**key, "pairs": list(range(len(wording.choices)))}
    return {**key, "shares": [plain(choice.fraction) for choice in wording.choices]}


def _fit(wording: Wording, choice: Choice) -> dict[str, Any]:
    share = plain(choice.fraction)
    if wording.kind == "short_text":
        return {"share": share, "pieces": pieces_of_pattern(choice.text)}
    return {"share": share, "number": _number(choice.text), "within": plain(choice.tolerance)}


def _number(text: str) -> str:
    """« * » is any number; nothing fits what is none."""
    wanted = number_in(text)
    return text if text == ANYTHING else "" if wanted is None else plain(wanted)


def everything_told(wording: Wording) -> Mapping[str, Told]:
    """What may be said of a reply, by what was picked, by what fits, or by how many lines fit."""
    if wording.kind in KINDS_OF_LINES:
        return _told_of_lines(wording)
    if wording.kind in KINDS_TYPED:
        told = {
            str(place): Told(verdict_of(kept(choice.fraction)), feedbacks=_said(choice))
            for place, choice in enumerate(wording.choices)
        }
        return {**told, NOTHING_FITS: Told("wrong")}
    places = range(len(wording.choices))
    return {str(place): told_of(wording, Reply((place,)), (place,))[0] for place in places}


def _told_of_lines(wording: Wording) -> dict[str, Told]:
    """The number of right lines below all of them, then all of them."""
    whole = tuple(marking_key(wording, ())["pairs"])
    partly = {str(n): Told("partly" if n else "wrong") for n in range(len(whole))}
    return {**partly, ALL_RIGHT: told_of(wording, Reply(whole), ())[0]}


def _said(choice: Choice) -> tuple[str, ...]:
    return (choice.feedback,) if choice.feedback else ()
