"""A reminder to come, as the office shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from curriculum.documents.left import left_in_short
from learners.emails.letters import Rendered
from learners.emails.running.reminders import as_it_will_read, next_of
from learners.models import Enrolment, User
from learners.queries.learning.enrolments import outline_of
from learners.queries.learning.progress import left_of
from learners.queries.running.reminders import paths_of
from learners.rules.running.reminders import Due


@dataclass(frozen=True)
class ShownReminder:
    """Who, when, why, and what is left of each path."""

    person: User
    due: Due
    paths: list[tuple[str, str]]


def shown_people(people: Sequence[UUID], due: Mapping[UUID, Due]) -> list[ShownReminder]:
    """By day, then by name; one query for all."""
    paths = paths_of(people)
    rows = [
        ShownReminder(found[0].person, due[person], [_said(each) for each in found])
        for person, found in paths.items()
    ]
    return sorted(rows, key=lambda row: (row.due.day, row.person.last_name, row.person.first_name))


def _said(enrolment: Enrolment) -> tuple[str, str]:
    return outline_of(enrolment).title, left_in_short(left_of(enrolment))


def shown_letter(person: User, paths: Sequence[Enrolment], *, day: date) -> Rendered | None:
    """What it will say; nothing while every path is being rewritten."""
    found = list(next_of(paths).values())
    return as_it_will_read(person, found, day=day) if found else None
