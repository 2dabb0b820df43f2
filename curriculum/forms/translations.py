"""French on the left, English on the right: one field for each text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.actions.translations import Work
from curriculum.rules.translating import French, State, Words, found_in, mark_of, part_of

MAX_TITLE, MAX_TEXT = 255, 100_000
SIGNS_A_ROW, MOST_ROWS = 55, 30


@dataclass(frozen=True)
class Line:
    """One text: its French, its English so far, and the former French when that one is older."""

    place: str
    label: str
    french: str
    english: str
    state: State
    former: str

    @property
    def begins_part(self) -> bool:
        return part_of(self.place) == self.place


def lines_of(french: French, labels: Mapping[str, str], words: Words) -> list[Line]:
    found = found_in(words, french)
    return [
        Line(place, labels[place], text, it.text, it.state, it.of if it.state == "stale" else "")
        for place, text in french.items()
        for it in [found[place]]
    ]


class TranslationForm(forms.Form):
    """Fields named by the place of what they say, so that the French may move meanwhile."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    marks = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lines: Sequence[Line], number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].initial = number
        self.fields["marks"].initial = {line.place: mark_of(line.french) for line in lines}
        self.lines = lines
        for line in lines:
            self.fields[said(line.place)] = _field(line)
            if line.state is State.STALE:
                label = _("L’anglais convient toujours")
                self.fields[agreed(line.place)] = forms.BooleanField(label=label, required=False)

    def rows(self) -> Iterator[tuple[Line, forms.BoundField, forms.BoundField | None]]:
        for line in self.lines:
            is_stale = line.state is State.STALE
            yield line, self[said(line.place)], self[agreed(line.place)] if is_stale else None

    def work(self) -> Work:
        """Once valid. A text that this form did not show is not taken away."""
        typed = {line.place: self.cleaned_data[said(line.place)] for line in self.lines}
        shown = {place: text for place, text in typed.items() if said(place) in self.data}
        still = [place for place in shown if self.cleaned_data.get(agreed(place))]
        marks = self.cleaned_data["marks"]
        return Work(
            typed=shown,
            marks=marks if isinstance(marks, dict) else {},
            agreed=still,
            number=self.cleaned_data["number"] or 0,
        )


def said(place: str) -> str:
    return f"en:{place}"


def agreed(place: str) -> str:
    return f"ok:{place}"


def _field(line: Line) -> forms.CharField:
    rows = min(MOST_ROWS, 1 + len(line.french) // SIGNS_A_ROW + line.french.count("\n"))
    attributes = {"lang": "en", "rows": rows}
    return forms.CharField(
        label=line.label,
        initial=line.english,
        required=False,
        max_length=MAX_TITLE if line.place == "title" else MAX_TEXT,
        widget=forms.Textarea(attrs=attributes),
    )
