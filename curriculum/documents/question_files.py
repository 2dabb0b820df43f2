"""The bank as a file that other programs read: GIFT, or Moodle's XML."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from curriculum.models import Question
from curriculum.rules.gift_writing import NotInGiftError, comments_of, gift_of
from curriculum.rules.imports import one_line
from curriculum.rules.moodle_writing import category_of, moodle_of
from curriculum.rules.questions import Wording

GIFT, MOODLE = "gift", "moodle"
FORMATS = {GIFT: "text/plain; charset=utf-8", MOODLE: "text/xml; charset=utf-8"}
EXTENSIONS = {GIFT: "gift.txt", MOODLE: "xml"}
Asked = Iterable[tuple[Question, Wording]]


def write_questions(form: str, asked: Asked) -> tuple[str, list[str]]:
    """The file, and the names of the questions that this format cannot say."""
    return _gift(asked) if form == GIFT else (_moodle(asked), [])


def _gift(asked: Asked) -> tuple[str, list[str]]:
    """A question that GIFT cannot say leaves a comment in its place."""
    left: list[str] = []
    pieces: list[str] = []
    topic = ""
    for question, wording in asked:
        if question.topic != topic:
            topic = question.topic
            pieces.append(f"$CATEGORY: {_category(topic)}\n")
        try:
            pieces.append(gift_of(wording, key=question.name, before=_before(question, wording)))
        except NotInGiftError:
            left.append(question.name)
            said = _("GIFT ne sait pas dire cette remise en ordre : %(name)s")
            pieces.append(f"// {said % {'name': one_line(question.name)}}\n")
    return "\n".join(pieces), left


def _before(question: Question, wording: Wording) -> Iterator[str]:
    """Its key as Moodle writes it; what Moodle leaves aside, as comments."""
    yield f"// [id:{_marked(key_of(question))}]"
    yield from comments_of(wording, objective=str(question.objective or ""))


def _moodle(asked: Asked) -> str:
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    topic = ""
    for question, wording in asked:
        if question.topic != topic:
            topic = question.topic
            pieces.append(category_of(topic))
        pieces.append(
            moodle_of(
                wording,
                key=key_of(question),
                name=question.name,
                objective=str(question.objective or ""),
            )
        )
    return "".join([*pieces, "\n</quiz>\n"])


def key_of(question: Question) -> str:
    """What a file called it, or what it is here: it is known again either way."""
    return question.origin or str(question.pk)


def _category(topic: str) -> str:
    return one_line(topic) or "top"


def _marked(key: str) -> str:
    return one_line(key).replace("\\", "\\\\").replace("]", "\\]")
