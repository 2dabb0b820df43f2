"""Who looked at somebody, and what did that somebody do?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncDate

from curriculum.queries.translations import words_in
from curriculum.rules.outline import PathOutline
from curriculum.rules.outline_words import outline_said
from learners.models import Enrolment, Entry, Institution, User
from learners.queries.people.merging import keys_of

LOOKS = ("progress_seen", "certificate_read")


@dataclass(frozen=True, kw_only=True)
class Look:
    """One person who looked, on one day, so many times; names are empty once erased."""

    day: date
    kind: str
    times: int
    name: str
    institution: str


def looks_at(person: User, *, limit: int) -> list[Look]:
    """Who looked, day by day, the latest first. Four queries, however many looks."""
    keys = keys_of(person)
    days = list(
        Entry.objects.filter(person__in=keys, kind__in=LOOKS)
        .exclude(actor__in=keys)
        .annotate(day=TruncDate("received_at"))
        .values("day", "kind", "actor", "institution")
        .annotate(times=Count("pk"), last=Max("received_at"))
        .order_by("-day", "-last")[:limit]
    )
    names = _names({row["actor"] for row in days})
    institutions = names_of_institutions({row["institution"] for row in days})
    return [
        Look(
            day=row["day"],
            kind=row["kind"],
            times=row["times"],
            name=names.get(row["actor"], ""),
            institution=institutions.get(row["institution"], ""),
        )
        for row in days
    ]


def _names(keys: Collection[UUID | None]) -> Mapping[UUID | None, str]:
    people = User.objects.filter(pk__in=[key for key in keys if key])
    return {person.pk: person.get_full_name() for person in people}


def names_of_institutions(keys: Collection[UUID | None]) -> Mapping[UUID | None, str]:
    found = Institution.objects.filter(pk__in=[key for key in keys if key])
    return dict(found.values_list("pk", "name"))


def facts_about(person: User) -> QuerySet[Entry]:
    """What the journal holds about somebody, without who looked; the latest first."""
    return (
        Entry.objects.filter(person__in=keys_of(person))
        .exclude(kind__in=LOOKS)
        .order_by("-received_at", "-pk")
    )


def titles_in_paths_of(person: User, language: str | None = None) -> dict[UUID, str]:
    """The titles of everything in the paths somebody follows, by id; two queries.

    One query more for the words of another language than French.
    """
    enrolments = Enrolment.objects.filter(person=person).prefetch_related("outline")
    outlines = {enrolment.pk: enrolment.outline.whole for enrolment in enrolments}
    words = words_in(language, [key for whole in outlines.values() for key in _titles(whole)])
    titles: dict[UUID, str] = {}
    for enrolment, whole in outlines.items():
        said = outline_said(whole, words)
        titles |= _titles(said)
        titles[enrolment] = said.title
    return titles


def _titles(outline: PathOutline) -> dict[UUID, str]:
    titles = {outline.path: outline.title}
    for module, lesson in outline.lessons():
        titles |= {module.id: module.title, lesson.id: lesson.title}
        titles |= {activity.id: activity.title for activity in lesson.activities}
    return titles
