"""How long a printed way back waits for the person it is for."""

from datetime import datetime, timedelta

VALIDITY = timedelta(days=7)


def expiry(at: datetime) -> datetime:
    return at + VALIDITY
