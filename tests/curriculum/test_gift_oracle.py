"""GIFT as another program reads it: pygiftparser, where it follows Moodle.

It knows no number below zero, and no weight before a number or a short text.
"""

import io
import warnings
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.readers.question_files import questions_of
from curriculum.rules.questions import plain

with warnings.catch_warnings():  # it asks for the machine's language in an old way
    warnings.simplefilter("ignore")
    from pygiftparser import answer as theirs
    from pygiftparser import parser

WORD = st.text(alphabet="abcdéè", min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
SAID = st.one_of(st.just(""), WORDS)
DISTINCT = st.lists(WORDS, min_size=2, max_size=4, unique_by=str.casefold)


def feedback(said):
    return f"#{said}" if said else ""


def choice(sign, text, said):
    return f"{sign}{text}{feedback(said)}"


@st.composite
def single(draw):
    first, *others = draw(DISTINCT)
    lines = [choice("=", first, draw(SAID))]
    lines += [choice(draw(st.sampled_from(["~", "~%50%", "~%-25%"])), it, "") for it in others]
    return " ".join(lines)


@st.composite
def several(draw):
    one, two, *others = draw(DISTINCT)
    lines = [choice("~%50%", one, draw(SAID)), choice("~%50%", two, draw(SAID))]
    return "\n".join([*lines, *(choice("~%-100%", it, draw(SAID)) for it in others)])


@st.composite
def truth(draw):
    return draw(st.sampled_from(["T", "TRUE", "F", "FALSE"])) + feedback(draw(SAID))


@st.composite
def pairs(draw):
    return "\n".join(f"={stem} -> {draw(WORDS)}{n}" for n, stem in enumerate(draw(DISTINCT)))


@st.composite
def short(draw):
    return " ".join(choice("=", it, draw(SAID)) for it in draw(DISTINCT))


@st.composite
def number(draw):
    value, tolerance = draw(st.integers(0, 99)), draw(st.integers(0, 9))
    return f"#{value}:{tolerance}"


ANSWERS = st.one_of(single(), several(), truth(), pairs(), short(), number())
KINDS = {
    theirs.SelectSet: "single",
    theirs.MultipleChoicesSet: "several",
    theirs.TrueFalseSet: "true_false",
    theirs.MatchingSet: "matching",
    theirs.ShortSet: "short_text",
    theirs.NumericAnswerSet: "numeric",
}


def as_they_read(question):
    kind, answers = KINDS[type(question.answers)], question.answers
    if kind == "true_false":
        right, wrong = ("true", "false") if answers.answer else ("false", "true")
        marks = {right: (100, answers.feedbackCorrect), wrong: (0, answers.feedbackWrong)}
        choices = [(text, marks[text][0], marks[text][1] or "") for text in ("true", "false")]
    elif kind == "matching":
        choices = [(a.question.strip(), a.answer.strip()) for a in answers.answers]
    elif kind == "numeric":
        choices = [(a.value, a.tolerance, a.fraction) for a in answers.answers]
    else:
        choices = [(a.answer, a.fraction, a.feedback or "") for a in answers.answers]
    return question.title, question.text, kind, choices


def as_we_read(found):
    wording = found.wording
    if wording.kind == "matching":
        choices = [(c.text, c.match) for c in wording.choices]
    elif wording.kind == "numeric":
        choices = [(float(c.text), float(c.tolerance), 100) for c in wording.choices]
    else:
        choices = [
            (c.text, float(plain(c.fraction * Decimal(100))), c.feedback) for c in wording.choices
        ]
    return found.name, wording.prompt, wording.kind, choices


@settings(deadline=None, max_examples=100)
@given(WORDS, WORDS, ANSWERS)
def test_we_read_a_question_as_another_program_does(title, prompt, answers):
    text = f"// un commentaire\n::{title}::{prompt} {{\n{answers}\n}}\n"
    (theirs_,) = parser.parseFile(io.StringIO(text))
    (take,) = questions_of(text.encode())
    found = take()

    assert found.wrong == ()
    assert as_we_read(found) == as_they_read(theirs_)
