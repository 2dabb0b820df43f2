"""What a pack may hold beside modules: paths, and the words of the glossary."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from curriculum.rules.packs import SOURCE, SheetAudience


@dataclass(frozen=True)
class PackPathModule:
    module: str
    required: bool
    variant: str = ""


@dataclass(frozen=True)
class PackPath:
    """`modules` name modules by their key, in order; they may live in other packs.

    `facts` are the written facts of `curriculum/rules/programme.py`, by name.
    """

    pack: UUID
    key: str
    title: str
    language: str
    audience: str
    minutes: int
    updated: date
    summary: str
    discovery: bool
    description: str
    facts: Mapping[str, str]
    modules: tuple[PackPathModule, ...]
    is_open: bool = False

    @property
    def is_translation(self) -> bool:
        return self.language != SOURCE


@dataclass(frozen=True)
class PackTerm:
    """A word of the glossary; `line` is where it stands in its file."""

    key: str
    line: int
    word: str
    meaning: str
    example: str
    other_forms: str


@dataclass(frozen=True)
class PackGlossary:
    pack: UUID
    file: str
    terms: tuple[PackTerm, ...]


@dataclass(frozen=True)
class PackSheet:
    """A sheet to print; `modules` are the keys of those it stands on, in order.

    `minutes` are those of a session, 0 for a sheet of the field.
    """

    file: str
    pack: UUID
    key: str
    title: str
    audience: SheetAudience
    minutes: int
    updated: date
    summary: str
    modules: tuple[str, ...]
    licence: str
    authors: str
    body: str
