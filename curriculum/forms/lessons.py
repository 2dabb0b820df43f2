"""What stops a lesson from being published, said where it has to be put right."""

from typing import Any

from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError

from curriculum.forms.dialogues import dialogue_errors
from curriculum.forms.exercises import exercise_errors
from curriculum.forms.links import link_errors
from curriculum.forms.quizzes import quiz_errors
from curriculum.rules.activities import activities_of, ends_with_an_activity
from curriculum.rules.pieces import RawBlock


class LessonForm(WagtailAdminPageForm):
    """A draft may be unfinished; what is published or submitted may not."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and cleaned.get("body") is not None:
            self._check(list(cleaned["body"].raw_data), cleaned)
        return cleaned

    def _check(self, blocks: list[RawBlock], cleaned: dict[str, Any]) -> None:
        self._check_minutes(blocks, cleaned.get("minutes"))
        checks = (link_errors, quiz_errors, dialogue_errors, exercise_errors)
        errors = {place: error for check in checks for place, error in check(blocks).items()}
        messages = []
        if cleaned.get("is_required") and not ends_with_an_activity(blocks):
            messages.append(
                _("Une leçon obligatoire finit par une activité. Ajoutez-en une, en dernier.")
            )
        if errors or messages:
            problem = StreamBlockValidationError(
                block_errors=errors, non_block_errors=ErrorList(messages)
            )
            self.add_error("body", problem)

    def _check_minutes(self, blocks: list[RawBlock], minutes: int | None) -> None:
        needed = sum(activity.minutes for activity in activities_of(blocks))
        if minutes is not None and minutes < needed:
            sentence = _("Les activités durent déjà %(needed)s min. Allongez la leçon.")
            self.add_error("minutes", sentence % {"needed": needed})
