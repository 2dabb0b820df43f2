"""Choosing a question of the bank."""

from contextlib import suppress
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Widget
from wagtail.admin.forms.models import registry
from wagtail.blocks import ChooserBlock


class QuestionChooserBlock(ChooserBlock):
    """A question of the bank; the office (curriculum.office.questions) lends its widget."""

    target_model = "curriculum.Question"

    @cached_property
    def widget(self) -> Widget:
        answer = apps.get_model("curriculum.QuestionVersion")
        override: dict[str, type[Widget]] = registry.get(answer._meta.get_field("question")) or {}  # noqa: SLF001  # Django's documented _meta API
        return override.get("widget", Widget)()

    def bulk_to_python(self, values: list[Any]) -> list[models.Model | None]:
        """Questions in the order of their ids, which a page keeps as text."""
        return super().bulk_to_python([UUID(str(value)) if value else None for value in values])

    def value_from_form(self, value: Any) -> models.Model | None:  # noqa: ANN401  # Wagtail's signature
        """Nothing for what is no identity at all."""
        with suppress(ValidationError):
            return super().value_from_form(value)
        return None

    def get_prep_value(self, value: models.Model | None) -> str | None:
        return str(value.pk) if value is not None else None

    class Meta:
        icon = "help"
