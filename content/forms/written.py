"""Choosing among what authors wrote."""

from typing import Any

from django import forms

from content.documents.written import is_foreign
from content.rules.languages import WRITTEN_IN


class WrittenSelect(forms.Select):
    """A list of an author's words: those that stay in French say so. The empty choice is ours."""

    def create_option(
        self, name: str, value: object, label: int | str, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        if value and is_foreign(label):
            option["attrs"]["lang"] = WRITTEN_IN
        return option
