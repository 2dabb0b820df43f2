"""Which bytes of a file are asked for (RFC 9110, § 14): one range, or the whole."""

import re
from typing import NamedTuple

ONE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,19})-(\d{0,19})", re.IGNORECASE)


class Span(NamedTuple):
    """From a byte to another, both counted."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start + 1


class OutOfRangeError(ValueError):
    """The file has none of the bytes that are asked for."""


def span_of(header: str, size: int) -> Span | None:
    """None for the whole: nothing asked, several ranges, or words that are no range.

    Raises OutOfRangeError when the range begins beyond the end.
    """
    found = ONE_RANGE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if first == "":
        return _last_bytes(int(last), size)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise OutOfRangeError(header)
    return Span(start, min(end, size - 1))


def _last_bytes(wanted: int, size: int) -> Span:
    if wanted == 0 or size == 0:
        raise OutOfRangeError(wanted)
    return Span(max(0, size - wanted), size - 1)
