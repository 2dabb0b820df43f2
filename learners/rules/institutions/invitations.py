"""What an invitation is made of, and whether its door is open."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

VALIDITY = timedelta(days=30)
# A double click, or a second tab: the same door answers once more as it did.
REPLAY = timedelta(minutes=15)
# Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10
LOOK_ALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, kw_only=True)
class Invitee:
    """Who is invited, as typed by whoever invites."""

    email: str
    first_name: str
    last_name: str
    team: str = ""


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """What only the letter holds."""

    token: str
    code: str


class Door(Enum):
    """What becomes of somebody who arrives with an invitation."""

    OPEN = "open"
    EXPIRED = "expired"
    USED = "used"
    CANCELLED = "cancelled"


def door_of(
    *,
    at: datetime,
    expires_at: datetime,
    used_at: datetime | None,
    cancelled_at: datetime | None,
) -> Door:
    """A used invitation says so for ever, even after its thirty days."""
    if used_at:
        return Door.USED
    if cancelled_at:
        return Door.CANCELLED
    return Door.OPEN if at < expires_at else Door.EXPIRED


def is_replay(*, used_at: datetime, at: datetime) -> bool:
    """Close enough to its use, the same letter opens for the same person once more.

    Of two browsers at the same moment, the one that came first may have had to wait: its own
    moment is then before the use.
    """
    return abs(at - used_at) <= REPLAY


def expiry(at: datetime) -> datetime:
    return at + VALIDITY


def code_from(numbers: Sequence[int]) -> str:
    """Ten signs from ten numbers between 0 and 31."""
    return "".join(ALPHABET[number] for number in numbers)


def shown_code(code: str) -> str:
    """K7F2Q-M84DX: in two halves, easier to copy."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read_code(typed: str) -> str:
    """The code behind what was typed: case, spaces and hyphens forgiven, O is 0, I and L are 1.

    Empty when no invitation can have such a code.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOK_ALIKES)
    is_possible = len(signs) == CODE_LENGTH and all(sign in ALPHABET for sign in signs)
    return signs if is_possible else ""


def fingerprint(secret: str) -> str:
    """All that is kept of a token or a code."""
    return hashlib.sha256(secret.encode()).hexdigest()
