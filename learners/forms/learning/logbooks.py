"""What somebody writes in their logbook, and what their trainer answers."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learners.forms.learning.guarded import GuardedField, GuardedForm


class NoteForm(GuardedForm):
    """A note: what, about which module, which day."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    text = GuardedField(
        label=_("Votre note"),
        help_text=_("Pas de nom, pas de situation que l’on pourrait reconnaître."),
        error_messages={"required": _("Écrivez votre note.")},
    )
    module = forms.TypedChoiceField(
        label=_("À propos du module"), required=False, coerce=UUID, empty_value=None
    )
    noted_on = forms.DateField(
        label=_("Le jour"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Écrivez le jour."),
            "invalid": _("Écrivez le jour ainsi : 26/11/2026."),
        },
    )

    def __init__(self, *args: Any, modules: dict[UUID, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["noted_on"].initial = today
        self.fields["module"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", _("Aucun module en particulier")),
            *((str(key), title) for key, title in modules.items()),
        ]

    def clean_noted_on(self) -> date:
        noted_on: date = self.cleaned_data["noted_on"]
        if noted_on > self.today:
            raise ValidationError(_("Ce jour n’est pas encore venu."))
        if noted_on.year < self.today.year - 100:
            raise ValidationError(_("Vérifiez l’année."))
        return noted_on


class ChangedNoteForm(NoteForm):
    """The same, of a note that is there: it creates nothing."""

    key = None  # type: ignore[assignment]  # how Django drops a field of the parent


class AnswerForm(GuardedForm):
    """The trainer's answer under a note."""

    answer = GuardedField(
        label=_("Votre réponse"),
        error_messages={"required": _("Écrivez votre réponse.")},
    )
