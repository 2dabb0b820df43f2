"""What can be found: one row a page or a word, and its stems."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA
from content.rules.searching import LONGEST_WORD


class SearchEntry(models.Model):
    """Something published that a search leads to. `text` is its plain words, for the excerpt.

    `place` says more of it: the module of a lesson, the other forms of a word. `address` is French.
    """

    personal_data = NO_PERSONAL_DATA

    class Kind(models.TextChoices):
        PATH = "path", _("Parcours")
        MODULE = "module", _("Module")
        LESSON = "lesson", _("Leçon")
        TERM = "term", _("Mot")
        SHEET = "sheet", _("Fiche")

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.UUIDField()
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=600)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "key", "language"], name="a_thing_is_found_once_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.title}"


class SearchWord(models.Model):
    """A stem that stands in an entry, with a word that gave it, to be suggested."""

    personal_data = NO_PERSONAL_DATA

    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="words")
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    word = models.CharField(max_length=LONGEST_WORD)
    weight = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "stem"], name="a_stem_is_counted_once")
        ]

    def __str__(self) -> str:
        return self.word
