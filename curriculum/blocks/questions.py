"""Choosing a question of the bank."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
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

    class Meta:
        icon = "help"
