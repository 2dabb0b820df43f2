"""The administrator's forms: an institution with its first referent, its name, another referent."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from learners.forms.institutions.inviting import InviteeForm
from learners.models import Institution


class InstitutionForm(WagtailAdminModelForm):
    """What may be corrected later."""

    class Meta:
        model = Institution
        fields = ("name", "city")


class OpenInstitutionForm(InviteeForm, InstitutionForm):
    """The institution, and who will follow its people: one form, one letter."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("name", "city", "first_name", "last_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].label = _("Prénom de la première personne référente")
        self.fields["last_name"].label = _("Nom de la première personne référente")
        self.fields["email"].label = _("Adresse e-mail de cette personne")
