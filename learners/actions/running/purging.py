"""Deleting what may no longer be kept. Nothing personal is written down about it."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate

from content.models import Absence
from learners.models import AdjustmentNeed, Enrolment, Entry, Letter

A_PIECE = 2000
LETTERS_KEPT = ABSENCES_KEPT = NEEDS_KEPT = timedelta(days=365)


def purge_what_is_over(*, at: datetime) -> bool:
    """Delete one piece of each kind; True when there may be more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    # The journal's own days are counted in UTC, by the database (migration 0003).
    pieces: list[QuerySet[Any]] = [
        Entry.objects.filter(keep_until__lt=_utc_day(at)),
        Letter.objects.filter(created_at__lt=at - LETTERS_KEPT),
        Absence.objects.filter(last_day__lt=localdate(at - ABSENCES_KEPT)),
        _needs_over(at),
    ]
    return A_PIECE in [_delete_a_piece(rows) for rows in pieces]


def _needs_over(at: datetime) -> QuerySet[AdjustmentNeed]:
    """Said long ago by somebody who follows nothing, and has finished nothing since."""
    since = at - NEEDS_KEPT
    still = Enrolment.objects.filter(
        Q(state=Enrolment.State.IN_PROGRESS) | Q(finished_at__gte=since) | Q(stopped_at__gte=since)
    )
    return AdjustmentNeed.objects.filter(said_at__lt=since).exclude(
        person__in=still.values("person")
    )


def _utc_day(at: datetime) -> date:
    return at.astimezone(UTC).date()


def _delete_a_piece(rows: QuerySet[Model]) -> int:
    """By key: one statement never holds the database for long."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:A_PIECE])
    rows.filter(pk__in=keys).delete()
    return len(keys)
