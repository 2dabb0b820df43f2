"""Quizzes of a lesson: what stands after ```gift, and the questions inside."""

import re
import shlex
from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.readers.fields import slug_rule
from curriculum.readers.gift import read_gift
from curriculum.readers.markdown_blocks import GIFT, ORDER, RawPart, RawQuiz
from curriculum.readers.orderings import read_ordering
from curriculum.readers.problems import Problems, Say
from curriculum.readers.suggestions import or_else
from curriculum.rules.drawing import Draw
from curriculum.rules.keys import is_key
from curriculum.rules.packs import DEFAULT_MARK, PackQuestion, Quiz

ATTRIBUTES = ("cle", "titre", "minutes", "seuil", "tirer")
NEEDED = ATTRIBUTES[:3]
DRAW = re.compile(r"\s*([1-9]|[1-4]\d|50)\s+(\S.{,119}?)\s*")  # as the office asks
MAX_TITLE = 120
MAX_MINUTES = 90
MAX_MARK = 100


def read_quiz(raw: RawQuiz, file: str, problems: Problems) -> Quiz | None:
    said = _attributes(raw, file, problems)
    before = len(problems.in_order())
    questions = _questions(raw, file, problems)
    draws = _draws(said.get("tirer", ""), raw.line, problems.on(file))
    if raw.is_closed and not (questions or draws) and len(problems.in_order()) == before:
        problems.add(file, raw.line, _("Quiz sans question. Écrivez-en une, ou retirez le bloc."))
    key, title = said.get("cle", ""), said.get("titre", "")
    minutes = _number(said.get("minutes", ""), 0, MAX_MINUTES)
    mark = _number(said.get("seuil", str(DEFAULT_MARK)), 1, MAX_MARK)
    for sentence in _wrong(said, key, title, minutes, mark):
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


def _attributes(raw: RawQuiz, file: str, problems: Problems) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, value in _pairs(raw, file, problems):
        if name not in ATTRIBUTES:
            sentence = _("« %(name)s » n’est pas prévu après gift.") % {"name": name}
            problems.add(file, raw.line, f"{sentence} {or_else(name, ATTRIBUTES)}")
        elif name in said:
            sentence = _("« %(name)s » est écrit deux fois après gift. Gardez-en un.")
            problems.add(file, raw.line, sentence % {"name": name})
        else:
            said[name] = value
    return said


def _pairs(raw: RawQuiz, file: str, problems: Problems) -> Iterator[tuple[str, str]]:
    try:
        words = shlex.split(raw.attributes)
    except ValueError:
        problems.add(file, raw.line, _("Guillemet jamais fermé après gift. Fermez-le."))
        return
    for word in words:
        name, _equal, value = word.partition("=")
        yield name, value.strip()


def _number(text: str, least: int, most: int) -> int | None:
    is_short = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if is_short and least <= int(text) <= most else None


def _wrong(
    said: dict[str, str], key: str, title: str, minutes: int | None, mark: int | None
) -> Iterator[str]:
    for name in NEEDED:
        if not said.get(name):
            yield _("« %(name)s » manque après gift. Ajoutez %(name)s=…") % {"name": name}
    if key and not is_key(key):
        yield f"« {key} ». {slug_rule()}"
    if len(title) > MAX_TITLE:
        yield _("Titre de quiz trop long. Gardez 120 signes au plus.")
    if said.get("minutes") and minutes is None:
        yield _("La durée du quiz est un nombre entier de minutes, de 0 à 90.")
    if mark is None:
        yield _("Le seuil du quiz est un nombre entier, de 1 à 100.")
