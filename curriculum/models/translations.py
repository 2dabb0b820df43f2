"""What pages, questions and scenarios say in another language: words, beside their French."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.languages import ENGLISH
from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.rules.translating import Words, words_from_json


class Translation(models.Model):
    """The English of one path, module, lesson, question or scenario.

    `source` is the translation key of a page, or the id of the others: no page of another
    language exists, so nothing else has to be kept in step. `published` is what readers read,
    `draft` what authors are writing; both are {place: [English, the French it says]}, as
    curriculum.rules.translating has them. `number` counts the savings, so that two authors do
    not overwrite one another; `packed` is the fingerprint of the words that a pack last wrote.
    """

    personal_data = NO_PERSONAL_DATA

    class Kind(models.TextChoices):
        PATH = "path", _("Parcours")
        MODULE = "module", _("Module")
        LESSON = "lesson", _("Leçon")
        QUESTION = "question", _("Question")
        SCENARIO = "scenario", _("Scénario")

    source = models.UUIDField()
    language = models.CharField(max_length=5, default=ENGLISH)
    kind = models.CharField(max_length=10, choices=Kind)
    published = models.JSONField(default=dict)
    draft = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=0)
    packed = models.CharField(max_length=64, blank=True, editable=False)
    edited_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("traduction")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "language"], name="a_thing_is_said_once_in_a_language"
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=False) | models.Q(published={}),
                name="words_that_are_read_were_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.language})"

    @property
    def said(self) -> Words:
        """What readers read."""
        return words_from_json(self.published)

    @property
    def drafted(self) -> Words:
        """What authors are writing."""
        return words_from_json(self.draft)
