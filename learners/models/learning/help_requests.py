"""Asking a human being: who answers on a path, what was asked, what was answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment
from learners.rules.learning.helping import LONGEST_DELAY, USUAL_DELAY


class Tutorship(models.Model):
    """Who answers the people of a path, and within how many working days.

    Copied on each enrolment on its first day: a change here is for those who come after.
    """

    personal_data = PersonalData(
        fields=("tutor",),
        purpose="name, from the first day, who answers the learners of a path",
        retention="as long as the path names this person",
    )

    path = models.UUIDField(primary_key=True, help_text="translation key of the path")
    tutor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tutorships"
    )
    delay = models.PositiveSmallIntegerField(default=USUAL_DELAY)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(delay__gte=1, delay__lte=LONGEST_DELAY),
                name="a_promise_is_of_one_to_ten_working_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} · {self.tutor_id}"


class HelpRequest(models.Model):
    """A question of a learner on a lesson, and whose turn it is to write.

    The id is made from the form's key and content. Without a `tutor`, or with one who trains no
    more, it is everybody's. `due_on` is the day that was promised when the wait began.
    """

    personal_data = PersonalData(
        fields=("enrolment", "tutor", "lesson_title", "asked_at", "answered_at", "state"),
        purpose="prove that the person was assisted, by whom and how fast",
        retention="6 years after the end of the year of the last message",
    )

    class State(models.TextChoices):
        ASKED = "asked", _("Posée")
        ANSWERED = "answered", _("Répondue")
        CLOSED = "closed", _("Close")

    id = models.UUIDField(primary_key=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="help_requests")
    lesson = models.UUIDField(help_text="translation key of the lesson")
    lesson_title = models.CharField(max_length=255)
    tutor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due_on"], name="questions_by_promised_day"),
        ]

    def __str__(self) -> str:
        return f"{self.lesson} · {self.state}"


class HelpMessage(models.Model):
    """What one of the two wrote. The words go before the fact that they were written."""

    personal_data = PersonalData(
        fields=("author", "text", "written_at"),
        purpose="let the learner and who trains them write to each other about a lesson",
        retention="the words: 1 year after the path ends, 3 years at most; the day: 6 years",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_answer = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} · {self.written_at:%Y-%m-%d %H:%M}"
