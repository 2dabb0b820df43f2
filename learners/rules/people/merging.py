"""Two accounts of one person: who looks like whom, and which of two enrolments goes on."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is compared of an account."""

    key: UUID
    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """What is compared of two enrolments on the same path."""

    key: UUID
    credited: int
    done: int
    enrolled_at: datetime


def as_compared(text: str) -> str:
    """Without case, accents, signs, nor the order of words: « BEN-ALI Nadia » is Nadia Ben Ali."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return " ".join(sorted(words))


def is_asked_for(name: str, addresses: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether one of these texts is in the name, whatever its order, or in an address."""
    words = set(as_compared(name).split())
    known = [address.casefold() for address in addresses]
    return any(
        set(as_compared(text).split()) <= words or any(text.casefold() in a for a in known)
        for text in asked
        if as_compared(text)
    )


def look_alikes(accounts: Iterable[Known]) -> list[list[UUID]]:
    """Groups of two or more with one name, or one name before the @ in two places."""
    groups: dict[str, list[UUID]] = defaultdict(list)
    for account in accounts:
        names = {as_compared(account.name)}
        before = account.address.partition("@")[0]
        if "." in before or "-" in before:  # nadia.ben-ali@, not nadia@
            names.add(as_compared(before))
        for name in names - {""}:
            groups[name].append(account.key)
    found = {tuple(group): None for group in groups.values() if len(group) > 1}
    return [list(group) for group in found]


def goes_on(ways: Sequence[Way]) -> UUID:
    """Of two running enrolments on one path: the one with most work; then the older one."""
    return min(ways, key=lambda w: (-w.credited, -w.done, w.enrolled_at, w.key)).key
