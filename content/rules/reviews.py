"""Who reviews: those of the group, or whoever replaces them while they are away."""

from collections.abc import Collection, Hashable, Mapping
from datetime import timedelta
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)

PATIENCE = timedelta(days=3)  # then everybody who may review is told


def at_work(reviewers: Collection[Person], substitutes: Mapping[Person, Person]) -> set[Person]:
    """Who is asked. `substitutes` says who replaces whom, for those who are away today.

    A substitute who is away too is replaced in turn; when everybody in the chain is away, the
    reviewer is asked all the same: a page never waits for nobody.
    """
    return {_instead_of(reviewer, substitutes) for reviewer in reviewers}


def _instead_of(reviewer: Person, substitutes: Mapping[Person, Person]) -> Person:
    seen, asked = {reviewer}, reviewer
    while asked in substitutes:
        asked = substitutes[asked]
        if asked in seen:
            return reviewer
        seen.add(asked)
    return asked


def may_decide(
    person: Person,
    *,
    author: Person | None,
    reviewers: Collection[Person],
    substitutes: Mapping[Person, Person],
) -> bool:
    """An absent reviewer keeps the right. Nobody decides on their own page, unless alone to."""
    entitled = {*reviewers, *at_work(reviewers, substitutes)}
    return person in entitled and (person != author or entitled == {person})
