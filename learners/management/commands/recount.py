"""Check every enrolment's stored figures against its completions and the one rule."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learners.queries.learning.recounting import differences


class Command(BaseCommand):
    help = "Name the enrolments whose figures are not what their completions say."

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = list(differences())
        for difference in found:
            self.stdout.write(difference)
        if found:
            raise CommandError(f"{len(found)} enrolments differ.")
        self.stdout.write("Every enrolment says what its completions say.")
