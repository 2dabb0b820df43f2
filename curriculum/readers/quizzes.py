"""Quizzes of a lesson: what stands after ```gift, and the questions inside."""

import re

from django.utils.translation import gettext as _

from curriculum.readers.fence_attributes import fence_attributes, number_in, wrong_attributes
from curriculum.readers.gift import read_gift
from curriculum.readers.markdown_blocks import GIFT, ORDER, RawPart, RawQuiz
from curriculum.readers.orderings import read_ordering
from curriculum.readers.problems import Problems, Say
from curriculum.rules.drawing import Draw
from curriculum.rules.packs import DEFAULT_MARK, PackQuestion, Quiz

ATTRIBUTES = ("cle", "titre", "minutes", "seuil", "tirer")
DRAW = re.compile(r"\s*([1-9]|[1-4]\d|50)\s+(\S.{,119}?)\s*")  # as the office asks
MAX_MINUTES = 90
MAX_MARK = 100


def read_quiz(raw: RawQuiz, file: str, problems: Problems) -> Quiz | None:
    said = fence_attributes(raw.attributes, GIFT, ATTRIBUTES, raw.line, problems.on(file))
    before = len(problems.in_order())
    questions = _questions(raw, file, problems)
    draws = _draws(said.get("tirer", ""), raw.line, problems.on(file))
    if raw.is_closed and not (questions or draws) and len(problems.in_order()) == before:
        problems.add(file, raw.line, _("Quiz sans question. Écrivez-en une, ou retirez le bloc."))
    key, title = said.get("cle", ""), said.get("titre", "")
    minutes = number_in(said.get("minutes", ""), 0, MAX_MINUTES)
    mark = number_in(said.get("seuil", str(DEFAULT_MARK)), 1, MAX_MARK)
    for sentence in wrong_attributes(said, GIFT, minutes, mark):
        problems.add(file, raw.line, sentence)
    if minutes is None or mark is None:
        return None
    return Quiz(key, title, minutes, mark, questions, raw.line, draws)


def _questions(raw: RawQuiz, file: str, problems: Problems) -> tuple[PackQuestion, ...]:
    """In the order in which they stand, whatever each part is written in."""
    questions: list[PackQuestion] = []
    for part in (RawPart(GIFT, raw.text, raw.line), *raw.more):
        if part.word == ORDER:
            ordering = read_ordering(part.text, part.line, problems.on(file))
            questions += [ordering] if ordering else []
        else:
            read, found = read_gift(part.text, file=file, first_line=part.line + 1)
            questions += read
            for problem in found:
                problems.add(problem.file, problem.line, problem.sentence)
    return tuple(questions)


def _draws(written: str, line: int, say: Say) -> tuple[Draw, ...]:
    """« 3 faire-pour; 2 dire-non »: so many questions of the bank, from each topic."""
    draws: list[Draw] = []
    for part in filter(str.strip, written.split(";")):
        found = DRAW.fullmatch(part)
        if found is None:
            say(line, _("« tirer » dit combien, puis le thème : « 3 faire-pour; 2 dire-non »."))
        else:
            draws.append(Draw(found[2], int(found[1])))
    return tuple(draws)
