"""The public programme of a path: eleven facts that anybody may read before they enrol.

Objectives come from the modules, the duration from what the path asks; the nine others are
written by an author, in Markdown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

FACTS = (
    "prerequisites",
    "objectives",
    "recognition",
    "duration",
    "arrangements",
    "access_time",
    "prices",
    "contacts",
    "methods",
    "assessment",
    "disability_access",
)
WRITTEN_FACTS = tuple(fact for fact in FACTS if fact not in ("objectives", "duration"))


@dataclass(frozen=True)
class TaughtModule:
    """A module in a programme; `minutes` are those of its required lessons."""

    title: str
    slug: str
    summary: str
    minutes: int
    required: bool
    variant: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class TrainingBody:
    """Who trains, and where to write."""

    name: str
    address: str
    siret: str
    registration: str
    contact: str


@dataclass(frozen=True)
class Programme:
    """What a path says of itself; `facts` are the written ones, by name."""

    title: str
    summary: str
    audience: str
    description: str
    is_discovery: bool
    modules: tuple[TaughtModule, ...]
    facts: Mapping[str, str]
    body: TrainingBody

    @property
    def required(self) -> tuple[TaughtModule, ...]:
        return tuple(module for module in self.modules if module.required)

    @property
    def optional(self) -> tuple[TaughtModule, ...]:
        return tuple(module for module in self.modules if not module.required)

    @property
    def minutes(self) -> int:
        """What the path announces: the optional modules do not count."""
        return sum(module.minutes for module in self.required)


class Writes(Protocol):
    """A page, or whatever else holds the written facts by their names."""

    prerequisites: str


def unwritten_facts(page: Writes) -> list[str]:
    """The facts that the author has left empty; spaces are nothing."""
    return [fact for fact in WRITTEN_FACTS if not getattr(page, fact).strip()]


def empty_facts(programme: Programme) -> list[str]:
    """Of the eleven, those about which the programme says nothing, in their order."""
    says = {fact: bool(text.strip()) for fact, text in programme.facts.items()}
    says["objectives"] = any(module.objectives for module in programme.modules)
    says["duration"] = programme.minutes > 0
    return [fact for fact in FACTS if not says[fact]]


def as_json(programme: Programme) -> dict[str, Any]:
    """Plain data for the database; `from_json` reads it back."""
    return asdict(programme)


def from_json(content: Mapping[str, Any]) -> Programme:
    modules = (
        TaughtModule(**{**module, "objectives": tuple(module["objectives"])})
        for module in content["modules"]
    )
    body = TrainingBody(**content["body"])
    return Programme(**{**content, "modules": tuple(modules), "body": body})
