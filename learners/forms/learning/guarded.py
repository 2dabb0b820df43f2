"""A free text in which nobody real may be recognised: refused, kept in the field, replaced.

A form that inherits `GuardedForm` watches each of its `GuardedField`s. The page draws each with
`{% include "learners/learning/_guarded_field.html" with guard=form.guards.text %}`; its view
says first `if form.replace_what_was_found(): return page(form)`, then looks whether it is valid.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from content.rules.personal_data import Finding, Kind, findings, replaced

LONGEST = 10_000
SHOWN = 5
REPLACE = "replace"
TICK = "{}_invented"
WORDS: Mapping[str, Any] = {
    Kind.EMAIL: _("[adresse e-mail]"),
    Kind.IBAN: _("[numéro de compte]"),
    Kind.NIR: _("[numéro de sécurité sociale]"),
    Kind.PHONE: _("[numéro de téléphone]"),
    Kind.NAME: _("une personne"),
}
TOO_LONG = _(
    "Ce texte a %(length)s signes : %(longest)s au plus. Raccourcissez-le ici, rien n’est perdu."
)


class GuardedField(forms.CharField):
    """Any writing, emoji included; what no database takes is dropped, a long text is kept."""

    def __init__(self, *, max_length: int = LONGEST, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 8, "dir": "auto"}))
        super().__init__(**kwargs)
        self.longest = max_length  # no `maxlength`: a browser would cut what is pasted, silently

    def to_python(self, value: object) -> str:
        text = "" if value is None else str(value)
        plain = text.replace("\0", "").replace("\r\n", "\n")
        return cast("str", super().to_python(unicodedata.normalize("NFC", plain)))

    def bound_data(self, data: object, initial: object) -> str | None:  # noqa: ARG002 - Django's signature
        return None if data is None else self.to_python(data)

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(TOO_LONG % {"length": len(value), "longest": self.longest})


@dataclass(frozen=True)
class Guard:
    """A guarded field as its page draws it: what was found, and the tick that lets names pass."""

    field: BoundField
    tick: BoundField
    found: tuple[Finding, ...]
    was_replaced: bool

    @property
    def has_names(self) -> bool:
        return any(finding.kind is Kind.NAME for finding in self.found)

    @property
    def keeps_tick(self) -> bool:
        return self.has_names or bool(self.tick.value())


class GuardedForm(forms.Form):
    """`replace` is the name of the field whose button was pressed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.texts: dict[str, str] = {}
        self.replaced_field = ""
        for name in self._guarded():
            self.fields[TICK.format(name)] = forms.BooleanField(
                label=_("Cette personne est inventée"), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.texts = {name: cleaned[name] for name in self._guarded() if name in cleaned}
        self.found = {name: self._findings(name, text) for name, text in self.texts.items()}
        for name, found in self.found.items():
            if found:
                self.add_error(name, _what_was_found(found))
        return cleaned

    def replace_what_was_found(self) -> bool:
        """Whether a button asked for it; the form is then shown again, with the text replaced."""
        name = self.data.get(REPLACE, "")
        if name not in self._guarded():
            return False
        self.full_clean()
        if found := self.found.get(name):
            data = cast("QueryDict", self.data).copy()
            data[self.add_prefix(name)] = replaced(self.texts[name], found)
            self.data, self.replaced_field = data, name
            self.full_clean()
        return True

    @cached_property
    def guards(self) -> dict[str, Guard]:
        """By the name of the field."""
        self.is_valid()  # what was found is known once the form was read
        return {
            name: Guard(
                field=self[name],
                tick=self[TICK.format(name)],
                found=self.found.get(name, ()),
                was_replaced=name == self.replaced_field,
            )
            for name in self._guarded()
        }

    def _guarded(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, GuardedField)]

    def _findings(self, name: str, text: str) -> tuple[Finding, ...]:
        words = {kind: str(word) for kind, word in WORDS.items()}
        found = findings(text, words=words)
        if self.cleaned_data.get(TICK.format(name)):
            return tuple(one for one in found if one.kind is not Kind.NAME)
        return found


def _what_was_found(found: tuple[Finding, ...]) -> str:
    """Named, so that one finds them again; the first ones, when there are many."""
    named = list(dict.fromkeys(finding.text for finding in found))
    shown = ", ".join(gettext("« %s »") % text for text in named[:SHOWN])
    if (rest := len(named) - SHOWN) > 0:
        more = ngettext("%(shown)s et %(n)d autre", "%(shown)s et %(n)d autres", rest)
        shown = more % {"shown": shown, "n": rest}
    return gettext(
        "On reconnaîtrait quelqu’un : %(found)s. Rien n’est enregistré pour l’instant."
    ) % {"found": shown}
