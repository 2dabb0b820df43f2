"""The choices of a question: a table of lines, those left empty not counting.

Each kind has its columns. However many lines a question has, all are kept, with some to spare.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from curriculum.rules.questions import (
    ANYTHING,
    FALSE,
    KINDS_OF_LINES,
    KINDS_TYPED,
    TRUE,
    QuestionKind,
    number_in,
)

LINES, LINES_TO_SPARE, MOST_LINES = 8, 3, 500
WHOLE = 100
TEXTS = ("text", "match", "tolerance", "share", "feedback")
COLUMNS: dict[QuestionKind, tuple[str, ...]] = {
    "single": ("right", "text", "feedback"),
    "several": ("right", "text", "feedback"),
    "true_false": ("right", "text", "feedback"),
    "matching": ("text", "match", "feedback"),
    "ordering": ("text", "feedback"),
    "numeric": ("text", "tolerance", "share", "feedback"),
    "short_text": ("text", "share", "feedback"),
}
# One choice or several, when each brings a share of its own.
WEIGHED = ("text", "share", "feedback")


class TypedChoice(NamedTuple):
    """A line as it was typed."""

    text: str = ""
    is_right: bool = False
    feedback: str = ""
    match: str = ""
    tolerance: str = ""
    share: str = ""


EMPTY = TypedChoice()


class ChoicesWidget(forms.Widget):
    """Inputs `<name>-<line>-text`, `-right`, `-feedback`…, as the kind has them."""

    def __init__(self, kind: QuestionKind = "single", *, weighed: bool = False) -> None:
        super().__init__()
        self.kind = kind
        self.columns = WEIGHED if weighed else COLUMNS[kind]
        self.errors: dict[int, str] = {}

    def render(
        self,
        name: str,
        value: object,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002  # Django's signature; ours comes with the site
    ) -> SafeString:
        typed = self._with_spare(list(value) if isinstance(value, Sequence) else [])
        context = {
            "name": name,
            "kind": self.kind,
            "columns": self.columns,
            "lines": [(line, self.errors.get(place, "")) for place, line in enumerate(typed)],
            "id": (attrs or {}).get("id", name),
        }
        return render_to_string("curriculum/office/_choices.html", context)

    def _with_spare(self, typed: list[TypedChoice]) -> list[TypedChoice]:
        if self.kind == "true_false":
            by_text = {line.text: line for line in typed}
            return [by_text.get(text, TypedChoice(text)) for text in (TRUE, FALSE)]
        return typed + [EMPTY] * max(LINES - len(typed), LINES_TO_SPARE)

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: object,  # noqa: ARG002  # Django's signature
        name: str,
    ) -> list[TypedChoice]:
        """Every line, empty ones in between included, so that errors find what was typed."""
        lines = [_line(data, name, place) for place in range(_lines_sent(data, name))]
        while lines and lines[-1] == EMPTY:
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
        return f"{id_}-0-{self.columns[0]}"


class ChoicesField(forms.Field):
    """A list of TypedChoice, those that say something. What is wrong is said beside its line."""

    widget: ChoicesWidget

    def __init__(
        self, kind: QuestionKind = "single", *, weighed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(widget=ChoicesWidget(kind, weighed=weighed), **kwargs)
        self.kind = kind

    def clean(self, value: Any) -> list[TypedChoice]:  # noqa: ANN401  # Django's signature
        lines: list[TypedChoice] = list(value)
        self.widget.errors = {
            place: said for place in range(len(lines)) if (said := self._fault(lines, place))
        }
        if self.widget.errors:
            raise ValidationError(_("Corrigez les lignes où c’est écrit."))
        return [line for line in lines if line != EMPTY]

    def _fault(self, lines: list[TypedChoice], place: int) -> str:
        line = lines[place]
        if line == EMPTY:
            return ""
        before = {other.text.casefold() for other in lines[:place] if other.text}
        if self.kind not in KINDS_TYPED and line.text.casefold() in before:
            return _("Deux réponses disent la même chose. Gardez-en une.")
        return _empty_fault(self.kind, line) or _number_fault(self.kind, line)


def _empty_fault(kind: QuestionKind, line: TypedChoice) -> str:
    if kind == "matching":
        return "" if line.match else _("Écrivez ce qui va avec.")
    return "" if line.text else _("Écrivez cette réponse, ou videz la ligne.")


def _number_fault(kind: QuestionKind, line: TypedChoice) -> str:
    if kind == "numeric" and line.text != ANYTHING and number_in(line.text) is None:
        return _("Écrivez un nombre, par exemple 12,5.")
    tolerance = number_in(line.tolerance or "0")
    if tolerance is None or tolerance < 0:
        return _("Écrivez l’écart accepté : 0, ou un nombre comme 0,5.")
    share = number_in(line.share or str(WHOLE))
    if share is None or abs(share) > WHOLE:
        return _("Écrivez ce que vaut la réponse, de 0 à 100 %.")
    return ""


def _lines_sent(data: Mapping[str, Any], name: str) -> int:
    shape = re.compile(rf"{re.escape(name)}-(\d{{1,3}})-")
    places = [int(found[1]) for key in data if (found := shape.match(key))]
    return min(max(places, default=-1) + 1, MOST_LINES)


def _line(data: Mapping[str, Any], name: str, place: int) -> TypedChoice:
    """`<name>-right` says the line when only one can be right (true or false)."""
    prefix = f"{name}-{place}"
    typed = {field: data.get(f"{prefix}-{field}", "").replace("\0", "").strip() for field in TEXTS}
    is_right = f"{prefix}-right" in data or data.get(f"{name}-right") == str(place)
    return TypedChoice(is_right=is_right, **typed)


def is_weighed(data: Mapping[str, Any], name: str) -> bool:
    """Whether the form that was sent says what each choice is worth."""
    return f"{name}-0-share" in data


def has_order(kind: QuestionKind) -> bool:
    """Whether an author decides if what can be chosen is shuffled."""
    return kind not in (*KINDS_OF_LINES, *KINDS_TYPED, "true_false")
