"""Access cards: their codes, and what became of each.

Codes are made from the key of the form that prints them, which only the browser holds, and the
server's secret: the same form prints the same cards again, and nothing that is kept gives one.
"""

import hmac
from datetime import datetime, timedelta
from enum import Enum

from learners.rules.institutions.invitations import CODE_LENGTH, code_from

VALIDITY = timedelta(days=30)
PRINTED_AGAIN = timedelta(hours=1)
MOST_ON_A_SHEET = 40
CARDS_A_DAY = 200
BITS = 5


class CardState(Enum):
    UNUSED = "unused"
    USED = "used"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


def code_of(place: int, *, key: str, secret: str) -> str:
    """Ten signs, of which 50 bits nobody can guess without both the key and the secret."""
    digest = hmac.new(secret.encode(), f"card:{key}:{place}".encode(), "sha256").digest()
    number = int.from_bytes(digest[:8], "big")
    return code_from([(number >> BITS * rank) & (2**BITS - 1) for rank in range(CODE_LENGTH)])


def state_of(
    *,
    at: datetime,
    expires_at: datetime,
    used_at: datetime | None,
    cancelled_at: datetime | None,
) -> CardState:
    if used_at:
        return CardState.USED
    if cancelled_at:
        return CardState.CANCELLED
    return CardState.UNUSED if at < expires_at else CardState.EXPIRED


def may_print(printed_today: int, more: int) -> bool:
    return printed_today + more <= CARDS_A_DAY


def may_print_again(*, printed_at: datetime, at: datetime) -> bool:
    """Codes are shown once: long enough for a printer that jams, no longer."""
    return at - printed_at <= PRINTED_AGAIN
