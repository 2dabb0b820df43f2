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
SIGN_IN_CODE, MAILED_CODE, SIGN_UP_CODE = "sign_in_code", "mailed_code", "sign_up_code"
LIFETIMES = dict.fromkeys((SIGN_IN_CODE, MAILED_CODE, SIGN_UP_CODE), timedelta(minutes=15))
NEED_ARRANGED = "need_arranged"
# These go to whoever has an address, whatever they said: doors, safety, certificates.
ALWAYS = frozenset(
    {
        *("sign_in_code", "unknown_address", "mailed_code", "sign_up_code"),
        *("password_changed", "address_taken", "address_removed", "main_address_changed"),
        *("person_invitation", "referent_invitation", "certificate_ready"),
    }
)


def letter_id(cause: UUID, kind: str) -> UUID:
    """One cause writes one letter of a kind, however often it is told."""
    return uuid5(cause, f"letter:{kind}")


def nudged_at(kind: str, at: datetime) -> datetime:
    """When the sweep takes care of a letter written at `at` that is still waiting."""
    return at + FORGOTTEN_KINDS.get(kind, FORGOTTEN)


def next_try_at(tries: int, at: datetime) -> datetime | None:
    """When to try again after `tries` tries (1 or more); None when it was the last."""
    return at + DELAYS[tries - 1] if tries <= len(DELAYS) else None


def is_notice(kind: str, *, has_address: bool, wants_letters: bool) -> bool:
    """Whether it stays on the person's page instead of leaving."""
    return not has_address or not (wants_letters or kind in ALWAYS)


def is_stale(kind: str, created_at: datetime, at: datetime) -> bool:
    """A sign-in code that no longer opens anything would only puzzle who reads it."""
    lifetime = LIFETIMES.get(kind)
    return lifetime is not None and at - created_at > lifetime
