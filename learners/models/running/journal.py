"""The journal: append-only facts, without names or texts."""

from typing import ClassVar

from django.db import models

from content.rules.privacy import PersonalData


class Entry(models.Model):
    """Who did what, to what, when, with which result and version.

    There is no foreign key: `actor`, `person`, `institution` and `object` are random keys, and
    erasing a person deletes the row that links their key to them. Triggers on both databases
    refuse any UPDATE, and any DELETE before `keep_until`.
    """

    personal_data = PersonalData(
        fields=("actor", "person"),
        purpose="prove what happened, and let people read who looked at them",
        retention="`keep_until`, set by the kind of fact (learners.rules.running.retention)",
    )

    kind = models.CharField(max_length=40)
    actor = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    institution = models.UUIDField(null=True)
    object = models.UUIDField(null=True)
    result = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField()
    received_at = models.DateTimeField()
    keep_until = models.DateField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "received_at"], name="entries_about_someone"),
            models.Index(fields=["keep_until"], name="entries_to_purge"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.received_at:%Y-%m-%d %H:%M}"
