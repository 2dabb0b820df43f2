"""`manage.py translate`: bring the catalogues up to date with the sources, or check them."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.translations import compile_catalogues, problems, write_catalogues


class Command(BaseCommand):
    help = "Update locale/*/LC_MESSAGES/django.po from the templates and the Python files."
    requires_system_checks: list[str] = []  # words need no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; name what lacks")
        parser.add_argument("--prune", action="store_true", help="drop what is no longer used")

    def handle(self, *args: Any, check: bool, prune: bool, **options: Any) -> None:
        root, locale = settings.BASE_DIR, settings.LOCALE_PATHS[0]
        if not check:
            write_catalogues(root, locale, prune=prune)
            compile_catalogues(locale)
        found = problems(root, locale)
        for problem in found:
            self.stdout.write(problem)
        if found and check:
            raise CommandError(f"{len(found)} to do in the translations.")
