"""Placing a dialogue: a scenario, chosen."""

from contextlib import suppress
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Widget
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms.models import registry
from wagtail.blocks import ChooserBlock


class ScenarioChooserBlock(ChooserBlock):
    """A scenario; the office (curriculum.office.scenarios) lends its widget."""

    target_model = "curriculum.Scenario"

    @cached_property
    def widget(self) -> Widget:
        version = apps.get_model("curriculum.ScenarioVersion")
        override: dict[str, type[Widget]] = registry.get(version._meta.get_field("scenario")) or {}  # noqa: SLF001  # Django's documented _meta API
        return override.get("widget", Widget)()

    def bulk_to_python(self, values: list[Any]) -> list[models.Model | None]:
        """Scenarios in the order of their ids, which a page keeps as text."""
        return super().bulk_to_python([UUID(str(value)) if value else None for value in values])

    def value_from_form(self, value: Any) -> models.Model | None:  # noqa: ANN401  # Wagtail's signature
        """Nothing for what is no identity at all."""
        with suppress(ValidationError):
            return super().value_from_form(value)
        return None

    def get_prep_value(self, value: models.Model | None) -> str | None:
        return str(value.pk) if value is not None else None

    class Meta:
        icon = "comment"


class DialogueBlock(blocks.StructBlock):
    """A conversation to lead to an ending. The block's id is the activity, for ever."""

    title = blocks.CharBlock(
        label=_("Titre"), max_length=120, help_text=_("Lu dans la leçon et sur l’attestation.")
    )
    minutes = blocks.IntegerBlock(
        label=_("Durée en minutes"),
        min_value=0,
        max_value=90,
        default=15,
        help_text=_("Une partie et sa relecture. Compte dans la durée de la leçon."),
    )
    scenario = ScenarioChooserBlock(
        label=_("Scénario"),
        help_text=_("Il s’écrit dans « Scénarios ». Une variante est un scénario à part."),
    )

    class Meta:
        icon = "comment"
        label = _("Dialogue")
        group = _("Questionner")
        help_text = _("Une conversation avec une personne inventée, à mener jusqu’à une fin.")
