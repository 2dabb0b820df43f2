"""One learner on one path."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from curriculum.models import Outline
from learners.rules.learning.helping import USUAL_DELAY


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Chainable filters over enrolments."""

    def real(self) -> "EnrolmentQuerySet":
        """Without trainers' try-outs: the one place that leaves them out."""
        return self.filter(is_tryout=False)

    def in_progress(self) -> "EnrolmentQuerySet":
        return self.filter(state=Enrolment.State.IN_PROGRESS)


class Enrolment(models.Model):
    """A learner's way through a path, pinned to the outline it started on.

    `percentage`, `minutes_left` and `minutes_credited` come from one rule
    (curriculum.rules.outline) and, like `done`, `dropped` and `exempted`, are written by the
    journey alone.
    """

    personal_data = PersonalData(
        fields=(
            *("person", "tutor", "state", "percentage", "minutes_credited"),
            *("finished_at", "ends_on"),
        ),
        purpose="know what is left to do, and certify what was done",
        retention="6 years after the end of the year (supporting documents of the papers)",
    )

    class State(models.TextChoices):
        IN_PROGRESS = "in_progress", _("En cours")
        FINISHED = "finished", _("Terminé")
        WITHDRAWN = "withdrawn", _("Arrêté")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    path = models.UUIDField(help_text="translation key of the path")
    outline = models.ForeignKey(Outline, models.PROTECT, related_name="+")
    tutor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tutored",
        help_text="the trainer who answers this learner",
    )
    tutor_delay = models.PositiveSmallIntegerField(
        default=USUAL_DELAY, help_text="working days promised for an answer, on the first day"
    )
    state = models.CharField(max_length=20, choices=State, default=State.IN_PROGRESS)
    is_tryout = models.BooleanField(default=False)
    enrolled_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    last_done_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    resumed_at = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(_("à finir avant le"), null=True, blank=True)
    percentage = models.PositiveSmallIntegerField(default=0)
    lessons_left = models.PositiveSmallIntegerField(default=0)
    quizzes_left = models.PositiveSmallIntegerField(default=0)
    dialogues_left = models.PositiveSmallIntegerField(default=0)
    exercises_left = models.PositiveSmallIntegerField(default=0)
    minutes_left = models.PositiveIntegerField(default=0)
    minutes_credited = models.PositiveIntegerField(default=0)
    done = models.JSONField(
        default=list, help_text="ids of the completed items, as the journey counted them"
    )
    dropped = models.JSONField(
        default=list, help_text="ids of the activities that were taken off before they were done"
    )
    exempted = models.JSONField(
        default=list, help_text="ids of the completed items that were spared: a quiz came first"
    )

    objects: ClassVar[models.Manager["Enrolment"]] = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "path"],
                condition=models.Q(state="in_progress"),
                name="one_current_enrolment_per_path",
            ),
            models.CheckConstraint(
                condition=models.Q(percentage__lte=100), name="a_percentage_is_at_most_100"
            ),
            models.CheckConstraint(
                condition=models.Q(state="finished", finished_at__isnull=False)
                | (~models.Q(state="finished") & models.Q(finished_at=None)),
                name="what_is_finished_has_its_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.path}"
