"""What is wrong in a file that somebody gave us: where, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

Say = Callable[[int, str], None]
"""Say what is wrong at a line of the file being read."""


@dataclass(frozen=True, order=True)
class Problem:
    """`file` is relative to what was given; `line` counts from 1."""

    file: str
    line: int
    sentence: str


class Problems:
    """All that was found, gathered while reading goes on; each thing is said once."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(self, file: str, line: int, sentence: str) -> None:
        self._found.add(Problem(file, max(line, 1), sentence))

    def on(self, file: str) -> Say:
        return partial(self.add, file)

    def in_order(self) -> tuple[Problem, ...]:
        return tuple(sorted(self._found))
