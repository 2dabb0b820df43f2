"""When a note goes."""

from datetime import datetime, timedelta

KEPT_AFTER = timedelta(days=30)
TOLD_BEFORE = timedelta(days=7)
CAN_BE_PUT_BACK = timedelta(days=1)


def goes_at(ended_at: datetime, changed_at: datetime) -> datetime:
    """A note that was written after the path had ended has its thirty days too."""
    return max(ended_at, changed_at) + KEPT_AFTER
