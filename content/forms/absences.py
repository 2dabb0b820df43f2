"""« Absent·e du … au …, remplaçant·e … »."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from content.queries.reviews import possible_substitutes


class PersonField(forms.ModelChoiceField):
    """Somebody, by their name."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401  # any user model
        return f"{obj.get_full_name()} ({obj.email})"


class AbsenceForm(forms.Form):
    """Two days, both included, and somebody. The day it begins on is its key: twice is once."""

    first_day = forms.DateField(
        label=_("Absent·e du"),
        widget=AdminDateInput,
        error_messages={
            "required": _("Dites le premier jour."),
            "invalid": _("Choisissez un jour."),
        },
    )
    last_day = forms.DateField(
        label=_("au"),
        widget=AdminDateInput,
        help_text=_("Ce jour compris."),
        error_messages={
            "required": _("Dites le dernier jour."),
            "invalid": _("Choisissez un jour."),
        },
    )
    substitute = PersonField(
        label=_("Qui relit à votre place"),
        queryset=get_user_model().objects.none(),
        empty_label=_("Choisissez une personne"),
        help_text=_("Cette personne reçoit les lettres et peut approuver."),
        error_messages={"required": _("Choisissez qui relit à votre place.")},
    )

    def __init__(self, *args: Any, reviewer: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401  # any user model
        super().__init__(*args, **kwargs)
        self.today = today
        substitute = self.fields["substitute"]
        assert isinstance(substitute, PersonField)  # noqa: S101  # declared above
        substitute.queryset = possible_substitutes(reviewer)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient avant le premier. Inversez-les."))
        elif last and last < self.today:
            self.add_error("last_day", _("Ce jour est passé. Choisissez un jour à venir."))
        return cleaned
