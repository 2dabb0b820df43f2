"""Opening an account with a card, and coming back with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.forms.institutions.accepting import CodeForm
from learners.forms.people.devices import DeviceForm
from learners.forms.people.passwords import NewPasswordForm
from learners.forms.people.profiles import name_fields
from learners.models import User


class WayBackForm(DeviceForm, NewPasswordForm):
    """A new password, with a card: the card is used once, so the form needs no key."""

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, person=person, asks_current=False, **kwargs)
        del self.fields["key"]


class OpenCardForm(WayBackForm):
    """A name, as papers will bear it, and a password: there is no mailbox to send a code to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, person=User(), **kwargs)
        self.fields["password"].label = _("Votre mot de passe")
        self.fields |= name_fields()
        self.order_fields(["first_name", "last_name", "password", "again"])

    def clean_password(self) -> str:
        said = self.cleaned_data
        self.person.first_name = said.get("first_name", "")
        self.person.last_name = said.get("last_name", "")
        return super().clean_password()


class CardSignInForm(DeviceForm, CodeForm):
    """The code of the card, and the password."""

    password = forms.CharField(
        label=_("Votre mot de passe"),
        strip=False,
        error_messages={"required": _("Écrivez votre mot de passe.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    field_order = ["code", "password", "own_device"]
