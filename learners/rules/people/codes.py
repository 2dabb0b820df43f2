"""A code sent by e-mail: six digits, fifteen minutes, five tries."""

from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=15)
TRIES = 5
DIGITS = 6
LATELY = timedelta(minutes=15)


def code_from(number: int) -> str:
    """Six digits from a number between 0 and 999,999."""
    return f"{number:0{DIGITS}}"


def is_alive(*, sent_at: datetime, tries: int, at: datetime) -> bool:
    """Whether the right code would still open."""
    return at - sent_at < LIFETIME and tries < TRIES
