"""Choosing a question of the bank."""

from contextlib import suppress
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.forms import Widget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import blocks
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


def topics_to_draw_from() -> list[tuple[str, str]]:
    """Each topic of the bank, with how many of its questions can be asked."""
    question = apps.get_model("curriculum.Question")
    asked = question.objects.filter(retired_at=None, versions__is_current=True).exclude(topic="")
    counted = asked.order_by("topic").values_list("topic").annotate(Count("pk", distinct=True))
    return [(topic, _named(topic, count)) for topic, count in counted]


def _named(topic: str, count: int) -> str:
    sentence = ngettext("%(topic)s (%(count)s question)", "%(topic)s (%(count)s questions)", count)
    return sentence % {"topic": topic, "count": count}


class DrawBlock(blocks.StructBlock):
    """« Tirer N questions d’un thème » : each learner has their own, and keeps them."""

    topic = blocks.ChoiceBlock(
        label=_("Thème"),
        choices=topics_to_draw_from,
        help_text=_("Entre parenthèses : combien de ses questions peuvent être posées."),
    )
    count = blocks.IntegerBlock(
        label=_("Nombre de questions"),
        min_value=1,
        max_value=50,
        default=1,
        help_text=_("Chaque stagiaire en reçoit autant, tirées au hasard."),
    )

    class Meta:
        icon = "rotate"
        label = _("Tirage")


class DrawsBlock(blocks.ListBlock):
    """The draws of a quiz; a form without them has none."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:  # noqa: ANN401  # Wagtail's signature
        if self.value_omitted_from_data(data, files, prefix):
            return self.normalize([])
        return super().value_from_datadict(data, files, prefix)
