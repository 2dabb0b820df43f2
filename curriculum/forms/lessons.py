"""What stops a lesson from being published, said where it has to be put right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from curriculum.queries.questions import current_versions, names_of
from curriculum.rules.pieces import RawBlock
from curriculum.rules.rows import ends_with_a_quiz, quizzes_of


class LessonForm(WagtailAdminPageForm):
    """A draft may be unfinished; what is published or submitted may not."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and cleaned.get("body") is not None:
            self._check(list(cleaned["body"].raw_data), cleaned)
        return cleaned

    def _check(self, blocks: list[RawBlock], cleaned: dict[str, Any]) -> None:
        self._check_minutes(blocks, cleaned.get("minutes"))
        errors = _question_errors(blocks)
        messages = []
        if cleaned.get("is_required") and not ends_with_a_quiz(blocks):
            messages.append(
                _("Une leçon obligatoire finit par un quiz. Ajoutez-en un, en dernier.")
            )
        if errors or messages:
            problem = StreamBlockValidationError(
                block_errors=errors, non_block_errors=ErrorList(messages)
            )
            self.add_error("body", problem)

    def _check_minutes(self, blocks: list[RawBlock], minutes: int | None) -> None:
        needed = sum(quiz.minutes for quiz in quizzes_of(blocks))
        if minutes is not None and minutes < needed:
            sentence = _("Les quiz durent déjà %(needed)s min. Allongez la leçon.")
            self.add_error("minutes", sentence % {"needed": needed})


def _question_errors(blocks: list[RawBlock]) -> dict[int, ValidationError]:
    """By the place of the quiz: it asks a question that is retired, or says nothing yet."""
    asked = {question for quiz in quizzes_of(blocks) for question in quiz.questions}
    refused = asked - current_versions(asked).keys()
    names = names_of(refused)
    errors: dict[int, ValidationError] = {}
    for place, block in enumerate(blocks):
        wrong = [q for quiz in quizzes_of([block]) for q in quiz.questions if q in refused]
        if wrong:
            listed = ", ".join(names.get(question, str(question)) for question in wrong)
            sentence = _("On ne peut plus poser « %(listed)s ». Choisissez une autre question.")
            said = ErrorList([sentence % {"listed": listed}])
            problem = ListBlockValidationError(non_block_errors=said)
            errors[place] = StructBlockValidationError(block_errors={"questions": problem})
    return errors
