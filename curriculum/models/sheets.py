"""Sheets to print: the field kit, and what trainers hold during a session."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.models.pages import Module


class Sheet(models.Model):
    """A sheet, as its pack wrote it: nobody edits it here, and what is filled in stays on paper.

    `body` is the bounded Markdown of `curriculum/rules/sheets.py`; `minutes` are those of a
    session, 0 for a sheet of the field.
    """

    personal_data = NO_PERSONAL_DATA

    class Audience(models.TextChoices):
        FIELD = "field", _("Fiche de terrain")
        TRAINERS = "trainers", _("Séance en salle")

    id = models.UUIDField(primary_key=True, editable=False)
    pack = models.UUIDField()
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=255)
    audience = models.CharField(max_length=10, choices=Audience)
    minutes = models.PositiveSmallIntegerField(default=0)
    updated_on = models.DateField()
    summary = models.CharField(max_length=300)
    licence = models.CharField(max_length=100)
    authors = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        verbose_name = _("fiche")
        verbose_name_plural = _("fiches")
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(audience="field", minutes=0)
                | models.Q(audience="trainers", minutes__gt=0),
                name="a_session_lasts_and_a_field_sheet_does_not",
            )
        ]

    def __str__(self) -> str:
        return self.title


class SheetModule(models.Model):
    """A module that a sheet stands on."""

    personal_data = NO_PERSONAL_DATA

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="stands_on")
    module = models.ForeignKey(Module, models.CASCADE, related_name="sheets")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["place"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sheet", "module"], name="a_sheet_stands_on_a_module_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} · {self.module_id}"
