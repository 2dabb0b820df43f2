"""Somebody who has done nothing for two weeks, on a Monday morning."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django_q.models import OrmQ

from learners.models import Letter, Reminder

PARIS = ZoneInfo("Europe/Paris")
TWO_WEEKS_LATER = datetime(2026, 11, 16, 10, 0, tzinfo=PARIS)
A_WEEK = timedelta(days=7)


def reminders() -> list[Letter]:
    return list(Letter.objects.filter(kind="reminder").order_by("created_at"))


def states() -> list[tuple[str, str]]:
    return [(f"{r.day:%d/%m}", r.state) for r in Reminder.objects.order_by("day")]


def queued(name: str) -> int:
    return sum(job.task["func"] == f"learners.tasks.{name}" for job in OrmQ.objects.all())
