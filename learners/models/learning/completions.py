"""What is done, and when: dated facts that nothing undoes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment


class Completion(models.Model):
    """The moment a learner finished an activity, a lesson, a module or the whole path."""

    personal_data = PersonalData(
        fields=("enrolment", "done_at", "minutes"),
        purpose="count what is left and the hours done",
        retention="6 years after the end of the year (supporting documents of the papers)",
    )

    class Origin(models.TextChoices):
        DONE = "done", _("Fait")
        CARRIED = "carried", _("Fait dans un autre parcours")
        EXEMPTED = "exempted", _("Dispensé")

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("Activité")
        LESSON = "lesson", _("Leçon")
        MODULE = "module", _("Module")
        PATH = "path", _("Parcours")

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="completions")
    item = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.DONE)
    minutes = models.PositiveSmallIntegerField(default=0, help_text="credited")
    done_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "item"], name="an_item_is_completed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.item}"
