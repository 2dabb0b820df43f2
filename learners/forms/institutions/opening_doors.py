"""A referent opens a door: a code for their institution, cards on paper."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from content.forms.written import WrittenSelect
from curriculum.models import LearningPath
from learners.forms.institutions.inviting import shown_paths
from learners.rules.institutions.cards import MOST_ON_A_SHEET
from learners.rules.institutions.codes import LONGEST, MOST_PLACES


class PathForm(forms.Form):
    """One of the paths; with a single one, nobody is asked which."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    path = forms.TypedChoiceField(label=_("Parcours"), coerce=UUID, widget=WrittenSelect)

    def __init__(self, *args: Any, paths: Sequence[LearningPath], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paths = {path.translation_key: path for path in paths}
        field = cast("forms.TypedChoiceField", self.fields["path"])
        field.choices = shown_paths(self.paths)
        if len(self.paths) == 1:
            field.initial = next(iter(self.paths))
            field.widget = forms.HiddenInput()

    def chosen_path(self) -> LearningPath:
        """Once valid."""
        return self.paths[self.cleaned_data["path"]]


class MakeCodeForm(PathForm):
    """For how many people, until which day."""

    places = forms.IntegerField(
        label=_("Pour combien de personnes"),
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("200 au plus. Une place est prise quand une personne s’inscrit."),
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    last_day = forms.DateField(
        label=_("Jusqu’au"),
        help_text=_("Ce jour compris, un an au plus."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ["path", "places", "last_day", "key"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if not self.today <= day <= self.today + LONGEST:
            raise forms.ValidationError(_("Donnez un jour entre aujourd’hui et dans un an."))
        return day

    def expires_at(self) -> datetime:
        """Once valid: the midnight that ends the last day."""
        after = self.cleaned_data["last_day"] + timedelta(days=1)
        return datetime.combine(after, time(), tzinfo=get_current_timezone())


class PrintCardsForm(PathForm):
    """How many cards."""

    count = forms.IntegerField(
        label=_("Combien de cartes"),
        min_value=1,
        max_value=MOST_ON_A_SHEET,
        initial=8,
        help_text=_("40 au plus ; 8 sur une feuille A4."),
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )

    field_order = ["path", "count", "key"]
