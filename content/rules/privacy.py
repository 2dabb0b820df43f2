"""What a model must say about the people in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    """The declaration a model carries: which fields, what for, how long.

    `retention` is a sentence; where a law fixes the time, it names the law.
    """

    fields: tuple[str, ...]
    purpose: str
    retention: str


NO_PERSONAL_DATA = PersonalData(fields=(), purpose="", retention="")
