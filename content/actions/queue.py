"""Work for later, queued in the transaction of its cause (decision 15)."""

from typing import Any
from uuid import UUID

from django_q.tasks import async_task


def queue(function: str, *arguments: UUID | str | int) -> None:
    """Queue a dotted function: both the cause and the job, or neither.

    A job is a nudge: the row it takes up says what must happen, and a sweep finds it again.
    """
    plain: list[Any] = [str(a) if isinstance(a, UUID) else a for a in arguments]
    async_task(function, *plain, task_name=function.rpartition(".")[2])
