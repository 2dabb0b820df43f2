"""Counting tries, so that nobody runs through numbers or names."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.core.cache import cache


def count_try(what: str, *, at_most: int, within: timedelta, at: datetime) -> bool:
    """Whether one more try is allowed in the window of time that `at` falls in."""
    seconds = int(within.total_seconds())
    window = int(at.timestamp()) // seconds
    slot = f"tries:{sha256(what.encode()).hexdigest()}:{window}"
    if cache.add(slot, 1, timeout=seconds):
        return True
    try:
        tries = cache.incr(slot)
    except ValueError:  # the window closed between the two lines
        return True
    cache.touch(slot, seconds)  # the file cache gives its own lifetime to what it counts
    return tries <= at_most
