"""Why a trainer spares somebody a module, or no longer does."""

from django import forms
from django.utils.translation import gettext_lazy as _

from learners.forms.learning.guarded import GuardedField, GuardedForm

LONGEST = 500


class ReasonForm(GuardedForm):
    """Never without a sentence."""

    reason = GuardedField(
        label=_("Pourquoi"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Une phrase. La personne la lira, un auditeur aussi."),
        error_messages={"required": _("Écrivez pourquoi, en une phrase.")},
    )
