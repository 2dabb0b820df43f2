"""What is prepared before anything runs: commands one after another, or side by side."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.bootstrap import RefusalError, say
from config.processes import Process, end_group, leashed, stop_all

TICK = 0.05
EXCEPTION = re.compile(r"(?:\w+\.)*[A-Z]\w*: (?P<message>.+)")


@dataclass(frozen=True)
class Step:
    """Said before, then run: all its commands, by name, at the same time."""

    title: str
    commands: Mapping[str, Sequence[str]]


def take(steps: Sequence[Step], environment: Mapping[str, str], logs: Path) -> None:
    """Run the steps in order.

    Raises RefusalError with the last meaningful line of the first command that fails.
    """
    for step in steps:
        say(f"{step.title}…")
        _wait(step, {_log(logs, name): c for name, c in step.commands.items()}, environment)


def _log(folder: Path, name: str) -> Path:
    """An empty log for a command that starts now."""
    file = folder / f"{name}.log"
    file.unlink(missing_ok=True)
    return file


def _wait(
    step: Step, commands: Mapping[Path, Sequence[str]], environment: Mapping[str, str]
) -> None:
    """Until all have ended well; as soon as one has not, the others are stopped."""
    running: dict[Path, Process] = {}
    try:
        for log, command in commands.items():
            running[log] = leashed(command, environment, log)
        while any(process.poll() is None for process in running.values()):
            _refuse_failures(step, running)
            time.sleep(TICK)
        _refuse_failures(step, running)
    except BaseException:
        stop_all(list(running.values()))
        raise
    for process in running.values():
        end_group(process)


def _refuse_failures(step: Step, running: Mapping[Path, Process]) -> None:
    for log, process in running.items():
        if process.poll():
            reason = telling_line(log) or f"it stopped with code {process.returncode}"
            raise RefusalError(f"{step.title.lower()} failed: {reason} (details: {log})")


def telling_line(log: Path) -> str:
    """The last line that is not blank, without the exception's class and the final stop."""
    text = log.read_text("utf-8", "replace") if log.is_file() else ""
    last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
    known = EXCEPTION.fullmatch(last)
    return (known["message"] if known else last).rstrip(".")
