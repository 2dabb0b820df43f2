"""A question as Moodle's XML. Texts stay Markdown: Moodle reads it as it reads HTML."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr  # nosec: writing only

from curriculum.rules.questions import ANYTHING, Choice, QuestionKind, Wording, number_in, plain

HUNDRED = Decimal(100)
MARKDOWN, TYPED = "markdown", "moodle_auto_format"
TYPES: dict[QuestionKind, str] = {
    "single": "multichoice",
    "several": "multichoice",
    "true_false": "truefalse",
    "matching": "matching",
    "ordering": "ordering",
    "numeric": "numerical",
    "short_text": "shortanswer",
}


def moodle_of(wording: Wording, *, key: str, name: str, objective: str = "") -> str:
    """One <question>, ended by a line feed."""
    lines = [
        f"<question type={quoteattr(TYPES[wording.kind])}>",
        f"<name>{_text(name)}</name>",
        f'<questiontext format="{MARKDOWN}">{_text(wording.prompt)}</questiontext>',
        f'<generalfeedback format="{MARKDOWN}">{_text(wording.general_feedback)}</generalfeedback>',
        "<defaultgrade>1</defaultgrade>",
        "<penalty>0</penalty>",
        "<hidden>0</hidden>",
        f"<idnumber>{_safe(key)}</idnumber>",
        f"<shuffleanswers>{'true' if wording.shuffle else 'false'}</shuffleanswers>",
        *_own(wording, objective),
        *(ANSWERS[wording.kind](choice) for choice in wording.choices),
        "</question>",
    ]
    return "\n".join(["", *lines, ""])


def category_of(topic: str) -> str:
    """What gives its topic to all the questions that follow."""
    path = _text("/".join(["top", *(step for step in topic.split("/") if step)]))
    return f'\n<question type="category"><category>{path}</category></question>\n'


def _own(wording: Wording, objective: str) -> Iterator[str]:
    """What one kind alone has, and what Moodle leaves aside and we read back."""
    if wording.kind in ("single", "several"):
        yield f"<single>{'true' if wording.kind == 'single' else 'false'}</single>"
    if wording.kind == "short_text":
        yield "<usecase>0</usecase>"
    if wording.kind == "ordering":
        yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
        yield "<selectcount>0</selectcount><gradingtype>ABSOLUTE_POSITION</gradingtype>"
    if wording.source:
        yield f"<source>{_text(wording.source)}</source>"
    if objective:
        yield f"<objective>{_safe(objective)}</objective>"


def _answer(choice: Choice, text: str, form: str, more: str = "") -> str:
    said = f'<feedback format="{MARKDOWN}">{_text(choice.feedback)}</feedback>'
    share = plain(choice.fraction * HUNDRED)
    return f'<answer fraction="{share}" format="{form}">{_text(text)}{said}{more}</answer>'


def _choice(choice: Choice) -> str:
    return _answer(choice, choice.text, MARKDOWN)


def _words(choice: Choice) -> str:
    return _answer(choice, choice.text, TYPED)


def _number(choice: Choice) -> str:
    number = number_in(choice.text)
    text = ANYTHING if number is None else plain(number)
    tolerance = f"<tolerance>{plain(choice.tolerance)}</tolerance>"
    return _answer(choice, text, TYPED, tolerance)


def _pair(choice: Choice) -> str:
    match = f"<answer>{_text(choice.match)}</answer>"
    return f'<subquestion format="{MARKDOWN}">{_text(choice.text)}{match}</subquestion>'


def _text(text: str) -> str:
    return f"<text>{_safe(text)}</text>"


def _safe(text: str) -> str:
    """Without the signs that XML cannot hold."""
    kept = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    return escape(kept.replace("\ufffe", "").replace("\uffff", ""))


ANSWERS: dict[QuestionKind, Callable[[Choice], str]] = {
    "single": _choice,
    "several": _choice,
    "true_false": _words,
    "matching": _pair,
    "ordering": _choice,
    "numeric": _number,
    "short_text": _words,
}
