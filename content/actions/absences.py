"""Saying that one is away, and that one is back."""

from datetime import date
from typing import Any

from content.models import Absence


def say_absent(reviewer: Any, substitute: Any, *, first_day: date, last_day: date) -> bool:  # noqa: ANN401  # any user model
    """Said again from the same day, it is corrected. False when nothing is new."""
    said = {"substitute": substitute, "last_day": last_day}
    known = Absence.objects.filter(reviewer=reviewer, first_day=first_day)
    if known.filter(**said).exists():
        return False
    Absence.objects.update_or_create(reviewer=reviewer, first_day=first_day, defaults=said)
    return True


def cancel_absence(absence: Absence) -> None:
    absence.delete()
