"""`manage.py index_search`: write again what a search finds, from the pages and the glossary."""

from typing import Any

from django.core.management.base import BaseCommand

from curriculum.journey.finding import find_everything_again


class Command(BaseCommand):
    help = "Write again what a search finds; publication keeps it up to date by itself."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{find_everything_again()} pages and words can be found.")
