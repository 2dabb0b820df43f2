"""Taking a module's quiz first: without an error, the rest of the module is spared."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment


class Exemption(models.Model):
    """Somebody asked to be spared a module if its quiz is right at once, or a trainer said so.

    `granted_by` is null when the learner asked by themselves. `reason` is the latest one that a
    trainer wrote.
    """

    personal_data = PersonalData(
        fields=("enrolment", "granted_by", "withdrawn_by", "reason"),
        purpose="spare the learner what they know already, and prove who decided it",
        retention="6 years after the end of the year, with the enrolment",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="exemptions")
    module = models.UUIDField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)
    granted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "module"], name="a_module_is_exempted_once_in_a_path"
            ),
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(withdrawn_at=None),
                name="a_used_exemption_is_not_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.module}"

    @property
    def is_open(self) -> bool:
        """It may still serve."""
        return self.used_at is None and self.withdrawn_at is None
