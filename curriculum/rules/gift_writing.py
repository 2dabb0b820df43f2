r"""A question as canonical GIFT: the same question is always the same text.

One choice per line; a text of several lines stands on one, with `\n`. In a pack every text is
Markdown and nothing says so; elsewhere `[markdown]` tells Moodle. Ordering cannot be said.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from curriculum.rules.imports import one_line
from curriculum.rules.questions import (
    ANYTHING,
    TRUE,
    Choice,
    QuestionKind,
    Wording,
    number_in,
    plain,
)

HUNDRED = Decimal(100)
SIGNS = re.compile(r"->|[\\~=#{}:]")
FORMAT_FIRST = re.compile(r"\[(?:markdown|plain|moodle|html)\]|%")
MARKDOWN = "[markdown]"
INDENT = "  "


class NotInGiftError(ValueError):
    """GIFT has no way to say this kind of question."""


def gift_of(wording: Wording, *, key: str, before: Iterable[str] = (), tag: str = MARKDOWN) -> str:
    """The question, ended by a line feed; `before` are the comment lines that speak of it.

    `tag` is what names the format of the prompt: `[markdown]`, or nothing in a pack.
    """
    if wording.kind not in ANSWERS:
        raise NotInGiftError(wording.kind)
    told = [INDENT + "####" + _text(wording.general_feedback)] if wording.general_feedback else []
    head = f"::{escaped(key)}::{tag}{_prompt(wording.prompt, tag)} "
    lines = [*before, head + OPENINGS.get(wording.kind, "{")]
    lines += [INDENT + answer for answer in ANSWERS[wording.kind](wording)]
    return "\n".join([*lines, *told, "}", ""])


def comments_of(wording: Wording, *, objective: str = "", topic: str = "") -> Iterator[str]:
    """The lines that speak to us and that Moodle leaves aside."""
    if objective:
        yield f"// objectif: {objective}"
    if topic:
        yield f"// thème: {topic}"
    if wording.source:
        yield f"// source: {one_line(wording.source)}"
    if not wording.shuffle:
        yield "// ordre: fixe"


def escaped(text: str) -> str:
    lines = SIGNS.sub(r"\\\g<0>", text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\n", "\\n")


def _prompt(text: str, tag: str) -> str:
    return escaped(text.strip()) if tag else _text(text)


def _text(text: str) -> str:
    """Words that look like a format or a weight come after a format."""
    written = escaped(text.strip())
    return f"{MARKDOWN}{written}" if FORMAT_FIRST.match(written) else written


def _said(choice: Choice) -> str:
    return f" #{_text(choice.feedback)}" if choice.feedback.strip() else ""


def _percent(share: Decimal) -> str:
    return f"%{plain(share * HUNDRED)}%"


def _choices(wording: Wording) -> Iterator[str]:
    for choice in wording.choices:
        if wording.kind == "single" and choice.fraction == 1:
            sign = "="
        else:
            sign = f"~{_percent(choice.fraction)}" if choice.fraction else "~"
        yield f"{sign}{_text(choice.text)}{_said(choice)}"


def _pairs(wording: Wording) -> Iterator[str]:
    for choice in wording.choices:
        yield f"={_text(choice.text)} -> {_typed(choice.match)}"


def _truth(wording: Wording) -> Iterator[str]:
    """`TRUE#said to who was wrong#said to who was right`."""
    right = next(choice for choice in wording.choices if choice.fraction == 1)
    wrong = next(choice for choice in wording.choices if choice is not right)
    line = "TRUE" if right.text == TRUE else "FALSE"
    if right.feedback.strip() or wrong.feedback.strip():
        line += f" #{_text(wrong.feedback)}"
    yield line + _said(right)


def _numbers(wording: Wording) -> Iterator[str]:
    for choice in wording.choices:
        number = number_in(choice.text)
        text = ANYTHING if number is None else plain(number)
        tolerance = f":{plain(choice.tolerance)}" if choice.tolerance else ""
        yield f"={_weight(choice)}{text}{tolerance}{_said(choice)}"


def _words(wording: Wording) -> Iterator[str]:
    for choice in wording.choices:
        yield f"={_weight(choice)}{_typed(choice.text)}{_said(choice)}"


def _weight(choice: Choice) -> str:
    needed = choice.fraction != 1 or choice.text.startswith("%")
    return _percent(choice.fraction) if needed else ""


def _typed(text: str) -> str:
    """Words to type have no format: those that look like one come after « plain »."""
    written = escaped(text.strip())
    return (
        f"[plain]{written}" if written.startswith("[") and FORMAT_FIRST.match(written) else written
    )


ANSWERS: dict[QuestionKind, Callable[[Wording], Iterator[str]]] = {
    "single": _choices,
    "several": _choices,
    "matching": _pairs,
    "true_false": _truth,
    "numeric": _numbers,
    "short_text": _words,
}
OPENINGS: dict[QuestionKind, str] = {"numeric": "{#"}
