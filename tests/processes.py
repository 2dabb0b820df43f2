"""Other processes on the same database: what they are given, they do at the same moment."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection

from learners import tasks
from tests.databases import point_at

FORK = multiprocessing.get_context("fork")
# A process that has made a PDF runs threads, and what is forked from it hangs in the next one:
# papers are made by processes forked from a server that never made any.
FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload(["tests.preload"])
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
    return was_killed(FORK.Process(target=die_at, args=(number, do)))


def paper_made_afresh(certificate: str, *, killed_at: int = 0) -> bool:
    """Run the worker's job in a fresh process, killed at its nth query; True if it was."""
    database = str(connection.settings_dict["NAME"])
    connection.close()
    return was_killed(FRESH.Process(target=make_paper, args=(database, certificate, killed_at)))


def make_paper(database: str, certificate: str, killed_at: int) -> None:
    """What the fresh process does: at module level, since it is sent there by name."""
    point_at(database)
    die_at(killed_at, lambda: tasks.make_paper(certificate))


def die_at(number: int, do: Callable[[], None]) -> None:
    """Do it, but for the nth query: there the process kills itself."""
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


def was_killed(process: Any) -> bool:
    """Start it and wait for its end: True for -9, False for a quiet end. Anything else fails."""
    process.start()
    try:
        process.join(A_WHILE)
        assert process.exitcode in {0, -signal.SIGKILL}, process.exitcode
    finally:
        process.kill()
    return process.exitcode == -signal.SIGKILL
