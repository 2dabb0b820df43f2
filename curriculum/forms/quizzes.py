"""What stops a quiz from being published."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from curriculum.queries.questions import current_versions, drawable, names_of
from curriculum.rules.drawing import Drawable, overdrawn
from curriculum.rules.rows import Quiz, RawBlock, quizzes_of

Errors = dict[str, ValidationError]


def quiz_errors(blocks: list[RawBlock]) -> dict[int, ValidationError]:
    """By the place of the quiz: it asks nothing, what may not be asked, or more than there is."""
    quizzes = {place: quiz for place, block in enumerate(blocks) for quiz in quizzes_of([block])}
    asked = {question for quiz in quizzes.values() for question in quiz.questions}
    refused = asked - current_versions(asked).keys()
    names = names_of(refused)
    pool = drawable({draw.topic for quiz in quizzes.values() for draw in quiz.draws})
    found = {
        place: _refused(quiz, refused, names) | _too_large(quiz, pool) | _asks_nothing(quiz)
        for place, quiz in quizzes.items()
    }
    return {
        place: StructBlockValidationError(block_errors=errors)
        for place, errors in found.items()
        if errors
    }


def _refused(quiz: Quiz, refused: Iterable[UUID], names: Mapping[UUID, str]) -> Errors:
    wrong = [question for question in quiz.questions if question in refused]
    if not wrong:
        return {}
    listed = ", ".join(names.get(question, str(question)) for question in wrong)
    sentence = _("On ne peut plus poser « %(listed)s ». Choisissez une autre question.")
    return {"questions": _said(sentence % {"listed": listed})}


def _too_large(quiz: Quiz, pool: Iterable[Drawable]) -> Errors:
    sentence = _("« %(topic)s » : %(count)s à tirer au plus. Tirez-en moins, ou écrivez-en.")
    sentences = [
        sentence % {"topic": topic, "count": count}
        for topic, count in overdrawn(quiz.draws, listed=quiz.questions, pool=pool).items()
    ]
    return {"draws": _said(*sentences)} if sentences else {}


def _asks_nothing(quiz: Quiz) -> Errors:
    if quiz.questions or quiz.draws:
        return {}
    return {"questions": _said(_("Ce quiz ne demande rien. Ajoutez une question, ou un tirage."))}


def _said(*sentences: str) -> ValidationError:
    return ListBlockValidationError(non_block_errors=ErrorList(sentences))
