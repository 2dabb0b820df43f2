"""Work for later, told by its name in learners/tasks.py."""

from uuid import UUID

from content.actions.queue import queue


def later(task: str, *arguments: UUID | str | int) -> None:
    """Queue learners.tasks.<task>(*arguments)."""
    queue(f"learners.tasks.{task}", *arguments)
