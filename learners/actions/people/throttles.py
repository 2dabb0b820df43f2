"""How often one may try: counted per address, never per network address.

A whole building may stand behind one network address: what one person mistypes must not lock
the others out. Kept in the cache: a few more tries after a restart are no harm.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache


@dataclass(frozen=True)
class Throttle:
    """At most `tries` within `window`."""

    name: str
    tries: int
    window: timedelta


# Five tries at each of twenty codes a day leave one chance in ten thousand to guess one.
CODES = Throttle("codes", 5, timedelta(minutes=15))
CODES_OF_A_DAY = Throttle("codes-of-a-day", 20, timedelta(days=1))
PASSWORDS = Throttle("passwords", 5, timedelta(minutes=15))
# A robot changes address and cookies at will: everybody's sign-ups together have a ceiling too.
SIGN_UPS = Throttle("sign-ups", 300, timedelta(hours=1))
CORRECTIONS = Throttle("corrections", 50, timedelta(days=1))
EVERYBODY = "everybody"
CURRENT_PASSWORDS = Throttle("current-passwords", 5, timedelta(minutes=15))


def spend(throttle: Throttle, who: str, *, at: datetime) -> timedelta | None:
    """Count one try. None when it is allowed, else how long to wait."""
    wait = time_to_wait(throttle, who, at=at)
    if wait is None:
        tries = [*_tries(throttle, who, at=at), at]
        cache.set(_key(throttle, who), tries, throttle.window.total_seconds())
    return wait


def spend_all(*bounds: tuple[Throttle, str], at: datetime) -> timedelta | None:
    """Count one try against several bounds, or none of them when one is reached."""
    waits = [time_to_wait(throttle, who, at=at) for throttle, who in bounds]
    longest = max((wait for wait in waits if wait is not None), default=None)
    if longest is None:
        for throttle, who in bounds:
            spend(throttle, who, at=at)
    return longest


def time_to_wait(throttle: Throttle, who: str, *, at: datetime) -> timedelta | None:
    """None when one more try is allowed."""
    tries = _tries(throttle, who, at=at)
    return tries[-throttle.tries] + throttle.window - at if len(tries) >= throttle.tries else None


def give_back(throttle: Throttle, who: str, *, at: datetime) -> None:
    """The last try was right: it does not count."""
    cache.set(
        _key(throttle, who),
        _tries(throttle, who, at=at)[:-1],
        throttle.window.total_seconds(),
    )


def _tries(throttle: Throttle, who: str, *, at: datetime) -> list[datetime]:
    tries: list[datetime] = cache.get(_key(throttle, who), [])
    return [moment for moment in tries if moment > at - throttle.window]


def _key(throttle: Throttle, who: str) -> str:
    """The cache holds no address in clear."""
    return f"throttle:{throttle.name}:{hashlib.sha256(who.strip().lower().encode()).hexdigest()}"
