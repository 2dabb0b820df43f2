"""How somebody without an address comes in again."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from content.rules.privacy import PersonalData


class WayBack(models.Model):
    """A code on paper that names an account; the person's password opens it.

    The access card becomes the first one. Another may be printed by a referent, face to face: it
    waits until the person uses it, once, to choose another password; the one before then closes.
    """

    personal_data = PersonalData(
        fields=("person", "code_hash", "made_by"),
        purpose="let somebody without an address come in again",
        retention="until the account has an address, or is closed",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ways_back")
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(opened_at__isnull=False, closed_at=None),
                name="one_way_back_is_open",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
