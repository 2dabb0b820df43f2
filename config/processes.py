"""Processes that are always ended whole: a program, its children and their children.

Each runs in a session of its own behind a leash (config/leash.py): a django-q2 master killed with
-9 leaves a sentinel and workers that would otherwise run for ever.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

Process = subprocess.Popen[bytes]
LEASH = Path(__file__).with_name("leash.py")
GRACE = 6.0  # seconds given to all to end by themselves
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leashed(
    command: Sequence[str], environment: Mapping[str, str] | None = None, log: Path | None = None
) -> Process:
    """Start a command that ends when we do. It writes to its log, or where we write."""
    words = [sys.executable, "-IS", str(LEASH), *command]
    if log is None:
        return _started(words, environment, None)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return _started(words, environment, output.fileno())


def _started(
    words: Sequence[str], environment: Mapping[str, str] | None, output: int | None
) -> Process:
    return subprocess.Popen(
        words,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def end_group(process: Process) -> None:
    """Kill what is left of it, whether or not its leader still lives."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()


def stop_all(processes: Sequence[Process]) -> None:
    """Ask each to end, wait a few seconds for all, kill what is left."""
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        end_group(process)


def heed_signals() -> None:
    """Ctrl-C, a polite kill and a closed terminal all end in KeyboardInterrupt."""
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup
            signal.signal(number, signal.default_int_handler)


def ignore_signals() -> None:
    """While we stop, nothing interrupts us."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
