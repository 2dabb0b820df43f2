"""What became of a question: where it is asked, and what it said before."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from curriculum.queries.questions import uses_of


class QuestionHistoryPanel(Panel):
    """Shown once the question exists."""

    class BoundPanel(Panel.BoundPanel):
        """The panel, for one question."""

        template_name = "curriculum/office/_question_history.html"

        def is_shown(self) -> bool:
            return not self.instance._state.adding  # noqa: SLF001  # Django's own way to know a new row

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "question": self.instance,
                "uses": uses_of(self.instance),
                "versions": self.instance.versions.order_by("-number"),
            }
