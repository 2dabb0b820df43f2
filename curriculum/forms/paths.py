"""What stops a path from being sent to review or published, and the day one asks about."""

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from curriculum.documents.programmes import name_of
from curriculum.forms.module_choosers import chooser_for
from curriculum.rules.programme import WRITTEN_FACTS


class PathForm(WagtailAdminPageForm):
    """A draft may lack facts; what goes to review may not.

    « Publish » is answered after the draft is saved, so that nothing typed is lost: see
    `curriculum/office/paths.py`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.formsets["path_modules"].forms
        listed = [place.instance.module_id for place in places if place.instance.module_id]
        chooser = chooser_for(listed)
        for place in places:
            place.fields["module"].widget = chooser

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and "action-publish" not in self.data:
            for fact in WRITTEN_FACTS:
                if not cleaned.get(fact, "").strip():
                    sentence = _("Écrivez « %(fact)s » : le programme public en a besoin.")
                    self.add_error(fact, sentence % {"fact": name_of(fact)})
        return cleaned


class DayInput(forms.DateInput):
    """The browser's calendar: it shows a day or nothing, whatever the address says."""

    input_type = "date"

    def format_value(self, value: object) -> str | None:
        with suppress(ValueError):
            return date.fromisoformat(str(value)).isoformat()
        return None


class DayForm(forms.Form):
    """`?au=2026-11-02`: the day whose programme one wants to read."""

    au = forms.DateField(
        label=gettext_lazy("Le jour"),
        widget=DayInput,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "invalid": gettext_lazy("Écrivez un jour qui existe, comme 02/11/2026."),
            "required": gettext_lazy("Choisissez un jour."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["au"].widget.attrs["max"] = today.isoformat()

    def clean_au(self) -> date:
        day: date = self.cleaned_data["au"]
        if day > self.today:
            raise forms.ValidationError(_("Ce jour n’est pas encore là. Choisissez-en un passé."))
        return day
