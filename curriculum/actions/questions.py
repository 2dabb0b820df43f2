"""What can happen to a question of the bank."""

from datetime import datetime
from uuid import UUID

from curriculum.models import Question
from curriculum.queries.questions import short_draws_without, uses_of
from curriculum.rules.questions import Wording


class AskedSomewhereError(Exception):
    """A question that a published quiz asks cannot be retired: the quiz could stay unfinished."""


class DrawnSomewhereError(Exception):
    """A published quiz draws from its topic, and would not find enough without it."""


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
    """Ask it nowhere any more; whoever had drawn it draws another.

    Raises AskedSomewhereError or DrawnSomewhereError while a published quiz needs it.
    """
    if any(not use.is_drawn for use in uses_of(question)):
        raise AskedSomewhereError(question.name)
    if short_draws_without(question):
        raise DrawnSomewhereError(question.name)
    question.retired_at = at
    question.save(update_fields=["retired_at"])


def bring_back_question(question: Question) -> None:
    question.retired_at = None
    question.save(update_fields=["retired_at"])
