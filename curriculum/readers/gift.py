"""GIFT, the text format of Moodle's questions, for one choice and for several.

Every text is Markdown, whatever its format tag. What the format allows beyond that is named
with its line, so that a bank exported from Moodle tells what is left to do.
"""

from curriculum.readers.gift_chunks import chunks_of
from curriculum.readers.gift_questions import read_question
from curriculum.readers.problems import Problem, Problems
from curriculum.rules.packs import PackQuestion


def read_gift(
    text: str, *, file: str, first_line: int
) -> tuple[tuple[PackQuestion, ...], tuple[Problem, ...]]:
    """The questions of a text that begins at `first_line` of `file`; never raises.

    A question's key is its title; keys are neither required nor compared here. With a problem,
    a question may be missing or incomplete.
    """
    problems = Problems()
    say = problems.on(file)
    found = (read_question(chunk, say) for chunk in chunks_of(text, first_line, say))
    questions = tuple(question for question in found if question is not None)
    return questions, problems.in_order()
