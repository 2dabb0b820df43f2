"""The day by which somebody has to finish."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

YEARS_AHEAD = 5


class DeadlineForm(forms.Form):
    """No day means: whenever they like."""

    ends_on = forms.DateField(
        label=_("À finir avant le"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        self.today = today

    def clean_ends_on(self) -> date | None:
        """A day that is over would hurry nobody; one too far is a slip of the hand."""
        day: date | None = self.cleaned_data["ends_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        if day and day.year > self.today.year + YEARS_AHEAD:
            raise forms.ValidationError(_("Ce jour est trop loin : relisez l’année."))
        return day
