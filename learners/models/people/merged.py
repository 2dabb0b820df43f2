"""Two accounts of one person, made one."""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from content.rules.privacy import PersonalData


class MergedAccount(models.Model):
    """The key that the journal holds for a former account, and the account that goes on."""

    personal_data = PersonalData(
        fields=("key", "kept"),
        purpose="read the journal of somebody who had two accounts",
        retention="with the account that was kept",
    )

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kept = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="merged")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    merged_at = models.DateTimeField()

    def __str__(self) -> str:
        key: UUID = self.key
        return str(key)
