"""Work for later, told by its name in curriculum/tasks.py."""

from uuid import UUID

from content.actions.queue import queue


def later(task: str, *arguments: UUID | str | int) -> None:
    """Queue curriculum.tasks.<task>(*arguments)."""
    queue(f"curriculum.tasks.{task}", *arguments)
