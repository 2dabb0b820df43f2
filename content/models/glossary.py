"""The glossary: the words of the trade, said plainly."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA


class Term(models.Model):
    """A word, what it means in plain words, and what one can say to a person.

    `pack` and `packed` are the trace of the pack that wrote it: a term whose content no longer
    has that fingerprint was edited here since (decision 18).
    """

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True, blank=True)
    word = models.CharField(_("mot"), max_length=80, unique=True)
    meaning = models.TextField(
        _("définition simple"),
        max_length=400,
        help_text=_("Deux phrases de quinze mots au plus, comme on le dirait au guichet."),
    )
    example = models.CharField(
        _("à dire"),
        max_length=200,
        blank=True,
        help_text=_("Une phrase que l’on peut dire à la personne, sans guillemets."),
    )
    other_forms = models.CharField(
        _("autres formes"),
        max_length=200,
        blank=True,
        help_text=_("Synonymes, sigles, pluriels, séparés par des virgules."),
    )
    pack = models.UUIDField(null=True, blank=True, editable=False)
    packed = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("mot du glossaire")
        verbose_name_plural = _("mots du glossaire")
        ordering: ClassVar[list[str]] = ["slug"]

    def __str__(self) -> str:
        return self.word
