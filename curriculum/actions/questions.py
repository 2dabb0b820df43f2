"""What can happen to a question of the bank."""

from datetime import datetime
from uuid import UUID

from curriculum.models import Question
from curriculum.queries.questions import uses_of
from curriculum.rules.questions import Wording


class AskedSomewhereError(Exception):
    """A question that a published quiz asks cannot be retired: the quiz could stay unfinished."""


def add_question(
    key: UUID, *, name: str, topic: str, objective: UUID | None, at: datetime
) -> tuple[Question, bool]:
    """A question without words yet; the same key again is the first one again."""
    facts = {"name": name, "topic": topic, "objective": objective, "created_at": at}
    return Question.objects.get_or_create(id=key, defaults=facts)


def rename_question(question: Question, *, name: str, topic: str, objective: UUID | None) -> None:
    question.name, question.topic, question.objective = name, topic, objective
    question.save(update_fields=["name", "topic", "objective"])


def write_version(question: Question, content: Wording, *, at: datetime) -> bool:
    """A new version, made the current one; False when the question says that already."""
    return question.reword(content, at=at)


def retire_question(question: Question, *, at: datetime) -> None:
    """Ask it nowhere any more. Raises AskedSomewhereError while a published quiz asks it."""
    if uses_of(question.pk):
        raise AskedSomewhereError(question.name)
    question.retired_at = at
    question.save(update_fields=["retired_at"])


def bring_back_question(question: Question) -> None:
    question.retired_at = None
    question.save(update_fields=["retired_at"])
