"""The forms at the door."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from learners.forms.people.devices import DeviceForm

WRONG_CODE = _("Ce code ne marche pas. Vérifiez-le, ou demandez-en un autre.")
ADDRESS: dict[str, Any] = {
    "label": _("Votre adresse mail"),
    "error_messages": {
        "required": _("Écrivez votre adresse mail."),
        "invalid": _("Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr."),
    },
}


def address_input(purpose: str) -> forms.EmailInput:
    """`purpose` tells the browser what to offer: the address, or the one kept with a password."""
    return forms.EmailInput(attrs={"autocomplete": purpose, "spellcheck": "false"})


class DoorForm(DeviceForm):
    """What both ways in ask: which device, and where to go then."""

    next = forms.CharField(required=False, widget=forms.HiddenInput)


class AddressForm(DoorForm):
    """Ask for a code by e-mail."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    email = forms.EmailField(
        help_text=_("Celle où vous avez reçu l’invitation."),
        widget=address_input("email"),
        **ADDRESS,
    )

    field_order = ["email", "own_device", "next", "key"]


class CodeForm(forms.Form):
    """The six digits, with or without spaces. `expected` is empty when no code would do."""

    code = forms.CharField(
        label=_("Le code à 6 chiffres"),
        max_length=20,
        error_messages={"required": _("Écrivez le code reçu par mail.")},
        widget=forms.TextInput(
            attrs={"class": "short", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )

    def __init__(self, *args: Any, expected: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_code(self) -> str:
        code = re.sub(r"\D", "", self.cleaned_data["code"])
        if not (self.expected and constant_time_compare(code, self.expected)):
            raise forms.ValidationError(WRONG_CODE)
        return code


class PasswordForm(DoorForm):
    """Come in with a password."""

    email = forms.EmailField(widget=address_input("username"), **ADDRESS)
    password = forms.CharField(
        label=_("Votre mot de passe"),
        strip=False,
        error_messages={"required": _("Écrivez votre mot de passe.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    field_order = ["email", "password", "own_device", "next"]
