"""manage.py apply_schedule: lay settings.SCHEDULE down as rows of django-q2."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django_q.models import Schedule


class Command(BaseCommand):
    help = "Lay the timetable of the settings down; safe to run at every start."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        names = [lay_down(name, func, minutes) for name, func, minutes in settings.SCHEDULE]
        Schedule.objects.exclude(name__in=names).delete()
        self.stdout.write(f"{len(names)} jobs by the clock: {', '.join(names)}.")


def lay_down(name: str, func: str, minutes: int) -> str:
    """One row a name; a row that is already there keeps the moment of its next run."""
    wanted = {"func": func, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
    Schedule.objects.update_or_create(name=name, defaults=wanted)
    return name
