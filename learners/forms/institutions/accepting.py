"""Answering an invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.forms.people.devices import DeviceForm
from learners.rules.institutions.invitations import read_code


class AcceptForm(DeviceForm):
    """The person's name, as their papers will bear it; and, if need be, their agreement."""

    first_name = forms.CharField(
        label=_("Prénom"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Nom"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )

    field_order = ["first_name", "last_name", "own_device"]

    def __init__(self, *args: Any, agreement: str = "", **kwargs: Any) -> None:
        """`agreement`: what to agree to, when another institution sees the enrolment already."""
        super().__init__(*args, **kwargs)
        if agreement:
            self.fields["agrees"] = forms.BooleanField(label=agreement)


class JoinForm(forms.Form):
    """Nothing to say, unless another institution sees the enrolment already."""

    def __init__(self, *args: Any, agreement: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agreement:
            self.fields["agrees"] = forms.BooleanField(label=agreement)


class CodeForm(forms.Form):
    """A code of ten signs, forgiving in typing: of a letter, a card, an institution."""

    code = forms.CharField(
        label=_("Votre code"),
        max_length=40,
        help_text=_("Dix signes. Majuscules, espaces et tiret sont sans importance."),
        widget=forms.TextInput(
            attrs={
                "class": "short",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("Ce code n’a pas dix signes. Regardez votre papier : il ressemble à %(code)s."),
                params={"code": "K7F2Q-M84DX"},
                code="impossible",
            )
        return code
