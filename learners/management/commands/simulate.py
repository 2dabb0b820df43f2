"""Play a history: invented people learn day by day, through the journey and nothing else."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learners.management.playing.days import Play


class Command(BaseCommand):
    help = "Play the history of invented learners through the journey."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learners", type=int, default=40)
        parser.add_argument("--days", type=int, default=180)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: Any, learners: int, days: int, seed: int, **_options: Any) -> None:
        if settings.ON_A_SERVER:
            raise CommandError("An invented history has no place on a server.")
        play = Play(learners=learners, seed=seed, begins_at=timezone.now() - timedelta(days=days))
        told = play.until(timezone.now())
        self.stdout.write(
            f"{told.invited} invited, {told.joined} joined, {told.handed_in} hand-ins,"
            f" {told.certified} certificates."
        )
