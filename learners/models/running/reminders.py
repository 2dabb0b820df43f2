"""Reminders: one a person and a week, written by the worker or skipped by a trainer."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData


class Reminder(models.Model):
    """That somebody was reminded, or that a trainer chose not to, this week.

    The key is made from the person and the week, and the letter's from this key: two workers
    write one letter. What the letter said is in the letter alone.
    """

    personal_data = PersonalData(
        fields=("person", "day", "reason", "skipped_by"),
        purpose="remind the person at most once a week, and never more than three times in a row",
        retention="1 year after it was written",
    )

    class State(models.TextChoices):
        WRITTEN = "written", _("Écrit")
        SKIPPED = "skipped", _("Passé")

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders")
    week = models.DateField(help_text="its Monday")
    day = models.DateField(help_text="when it was written, or would have been")
    reason = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=State)
    skipped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "week"], name="a_person_is_reminded_once"),
            models.CheckConstraint(
                condition=models.Q(state="written", skipped_by=None)
                | models.Q(state="skipped", skipped_by__isnull=False),
                name="who_skips_a_reminder_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.week}"
