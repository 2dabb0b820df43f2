"""Other processes on the same database: what they are given, they do at the same moment."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection

FORK = multiprocessing.get_context("fork")
A_WHILE = 120


def at_once(count: int, do: Callable[[int], None]) -> list[int]:
    """Run do(0), do(1)… in as many processes, let go together; their exit codes."""
    connection.close()
    gate = FORK.Barrier(count)

    def wait_and_do(number: int) -> None:
        gate.wait(A_WHILE)
        do(number)
        connection.close()

    running = [FORK.Process(target=wait_and_do, args=(n,)) for n in range(count)]
    for process in running:
        process.start()
    try:
        for process in running:
            process.join(A_WHILE)
    finally:
        for process in running:
            process.kill()
    return [process.exitcode if process.exitcode is not None else -1 for process in running]


def killed_at_query(number: int, do: Callable[[], None]) -> bool:
    """Run `do` in a process killed (-9) as it is about to ask its nth query; True if it was."""
    connection.close()

    def die_then() -> None:
        asked = 0

        def count(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal asked
            asked += 1
            if asked == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*arguments)

        with connection.execute_wrapper(count):
            do()
        connection.close()

    process = FORK.Process(target=die_then)
    process.start()
    try:
        process.join(A_WHILE)
    finally:
        process.kill()
    return process.exitcode == -signal.SIGKILL
