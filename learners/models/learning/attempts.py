"""What a learner answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from curriculum.models import Activity, Question, QuestionVersion
from curriculum.rules.replies import Reply


class Attempt(models.Model):
    """One hand-in of one activity, or the half-filled form kept for later.

    The key of a hand-in is derived from the form's key and its content
    (learners.rules.running.keys), so the same form replayed is the same row.
    """

    personal_data = PersonalData(
        fields=("person", "mark", "done_at"),
        purpose="show the learner what to review; prove the work behind the hours",
        retention="6 years after the end of the year (supporting documents of the papers)",
    )

    class State(models.TextChoices):
        DRAFT = "draft", _("Commencé")
        HANDED_IN = "handed_in", _("Rendu")

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State)
    mark = models.DecimalField(
        max_digits=6, decimal_places=5, null=True, help_text="0 to 1, with what was right before"
    )
    passed = models.BooleanField(default=False)
    done_at = models.DateTimeField(help_text="claimed, never after it was received")
    received_at = models.DateTimeField(help_text="by our clock")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"],
                condition=models.Q(state="draft"),
                name="one_form_is_kept_per_activity",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(mark__gte=0, mark__lte=1),
                name="a_mark_is_between_0_and_1",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "activity", "received_at"], name="attempts_of_someone")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.activity_id}"


class Answer(models.Model):
    """The answer to one question: the version asked, the order shown, what was replied.

    `chosen` and `typed` are a curriculum.rules.replies.Reply.
    """

    personal_data = PersonalData(
        fields=("chosen", "typed", "mark"),
        purpose="show the learner what to review, and trainers what people get wrong",
        retention="with the attempt it belongs to",
    )

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    order = models.JSONField(help_text="indexes of the choices, as they were shown")
    chosen = models.JSONField(help_text="what was chosen, or one number a line")
    typed = models.CharField(max_length=255, blank=True, help_text="the number or the words")
    mark = models.DecimalField(max_digits=6, decimal_places=5, null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "question"], name="a_question_is_answered_once_an_attempt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} · {self.question_id}"

    @property
    def reply(self) -> Reply:
        return Reply(tuple(self.chosen), self.typed)
