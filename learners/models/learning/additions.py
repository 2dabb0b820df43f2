"""What an author added to a path, applied to those who had started before."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from curriculum.models import Outline
from learners.models.learning.enrolments import Enrolment


class Addition(models.Model):
    """A newer outline given to everybody in progress: by whom, when, and why.

    The id is made from the form's key and content, so one form is one addition. The worker
    reaches people a few at a time: `next_try_at` is when the sweep takes care of what is left.
    """

    personal_data = PersonalData(
        fields=("applied_by", "reason"),
        purpose="tell the people concerned why their path has grown, and who decided it",
        retention="6 years after the end of the year, with the enrolments it changed",
    )

    class State(models.TextChoices):
        RUNNING = "running", _("En cours")
        DONE = "done", _("Appliqué")

    id = models.UUIDField(primary_key=True, editable=False)
    path = models.UUIDField(help_text="translation key of the path")
    outline = models.ForeignKey(Outline, models.PROTECT, related_name="+")
    reason = models.CharField(_("pourquoi"), max_length=300)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.RUNNING)
    next_try_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-applied_at"]

    def __str__(self) -> str:
        return f"{self.path} · {self.outline_id}"


class Enlargement(models.Model):
    """What an addition changed for one learner, as they were told."""

    personal_data = PersonalData(
        fields=("enrolment", "percentage_before", "percentage_after"),
        purpose="show the learner what was added to their path, and prove that they were told",
        retention="6 years after the end of the year, with the enrolment",
    )

    addition = models.ForeignKey(Addition, models.PROTECT, related_name="enlargements")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="enlargements")
    outline_before = models.ForeignKey(Outline, models.PROTECT, related_name="+")
    minutes_left_before = models.PositiveIntegerField()
    minutes_left_after = models.PositiveIntegerField()
    percentage_before = models.PositiveSmallIntegerField()
    percentage_after = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["addition", "enrolment"], name="an_addition_reaches_an_enrolment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.addition_id}"
