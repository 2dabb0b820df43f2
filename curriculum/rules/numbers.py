"""Numbers with a tolerance, as files write them: 3.14:0.01, 1..5, 12 ± 0,5."""

import re
from decimal import Decimal

from curriculum.rules.questions import ANYTHING, NOTHING, number_in, plain

HALF = Decimal("0.5")
RANGE = re.compile(r"(.+?)\.\.(.+)")
TOLERANCE = re.compile(r"(.+?)(?::|±|\+-|\+/-)(.*)")


def number_and_tolerance(text: str) -> tuple[str, Decimal] | None:
    """The number as we keep it, and how far one may be from it; None when it is no number."""
    written = text.strip()
    if written == ANYTHING:
        return ANYTHING, NOTHING
    if found := RANGE.fullmatch(written):
        return _middle(number_in(found[1]), number_in(found[2]))
    if found := TOLERANCE.fullmatch(written):
        return _around(number_in(found[1]), number_in(found[2] or "0"))
    return _around(number_in(written), NOTHING)


def _middle(low: Decimal | None, high: Decimal | None) -> tuple[str, Decimal] | None:
    if low is None or high is None or low > high:
        return None
    return plain((low + high) * HALF), (high - low) * HALF


def _around(number: Decimal | None, tolerance: Decimal | None) -> tuple[str, Decimal] | None:
    if number is None or tolerance is None or tolerance < 0:
        return None
    return plain(number), tolerance
