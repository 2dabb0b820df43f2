"""How one wants to read: « Comment voulez-vous lire ? »."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.rules.reading import Reading

UNKNOWN = {"invalid_choice": _("Choisissez une des réponses.")}


class ReadingForm(forms.Form):
    """Nothing is stored by us: the answer is a cookie of this browser."""

    size = forms.ChoiceField(
        label=_("Taille du texte"),
        choices=[
            ("normal", _("Normale")),
            ("large", _("Grande")),
            ("larger", _("Plus grande")),
            ("largest", _("Très grande")),
        ],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    spacing = forms.ChoiceField(
        label=_("Espace entre les lignes, les mots et les lettres"),
        choices=[("normal", _("Normal")), ("wide", _("Large"))],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    theme = forms.ChoiceField(
        label=_("Couleurs"),
        choices=[
            ("system", _("Comme l’appareil")),
            ("light", _("Fond clair")),
            ("dark", _("Fond sombre")),
        ],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    own_device = forms.BooleanField(
        label=_("Cet appareil est à moi"),
        help_text=_(
            "Cochez : vos réglages restent un an ici. Sinon, ils finissent avec le navigateur."
        ),
        required=False,
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def reading(self) -> Reading:
        said = self.cleaned_data
        return Reading(said["size"], said["spacing"], said["theme"])
