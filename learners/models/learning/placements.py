"""Where somebody says they stand, before, after and later; and what is adapted for them."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment


class Placement(models.Model):
    """One sheet of statements answered: the same ones at each moment of a path.

    `answers` is a list of {"module", "statement", "answer"}: the words as they were read.
    """

    personal_data = PersonalData(
        fields=("enrolment", "answers", "answered_at"),
        purpose="recommend modules, adapt the training, measure the distance travelled",
        retention="6 years after the end of the year, with the enrolment",
    )

    class Moment(models.TextChoices):
        START = "start", _("Au début")
        END = "end", _("À la fin")
        LATER = "later", _("Trois mois après")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="placements")
    moment = models.CharField(max_length=10, choices=Moment)
    answers = models.JSONField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["answered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "moment"], name="a_placement_is_answered_once_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.moment}"


class Adaptation(models.Model):
    """What the trainer decided after a placement: something, or nothing and why.

    An auditor asks for it (national quality reference, indicator 8).
    """

    personal_data = PersonalData(
        fields=("enrolment", "decided_by", "text"),
        purpose="adapt the training to the learner, and prove it",
        retention="6 years after the end of the year, with the enrolment",
    )

    enrolment = models.OneToOneField(
        Enrolment, models.PROTECT, primary_key=True, related_name="adaptation"
    )
    is_needed = models.BooleanField()
    text = models.CharField(max_length=500)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.enrolment_id)


class AdjustmentNeed(models.Model):
    """What somebody needs to be able to follow: read by the disability referent alone.

    `arrangement` is what the referent asks of trainers, without the reason; it is shown to them
    only when the person allowed it.
    """

    personal_data = PersonalData(
        fields=("person", "text", "arrangement", "handled_by"),
        purpose="arrange the training for somebody with a disability or a constraint",
        retention="until the person takes it back, or 1 year after their last path",
    )

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="need"
    )
    text = models.TextField()
    tells_trainers = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    arrangement = models.CharField(max_length=500, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["handled_at", "said_at"]

    def __str__(self) -> str:
        return str(self.person_id)
