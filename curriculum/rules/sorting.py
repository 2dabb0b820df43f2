"""Sorting cards: what is in its place, and the mark it makes."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

from curriculum.rules.exercises import Card, Sorting
from curriculum.rules.scoring import NO_MARK, kept

Placed = Mapping[str, str]
"""The group of each card, by their ids."""


def placed_in(sorting: Sorting, said: Placed) -> dict[str, str]:
    """Without cards and groups that this exercise does not have."""
    groups = {group.id for group in sorting.groups}
    return {card.id: said[card.id] for card in sorting.cards if said.get(card.id) in groups}


def right_cards(sorting: Sorting, placed: Placed) -> frozenset[str]:
    return frozenset(card.id for card in sorting.cards if placed.get(card.id) == card.group)


def sorting_mark(sorting: Sorting, placed: Placed) -> Decimal:
    if not sorting.cards:
        return NO_MARK
    return kept(Decimal(len(right_cards(sorting, placed))) / len(sorting.cards))


def mixed(sorting: Sorting, seed: str) -> tuple[Card, ...]:
    """The cards out of their groups: for one person, always in the same order."""
    return tuple(sorted(sorting.cards, key=lambda card: _digest(f"{seed}:{card.id}")))


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
