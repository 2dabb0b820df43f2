"""What a learner made in a dialogue or an exercise."""

from django.db import models

from content.rules.privacy import PersonalData
from learners.models.learning.attempts import Attempt


class Work(models.Model):
    """What one hand-in holds, or what is kept of one begun: choices, ticks, sentences.

    Each kind of activity has its own shape of `content`. The attempt says whose it is, of which
    activity, and whether it was handed in.
    """

    personal_data = PersonalData(
        fields=("made",),
        purpose="show the learner their own work again",
        retention="with the attempt it belongs to",
    )

    attempt = models.OneToOneField(Attempt, models.CASCADE, primary_key=True, related_name="work")
    made = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.attempt_id)
