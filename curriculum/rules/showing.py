"""A question as a page shows it: what can be replied, what was, and what is said of it.

Only what was replied is commented, and nothing gives the rest away: a match or an order that is
not whole says how many lines are right, never which.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from curriculum.rules.questions import KINDS_OF_LINES, KINDS_TYPED, QuestionKind, Wording
from curriculum.rules.replies import (
    NONE,
    Reply,
    fitting,
    is_complete,
    lines_of,
    mark_of,
    right_lines,
    unfinished_line,
)
from curriculum.rules.scoring import is_right, order_of

NOT_REPLIED = Reply()


@dataclass(frozen=True)
class Option:
    """What can be ticked, or selected in a line."""

    value: int
    text: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Line:
    """Something to pair or to place: it has a field of its own."""

    name: str
    text: str
    options: tuple[Option, ...]
    is_wrong: bool


@dataclass(frozen=True)
class Told:
    """What was replied, and what is said of it: `verdict` is "right", "partly" or "wrong"."""

    verdict: str
    text: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    feedbacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownQuestion:
    """A question: asked again (`is_open`) or answered for good.

    `goes_below_zero` asks for a keyboard with a minus sign, which that for decimals lacks.
    """

    number: int
    name: str
    kind: QuestionKind
    prompt: str
    is_open: bool
    is_missing: bool
    verdict: str
    told: tuple[Told, ...]
    right_lines: int
    choices: tuple[Option, ...]
    lines: tuple[Line, ...]
    typed: str
    goes_below_zero: bool
    general_feedback: str


def order_for(wording: Wording, seed: str) -> tuple[int, ...]:
    """The order of what can be chosen: for one seed, always the same.

    Matches and places are never left in the author's order: it would be the answer.
    """
    if wording.kind in KINDS_TYPED:
        return ()
    if wording.kind in KINDS_OF_LINES:
        of = wording.matches if wording.kind == "matching" else wording.choices
        return tuple(order_of(len(of), seed))
    shuffled = wording.shuffle and wording.kind != "true_false"
    return tuple(order_of(len(wording.choices), seed, shuffle=shuffled))


def show(
    wording: Wording,
    *,
    number: int,
    name: str,
    order: Sequence[int],
    answered: Reply = NOT_REPLIED,
    mark: Decimal | None = None,
    kept: Reply = NOT_REPLIED,
    is_missing: bool = False,
) -> ShownQuestion:
    """`answered` is what was handed in last, worth `mark`; `kept` is a draft, which comes first."""
    is_open = mark is None or not is_right(mark)
    told = told_of(wording, answered, order) if answered != NOT_REPLIED else ()
    is_missing = is_missing and is_open and not is_complete(wording.kind, lines_of(wording), kept)
    refilled = answered if kept == NOT_REPLIED and wording.kind in KINDS_OF_LINES else kept
    return ShownQuestion(
        number=number,
        name=name,
        kind=wording.kind,
        prompt=wording.prompt,
        is_open=is_open,
        is_missing=is_missing,
        verdict=verdict_of(mark) if mark is not None else "",
        told=told,
        right_lines=len(right_lines(wording, answered)) if lines_of(wording) else 0,
        choices=_choices(wording, order, kept, answered),
        lines=_lines(wording, name, order, refilled, is_missing=is_missing),
        typed=kept.typed,
        goes_below_zero=any(choice.text.startswith(("-", "−")) for choice in wording.choices),
        general_feedback=wording.general_feedback if told else "",
    )


def verdict_of(mark: Decimal) -> str:
    if is_right(mark):
        return "right"
    return "partly" if mark > 0 else "wrong"


def told_of(wording: Wording, reply: Reply, order: Sequence[int]) -> tuple[Told, ...]:
    """What is said of a whole reply; each choice of several has its own verdict."""
    if wording.kind in KINDS_OF_LINES:
        return (_told_of_lines(wording, reply),)
    verdict = verdict_of(mark_of(wording, reply))
    if wording.kind in KINDS_TYPED:
        place = fitting(wording, reply)
        feedback = () if place is None else _said(wording.choices[place].feedback)
        return (Told(verdict, reply.typed, feedbacks=feedback),)
    is_alone = wording.kind != "several"
    return tuple(
        Told(
            verdict if is_alone else "right" if wording.choices[place].fraction > 0 else "wrong",
            wording.choices[place].text,
            feedbacks=_said(wording.choices[place].feedback),
        )
        for place in order
        if place in reply.picked
    )


def _told_of_lines(wording: Wording, reply: Reply) -> Told:
    """Pairs and their feedback are told once all are right: before, they would give it away."""
    verdict = verdict_of(mark_of(wording, reply))
    if verdict != "right":
        return Told(verdict)
    feedbacks = tuple(f for choice in wording.choices for f in _said(choice.feedback))
    if wording.kind == "ordering":
        pairs = tuple((str(n), item.text) for n, item in enumerate(wording.choices, start=1))
    else:
        pairs = tuple((stem.text, stem.match) for stem in wording.stems)
    return Told(verdict, pairs=pairs, feedbacks=feedbacks)


def _said(feedback: str) -> tuple[str, ...]:
    return (feedback,) if feedback else ()


def _choices(
    wording: Wording, order: Sequence[int], kept: Reply, answered: Reply
) -> tuple[Option, ...]:
    """Where one of many is asked, the one just found wrong stands above: it is not offered again.

    A true or false keeps both: one choice alone is no question.
    """
    if wording.kind in (*KINDS_OF_LINES, *KINDS_TYPED):
        return ()
    gone: Collection[int] = answered.picked if wording.kind == "single" else ()
    return tuple(
        Option(place, wording.choices[place].text, is_chosen=place in kept.picked)
        for place in order
        if place not in gone
    )


def _lines(
    wording: Wording, name: str, order: Sequence[int], reply: Reply, *, is_missing: bool
) -> tuple[Line, ...]:
    """Fields and values are numbered as they are shown: their numbers tell nothing."""
    if wording.kind not in KINDS_OF_LINES:
        return ()
    picked = reply.picked or (NONE,) * lines_of(wording)
    if wording.kind == "matching":
        texts = [stem.text for stem in wording.stems]
        offered = [(place, wording.matches[place]) for place in order]
    else:
        texts = [wording.choices[item].text for item in order]
        offered = [(place, str(place + 1)) for place in range(len(order))]
        picked = tuple(picked[item] for item in order)
    to_fix = unfinished_line(wording.kind, picked) if is_missing else None
    return tuple(
        Line(
            name=f"{name}-{line}",
            text=text,
            options=tuple(
                Option(value, said, is_chosen=place == picked[line])
                for value, (place, said) in enumerate(offered)
            ),
            is_wrong=line == to_fix,
        )
        for line, text in enumerate(texts)
    )
