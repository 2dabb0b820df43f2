"""The choices of a question: a table of eight lines, those left empty not counting."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

LINES = 8


class TypedChoice(NamedTuple):
    """A line as it was typed."""

    text: str
    is_right: bool
    feedback: str


class ChoicesWidget(forms.Widget):
    """Inputs `<name>-<line>-text`, `-right` and `-feedback`."""

    def render(
        self,
        name: str,
        value: object,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002  # Django's signature; ours comes with the site
    ) -> SafeString:
        typed = list(value) if isinstance(value, Sequence) else []
        typed += [TypedChoice("", is_right=False, feedback="")] * (LINES - len(typed))
        context = {"name": name, "lines": typed, "id": (attrs or {}).get("id", name)}
        return render_to_string("curriculum/office/_choices.html", context)

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: object,  # noqa: ARG002  # Django's signature
        name: str,
    ) -> list[TypedChoice]:
        """Every line, empty ones in between included, so that errors find what was typed."""
        lines = [_line(data, f"{name}-{place}") for place in range(LINES)]
        while lines and lines[-1] == TypedChoice("", is_right=False, feedback=""):
            lines.pop()
        return lines

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: object,  # noqa: ARG002  # Django's signature
        name: str,
    ) -> bool:
        return f"{name}-0-text" not in data

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0-text"


class ChoicesField(forms.Field):
    """A list of TypedChoice, those that have a text."""

    widget = ChoicesWidget

    def clean(self, value: Any) -> list[TypedChoice]:  # noqa: ANN401  # Django's signature
        return [line for line in value if line.text]


def _line(data: Mapping[str, Any], prefix: str) -> TypedChoice:
    return TypedChoice(
        text=data.get(f"{prefix}-text", "").strip(),
        is_right=f"{prefix}-right" in data,
        feedback=data.get(f"{prefix}-feedback", "").strip(),
    )
