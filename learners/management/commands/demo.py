"""Prepare the demonstration: curriculum, people and a played history; safe to run again."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learners.management.playing.cast import prepare_cast
from learners.models import Enrolment

STARTER = settings.BASE_DIR / "curriculum" / "starter"
DAYS, LEARNERS, SEED = 180, 40, 1


class Command(BaseCommand):
    help = "Prepare the demonstration. Refused anywhere else."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not the demonstration: set DEMO=1 on a clone.")
        call_command("import_pack", STARTER, stdout=self.stdout)
        call_command("lay_out_office", stdout=self.stdout)
        call_command("apply_schedule", stdout=self.stdout)
        now = timezone.now()
        prepare_cast(begins_at=now - timedelta(days=DAYS + 7), now=now)
        if Enrolment.objects.count() <= 1:
            call_command("simulate", learners=LEARNERS, days=DAYS, seed=SEED, stdout=self.stdout)
