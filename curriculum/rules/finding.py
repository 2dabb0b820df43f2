"""The plain words of a lesson, whatever its blocks: what a search finds in it.

Every text of every block is taken, so that a new kind of block is found without a change here.
A quiz gives its title only: its questions belong to the bank, and a search gives none away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from curriculum.rules.rows import RawBlock

NOT_WORDS = frozenset({"id", "type", "kind", "image", "questions", "draws", "url", "language"})
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?://\S+", re.IGNORECASE)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
STARTS_OF_LINE = re.compile(r"^\s{0,8}(?:>|#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s)\s*", re.MULTILINE)
SIGNS = re.compile(r"[*_`|\\]+")


def plain_words(raw_blocks: Iterable[RawBlock]) -> str:
    """All that a lesson says, on one line."""
    texts = (text for block in raw_blocks for text in _texts(block["value"], block["type"]))
    return " ".join(" ".join(without_signs(text) for text in texts).split())


def without_signs(markdown: str) -> str:
    """A text as it is read, without the signs of Markdown."""
    return SIGNS.sub("", STARTS_OF_LINE.sub("", LINK.sub(r"\1", markdown)))


def _texts(value: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401  # any JSON value
    if key in NOT_WORDS:
        return
    if isinstance(value, str):
        if not IDENTIFIER.fullmatch(value.strip()):
            yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
