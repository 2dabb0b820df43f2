"""Choosing a password."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learners.models import User

# Django's own sentences, in plainer words. By the code of the refusal.
SENTENCES = {
    "password_too_short": _("Trop court : il faut au moins 12 signes."),
    "password_too_common": _("Trop courant : d’autres l’essaieraient. Ajoutez un ou deux mots."),
    "password_too_similar": _("Trop proche de votre nom ou de votre adresse."),
}


class NewPasswordForm(forms.Form):
    """`current` is asked only of whoever has a password and did not just prove their mailbox."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    current = forms.CharField(
        label=_("Votre mot de passe actuel"),
        strip=False,
        error_messages={"required": _("Écrivez votre mot de passe actuel.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("Le nouveau mot de passe"),
        help_text=_("Au moins 12 signes. Quatre mots sans lien entre eux font très bien."),
        strip=False,
        error_messages={"required": _("Écrivez le nouveau mot de passe.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Le même, encore une fois"),
        strip=False,
        error_messages={"required": _("Écrivez-le une deuxième fois.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, asks_current: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if not asks_current:
            del self.fields["current"]

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.person.check_password(current):
            raise ValidationError(_("Ce n’est pas votre mot de passe actuel."))
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.person)
        except ValidationError as refusal:
            raise ValidationError(
                [SENTENCES.get(error.code or "", error.message) for error in refusal.error_list]
            ) from refusal
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if {"password", "again"} <= cleaned.keys() and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("Les deux ne sont pas pareils."))
        return cleaned
