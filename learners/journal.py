"""Writing the journal: facts that nothing edits (decision 13)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learners.models import Entry
from learners.rules.running.retention import keep_until


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What happened: keys only, no name, address, text or answer."""

    kind: str
    at: datetime
    actor: UUID | None = None
    person: UUID | None = None
    institution: UUID | None = None
    object: UUID | None = None
    result: str = ""
    version: str = ""
    received_at: datetime | None = None


def record(*facts: Fact) -> None:
    """Write facts in one query. Raises KeyError for a kind without a retention class."""
    Entry.objects.bulk_create([_entry(fact) for fact in facts])


def _entry(fact: Fact) -> Entry:
    received_at = fact.received_at or fact.at
    return Entry(
        kind=fact.kind,
        actor=fact.actor,
        person=fact.person,
        institution=fact.institution,
        object=fact.object,
        result=fact.result,
        version=fact.version,
        done_at=fact.at,
        received_at=received_at,
        keep_until=keep_until(fact.kind, received_at),
    )
