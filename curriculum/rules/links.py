"""The links that an author wrote, block by block."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from curriculum.rules.pieces import RawBlock

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^\s()<>]*)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.IGNORECASE)


def links_of(raw_blocks: Iterable[RawBlock]) -> Iterator[tuple[int, str]]:
    """The place of the block, and an address of this site (or of nowhere) that it names."""
    for place, block in enumerate(raw_blocks):
        for text in _texts(block["value"]):
            for address in LINK.findall(text):
                if not ELSEWHERE.match(address):
                    yield place, address


def path_of(address: str) -> str:
    """The page it leads to: French words, a last slash, neither question nor anchor."""
    path = re.split(r"[?#]", address)[0].rstrip("/") + "/"
    return path.removeprefix("/en") if path.startswith("/en/") else path


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # as Wagtail keeps it
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
