"""What somebody says of themselves, and the addresses they add."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from learners.forms.people.signing_in import address_input


def name_fields() -> dict[str, forms.CharField]:
    """First and last name, as papers will bear them."""
    given, family = ({"autocomplete": f"{which}-name"} for which in ("given", "family"))
    return {
        "first_name": forms.CharField(
            label=_("Prénom"),
            max_length=150,
            error_messages={"required": _("Écrivez votre prénom.")},
            widget=forms.TextInput(attrs=given),
        ),
        "last_name": forms.CharField(
            label=_("Nom"),
            max_length=150,
            error_messages={"required": _("Écrivez votre nom.")},
            widget=forms.TextInput(attrs=family),
        ),
    }


class ProfileForm(forms.Form):
    """Name, language, letters."""

    language = forms.ChoiceField(
        label=_("Langue des lettres et des attestations"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
    wants_letters = forms.BooleanField(
        label=_("Recevoir nos lettres"),
        help_text=_(
            "Codes, sécurité, invitations et attestations arrivent toujours."
            " Les autres attendent ici, dans votre espace."
        ),
        required=False,
    )

    field_order = ["first_name", "last_name", "language", "wants_letters"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= name_fields()
        self.order_fields(self.field_order)


class NewAddressForm(forms.Form):
    """An address to add: nothing is kept before its code comes back."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    email = forms.EmailField(
        label=_("Une autre adresse"),
        max_length=254,
        help_text=_("Privée, si possible. Nous y envoyons un code."),
        widget=address_input("email"),
        error_messages={
            "required": _("Écrivez l’adresse à ajouter."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr."),
        },
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.lower()


class ProofForm(forms.Form):
    """The password, once more."""

    password = forms.CharField(
        label=_("Votre mot de passe"),
        strip=False,
        error_messages={"required": _("Écrivez votre mot de passe.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
