"""The paper that says what was learnt, and the bytes of its PDF."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment


class Certificate(models.Model):
    """What was true on the day it was issued; nothing later rewrites it.

    `objectives` is a list of {"module": str, "text": str, "state": "acquired" |
    "in_progress" | "not_assessed"}; `minutes` are the minutes credited.
    """

    personal_data = PersonalData(
        fields=("number", "name", "objectives", "minutes", "started_on", "finished_on"),
        purpose="prove what the person has learnt",
        retention="6 years after the end of the year of issue; the number keeps answering",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=13, unique=True)
    name = models.CharField(max_length=310)
    path_title = models.CharField(max_length=255)
    objectives = models.JSONField()
    minutes = models.PositiveIntegerField()
    started_on = models.DateField()
    finished_on = models.DateField()
    issued_at = models.DateTimeField()
    language = models.CharField(max_length=5)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revocation_reason = models.CharField(_("raison"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | ~models.Q(revocation_reason=""),
                name="a_revocation_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Paper(models.Model):
    """The PDF of a certificate: waiting until the worker has made it, then kept as it is."""

    personal_data = PersonalData(
        fields=("certificate", "content"),
        purpose="give back the same paper, byte for byte",
        retention="with its certificate",
    )

    class State(models.TextChoices):
        WAITING = "waiting", _("En préparation")
        MADE = "made", _("Prêt")
        FAILED = "failed", _("En échec")

    certificate = models.OneToOneField(
        Certificate, models.PROTECT, primary_key=True, related_name="paper"
    )
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="made")
                | (models.Q(content__isnull=False) & ~models.Q(sha256="")),
                name="a_made_paper_has_its_bytes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} · {self.state}"
