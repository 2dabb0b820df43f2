"""manage.py lay_out_office: the sections, the roles of the office, and the review of pages."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from curriculum.actions.site import lay_out_site
from learners.actions.people.roles import lay_out_roles


class Command(BaseCommand):
    help = "Lay out the sections, the groups and the review; safe to run again."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        lay_out_site(timezone.now())
        lay_out_roles()
        self.stdout.write("The office is laid out.")
