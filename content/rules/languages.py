"""Words that know their language: what authors write is in French, unless it says otherwise."""

from dataclasses import fields, is_dataclass
from typing import Any

WRITTEN_IN = "fr"
ENGLISH = "en"


class English(str):
    """English words among French ones. They stay English through `str()` and `strip()`."""

    __slots__ = ()

    def __str__(self) -> str:
        return self

    def strip(self, chars: str | None = None, /) -> "English":
        return English(super().strip(chars))


def has_english(said: Any) -> bool:  # noqa: ANN401  # a text, or anything made of texts
    """Whether there are English words in it: a text, a list, a row of a lesson."""
    if isinstance(said, str):
        return isinstance(said, English)
    if isinstance(said, list | tuple):
        return any(map(has_english, said))
    if is_dataclass(said):
        return any(has_english(getattr(said, field.name)) for field in fields(said))
    return False
