"""Lists as people type them, put as the Markdown library wants them.

It asks for an empty line before a list and four spaces per level; people type neither.
"""

import re
from dataclasses import dataclass, field

ITEM = re.compile(r"(?:[-*+]|1[.]) +\S")
NEXT_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.]) +\S")
FENCE = re.compile(r"`{3,}|~{3,}")
LEVEL = " " * 4
MAX_LEVELS = 6
ENDS = ("#", ">")


@dataclass
class Lists:
    """`levels` holds the indent of each list that is open, outermost first."""

    levels: list[int] = field(default_factory=list)
    spaced: list[str] = field(default_factory=list)
    fence: str = ""

    def take(self, line: str) -> None:
        if self._is_code(line):
            self.levels = []
            self.spaced.append(line)
        elif self._is_item(line):
            self._take_item(line)
        else:
            self._take_text(line)

    def _is_code(self, line: str) -> bool:
        found = FENCE.match(line)
        if not self.fence:
            self.fence = found[0] if found else ""
            return bool(found)
        if found and found[0].startswith(self.fence):
            self.fence = ""
        return True

    def _is_item(self, line: str) -> bool:
        """Text that goes on with « 2021. » is no list; a list begins at 1."""
        pattern = NEXT_ITEM if self.levels else ITEM
        return bool(pattern.match(line.lstrip())) and (
            bool(self.levels) or indent_of(line) < len(LEVEL)
        )

    def _take_item(self, line: str) -> None:
        self._close_deeper_than(indent_of(line))
        deeper = not self.levels or indent_of(line) > self.levels[-1] + 1
        if deeper and len(self.levels) < MAX_LEVELS:
            self._open(indent_of(line))
        self.spaced.append(LEVEL * (len(self.levels) - 1) + line.lstrip())

    def _open(self, indent: int) -> None:
        if not self.levels and self.spaced and self.spaced[-1].strip():
            self.spaced.append("")
        self.levels.append(indent)

    def _take_text(self, line: str) -> None:
        if not line.strip():
            self.spaced.append("")
            return
        if self.levels and line.startswith(ENDS):
            self.levels = []
            self.spaced.append("")
        elif self.levels and not self.spaced[-1]:
            self._close_deeper_than(indent_of(line) - 1)
        self.spaced.append(LEVEL * len(self.levels) + line.lstrip() if self.levels else line)

    def _close_deeper_than(self, indent: int) -> None:
        while self.levels and self.levels[-1] > indent:
            self.levels.pop()


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def spaced_lists(lines: list[str]) -> list[str]:
    lists = Lists()
    for line in lines:
        lists.take(line)
    return lists.spaced
