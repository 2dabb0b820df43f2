"""GIFT, the text format of Moodle's questions: strictly, as packs write it.

Every text is Markdown, whatever its format tag. What the bank does not hold is named with its line.
"""

from django.utils.translation import gettext as _

from curriculum.readers.gift_chunks import Chunk, chunks_of
from curriculum.readers.gift_manner import Manner
from curriculum.readers.gift_questions import OtherKind, read_question
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
    manner = Manner(say, say, is_strict=True)
    found = (_read(chunk, manner) for chunk in chunks_of(text, first_line, manner))
    questions = tuple(question for question in found if question is not None)
    return questions, problems.in_order()


def _read(chunk: Chunk, manner: Manner) -> PackQuestion | None:
    question = read_question(chunk, manner)
    if isinstance(question, OtherKind):
        sentence = _("Question de type « %(kind)s », pas prise ici. Proposez des choix.")
        manner.say(question.line, sentence % {"kind": question.kind})
        return None
    return question
