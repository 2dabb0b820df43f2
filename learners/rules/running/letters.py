"""When a letter is tried again, and when it is no longer worth sending."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

# How long to wait after the first try, the second, and so on. After the last one: failed.
DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
# A sending that says nothing for so long was cut: a job lives 60 seconds at most.
PATIENCE = timedelta(minutes=2)
# A job that was queued and not run for so long has vanished: the sweep queues another.
FORGOTTEN = timedelta(minutes=1)
# This letter waits for its paper; should the paper be long, the letter leaves anyway.
FORGOTTEN_KINDS = {"certificate_ready": timedelta(hours=1)}
NUDGED_AGAIN = timedelta(minutes=15)
SIGN_IN_CODE = "sign_in_code"
LIFETIMES = {SIGN_IN_CODE: timedelta(minutes=15)}


def letter_id(cause: UUID, kind: str) -> UUID:
    """One cause writes one letter of a kind, however often it is told."""
    return uuid5(cause, f"letter:{kind}")


def nudged_at(kind: str, at: datetime) -> datetime:
    """When the sweep takes care of a letter written at `at` that is still waiting."""
    return at + FORGOTTEN_KINDS.get(kind, FORGOTTEN)


def next_try_at(tries: int, at: datetime) -> datetime | None:
    """When to try again after `tries` tries (1 or more); None when it was the last."""
    return at + DELAYS[tries - 1] if tries <= len(DELAYS) else None


def is_stale(kind: str, created_at: datetime, at: datetime) -> bool:
    """A sign-in code that no longer opens anything would only puzzle who reads it."""
    lifetime = LIFETIMES.get(kind)
    return lifetime is not None and at - created_at > lifetime
