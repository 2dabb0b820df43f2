"""Signing up by oneself."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from learners.forms.people.profiles import name_fields
from learners.forms.people.signing_in import ADDRESS, DoorForm, address_input
from learners.rules.institutions.invitations import Invitee
from learners.rules.institutions.mailboxes import is_shared

SHARED = _(
    "Cette boîte est lue par plusieurs personnes. Donnez une adresse à votre nom, même privée."
    " Vous n’en avez pas ? Demandez une carte d’accès à votre structure ou à votre formatrice."
)


class SignUpForm(DoorForm):
    """Name, address, language. Nothing is created before the code of the letter comes back."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    email = forms.EmailField(
        max_length=254,
        help_text=_("Une adresse privée convient : votre compte est à vous."),
        widget=address_input("email"),
        **ADDRESS,
    )
    language = forms.ChoiceField(
        label=_("Langue des lettres et de l’attestation"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )

    field_order = ["first_name", "last_name", "email", "language", "own_device", "key"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["next"]
        self.fields |= name_fields()
        self.order_fields(self.field_order)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if is_shared(email):
            raise forms.ValidationError(SHARED, code="shared_mailbox")
        return email

    def said(self) -> dict[str, str]:
        """Once valid: what waits in the session until the address is proved."""
        words = ("first_name", "last_name", "language")
        own_device = "1" if self.cleaned_data["own_device"] else ""
        return {**{word: self.cleaned_data[word] for word in words}, "own_device": own_device}


def invitee_from(email: str, said: dict[str, str]) -> Invitee:
    return Invitee(email=email, first_name=said["first_name"], last_name=said["last_name"])
