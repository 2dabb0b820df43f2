"""Programs kept running side by side: started, watched, started again, stopped together.

Django is not loaded here: this process stays small.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.bootstrap import RefusalError, say
from config.processes import Process, end_group, ignore_signals, leashed, stop_all
from config.steps import telling_line

TICK = 0.2  # seconds between two rounds
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a program is started again
STEADY = 10.0  # a program that lived so many seconds was not failing at once
LONGEST_START = 90.0  # seconds to wait for the first answer


@dataclass
class Program:
    """One program to keep running. Without a log, it speaks to our terminal."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None
    log: Path | None = None
    process: Process | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    start_at: float = field(default=0.0, init=False)
    pause: float = field(default=0.0, init=False)

    def tend(self, now: float) -> None:
        """Start what is not running; bury what has died, and say when it starts again."""
        if self.process is None:
            if now >= self.start_at:
                self.process = leashed(self.command, self.environment, self.log)
                self.started_at = now
        elif self.process.poll() is not None:
            end_group(self.process)
            self.process = None
            self.pause = next_pause(self.pause, lived=now - self.started_at)
            self.start_at = now + self.pause
            say(f"The {self.name} stopped; it starts again in {self.pause:g} s.")


def next_pause(last: float, *, lived: float) -> float:
    """Half a second, then twice as long each time a program dies at once."""
    if not last or lived >= STEADY:
        return FIRST_PAUSE
    return min(last * 2, LONGEST_PAUSE)


def keep_running(
    programs: Sequence[Program], is_ready: Callable[[], bool], when_ready: Callable[[], None]
) -> None:
    """Keep the programs running until a signal comes; speak once when they first answer.

    Raises RefusalError when they do not answer in good time.
    """
    begun, ready = time.monotonic(), False
    try:
        while True:
            now = time.monotonic()
            for program in programs:
                program.tend(now)
            if not ready and is_ready():
                ready = True
                when_ready()
            if not ready and now - begun > LONGEST_START:
                raise RefusalError(f"the site does not answer: {_last_words(programs)}")
            time.sleep(TICK)
    finally:
        ignore_signals()
        stop_all([program.process for program in programs if program.process])


def _last_words(programs: Sequence[Program]) -> str:
    lines = (telling_line(program.log) for program in programs if program.log)
    return next((line for line in lines if line), "no program said why")
