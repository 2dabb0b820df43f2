"""Applying what was added to a path."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.models import Addition


class AdditionForm(forms.Form):
    """`outline` is the number that was shown: a path that changed since is shown again."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    outline = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=Addition._meta.get_field("reason").max_length,  # noqa: SLF001  # Django's documented _meta API
        help_text=_("Les personnes concernées liront cette phrase, telle quelle."),
        error_messages={"required": _("Écrivez la raison en une phrase : elle sera lue.")},
    )
