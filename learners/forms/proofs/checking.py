"""What somebody types to check a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.rules.proofs.numbers import TOO_LONG, MisreadError, Misreading, number_in

CODE_INPUT = {
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
# What is wrong is said, never what would be right: that would give others' numbers away.
HINTS = {
    Misreading.EMPTY: _("Tapez le numéro écrit sous le carré à scanner."),
    Misreading.TOO_SHORT: _("Un numéro a 13 signes. Il en manque."),
    Misreading.TOO_LONG: _("Un numéro a 13 signes. Il y en a trop."),
    Misreading.FOREIGN_SIGN: _(
        "Un numéro n’a que des lettres sans accent, sauf U, et des chiffres."
    ),
    Misreading.WRONG_SIGN: _("Un signe a pu être mal recopié. Comparez avec le papier."),
}


class NumberForm(forms.Form):
    """A number as it was copied, or the whole address of the page that checks it."""

    code = forms.CharField(
        label=_("Le numéro, sous le carré à scanner"),
        help_text=_("Majuscules, espaces et tirets ne comptent pas."),
        max_length=TOO_LONG,
        error_messages={
            "required": HINTS[Misreading.EMPTY],
            "max_length": HINTS[Misreading.TOO_LONG],
        },
        widget=forms.TextInput(attrs=CODE_INPUT),
    )

    def clean_code(self) -> str:
        try:
            return number_in(self.cleaned_data["code"])
        except MisreadError as error:
            raise forms.ValidationError(HINTS[error.reason]) from error


class NameForm(forms.Form):
    """The name on the paper, to be compared and never shown."""

    name = forms.CharField(
        label=_("Le nom écrit sur le papier, si vous voulez comparer"),
        help_text=_("Nous répondons oui ou non. Nous n’affichons jamais le nom."),
        max_length=310,
        error_messages={"required": _("Tapez le nom écrit sur le papier.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class RevocationForm(forms.Form):
    """Why a certificate is taken back: whoever checks it will read this."""

    reason = forms.CharField(
        label=_("Raison"),
        help_text=_("Tout le monde peut la lire. N’écrivez aucun nom."),
        max_length=300,
        error_messages={"required": _("Écrivez pourquoi cette attestation est annulée.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self) -> str:
        return " ".join(self.cleaned_data["reason"].split())
