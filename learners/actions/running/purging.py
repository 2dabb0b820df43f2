"""Deleting what may no longer be kept. Nothing personal is written down about it."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate

from content.models import Absence
from learners.models import AdjustmentNeed, Enrolment, Entry, HelpMessage, Letter, Reminder
from learners.queries.learning.help_requests import questions_to_delete, words_to_erase
from learners.queries.learning.logbooks import empty_logbooks, notes_to_purge

A_PIECE = 2000
LETTERS_KEPT = REMINDERS_KEPT = ABSENCES_KEPT = NEEDS_KEPT = timedelta(days=365)


def purge_what_is_over(*, at: datetime) -> bool:
    """Delete one piece of each kind; True when there may be more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    # The journal's own days are counted in UTC, by the database (migration 0003).
    pieces: list[QuerySet[Any]] = [
        Entry.objects.filter(keep_until__lt=_utc_day(at)),
        Letter.objects.filter(created_at__lt=at - LETTERS_KEPT),
        notes_to_purge(at=at),
        empty_logbooks(),
        Reminder.objects.filter(day__lt=localdate(at - REMINDERS_KEPT)),
        Absence.objects.filter(last_day__lt=localdate(at - ABSENCES_KEPT)),
        questions_to_delete(localdate(at)),
        _needs_over(at),
    ]
    return A_PIECE in [*map(_delete_a_piece, pieces), _erase_a_piece(at=at)]


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
    keys = _a_piece(rows)
    rows.filter(pk__in=keys).delete()
    return len(keys)


def _erase_a_piece(*, at: datetime) -> int:
    """The words of a question go before the proof that it was asked and answered."""
    keys = _a_piece(words_to_erase(at=at))
    HelpMessage.objects.filter(pk__in=keys).update(text="", erased_at=at)
    return len(keys)


def _a_piece(rows: QuerySet[Any]) -> list[Any]:
    """By key: one statement never holds the database for long."""
    return list(rows.order_by("pk").values_list("pk", flat=True)[:A_PIECE])
