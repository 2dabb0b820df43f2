"""GIFT files written elsewhere: read as Moodle reads them, a question at a time."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _

from curriculum.readers.findings import Findings
from curriculum.readers.gift_chunks import Chunk, chunks_of
from curriculum.readers.gift_lexer import Line
from curriculum.readers.gift_manner import Manner
from curriculum.readers.gift_questions import OtherKind, read_question
from curriculum.readers.html_texts import without_embedded
from curriculum.rules.imports import FoundQuestion, Takes
from curriculum.rules.packs import wording_of

HANDS_OFF = Manner(lambda _line, _said: None, lambda _line, _said: None, is_strict=False)


def gift_questions(text: str) -> Takes:
    """Comments that we do not know are the author's own: nothing is said of them."""
    for chunk in chunks_of(text, 1, HANDS_OFF):
        yield partial(_found, chunk)


def _found(chunk: Chunk) -> FoundQuestion:
    found = Findings(chunk.lines[0].number)
    lines = (Line(line.number, without_embedded(line.text)) for line in chunk.lines)
    chunk = replace(chunk, lines=tuple(lines))
    if found.is_endless(sum(len(line.text) for line in chunk.lines)):
        return found.without_words(_start(chunk))
    manner = Manner(found.say, found.note_at, is_strict=False)
    question = read_question(chunk, manner)
    if question is None:
        return found.without_words(_start(chunk))
    if isinstance(question, OtherKind):
        return found.aside(question.kind, name=question.title)
    return found.question(
        wording_of(question),
        name=question.key,
        key=next(iter(chunk.marked("id")), ""),
        topic=question.topic,
        tags=chunk.marked("tag"),
        objective=question.objective,
    )


def _start(chunk: Chunk) -> str:
    """The title of what could not be read, or its first words."""
    first = chunk.lines[0].text.strip()
    return first.split("::")[1] if first.startswith("::") else first


def other_kind_of(name: str) -> str:
    """What people call a kind of question of Moodle's that we do not hold."""
    return {
        "essay": _("réponse libre"),
        "description": _("texte sans réponse"),
        "cloze": _("texte à trous"),
        "multianswer": _("texte à trous"),
        "calculated": _("calcul"),
        "calculatedsimple": _("calcul"),
        "calculatedmulti": _("calcul à choix"),
        "ddwtos": _("mots à glisser dans un texte"),
        "ddimageortext": _("éléments à glisser sur une image"),
        "ddmarker": _("repères à glisser sur une image"),
        "gapselect": _("mots à choisir dans un texte"),
        "randomsamatch": _("appariement tiré au hasard"),
        "random": _("question tirée au hasard"),
    }.get(name, name)
