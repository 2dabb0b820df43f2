"""When a paper is tried again, and when it waits for a person."""

from datetime import datetime, timedelta

from learners.rules.running.letters import DELAYS, next_try_at

MOST_TRIES = len(DELAYS) + 1
# A job lives 60 seconds at most: the last try is known to be lost after that.
LAST_TRY = timedelta(minutes=2)


def is_worn_out(tries: int) -> bool:
    """Every try was cut before it could say why: the next one would be too."""
    return tries >= MOST_TRIES


def found_again_at(tries: int, at: datetime) -> datetime:
    """When the sweep finds a paper whose try number `tries` (1 or more) was cut in the middle."""
    return next_try_at(tries, at) or at + LAST_TRY
