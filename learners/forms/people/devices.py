"""Whose device this is: every door asks it, and nothing is ticked beforehand."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeviceForm(forms.Form):
    """The box that makes a session last."""

    own_device = forms.BooleanField(
        label=_("Cet appareil est à moi"),
        help_text=_(
            "Cochez si vous seul·e l’utilisez : la session dure 90 jours,"
            " au lieu de 30 minutes sans rien faire."
        ),
        required=False,
    )
