"""What has to be done: activities by their lasting identity, and pinned outlines."""

from uuid import UUID, uuid4

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.rules.drawing import Draw
from curriculum.rules.outline import PathOutline
from curriculum.rules.outline_json import from_json


class Activity(models.Model):
    """An activity block, for ever: its key is the block's UUID. Retired, never deleted."""

    personal_data = NO_PERSONAL_DATA

    class Kind(models.TextChoices):
        QUIZ = "quiz", _("Quiz")
        DIALOGUE = "dialogue", _("Dialogue")
        SORTING = "sorting", _("Tri")
        DIAGNOSIS = "diagnosis", _("Diagnostic")
        BOOKLET = "booklet", _("Livret")
        REWRITING = "rewriting", _("Réécriture")

    id = models.UUIDField(primary_key=True, editable=False)
    lesson = models.UUIDField(db_index=True, help_text="translation key of its lesson")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=255)
    minutes = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField(help_text="in percent")
    questions = models.JSONField(default=list, help_text="ids of the questions asked, in order")
    draws = models.JSONField(default=list, help_text="[{topic, count}], drawn for each learner")
    retired_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def listed(self) -> list[UUID]:
        """The questions that everybody is asked."""
        return [UUID(question) for question in self.questions]

    @property
    def drawing(self) -> list[Draw]:
        """What each learner draws."""
        return [Draw(line["topic"], line["count"]) for line in self.draws]


class Outline(models.Model):
    """An immutable list of what a path asks, shared by everybody who started on it.

    `content` is curriculum.rules.outline.PathOutline as JSON; `fingerprint` is the SHA-256 of
    what counts in it, so that a correction of words makes no new outline.
    """

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    path = models.UUIDField(help_text="translation key of the path")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path", "number"], name="outlines_of_a_path_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} n° {self.number}"

    @cached_property
    def whole(self) -> PathOutline:
        """The content as the rules know it, read once: an outline never changes."""
        return from_json(self.content)
