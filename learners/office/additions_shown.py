"""What an addition would change, as the office shows it: by version, then by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from curriculum.documents.changes import sentence_on
from curriculum.models import Outline
from curriculum.queries.outlines import retired_activities
from curriculum.rules.changes import Sort, changes_between
from curriculum.rules.outline import newly_finished, percentage, remaining
from learners.models import Enrolment
from learners.queries.learning.additions import outlines_behind, passed_attempts
from learners.queries.learning.enrolments import done_by


@dataclass(frozen=True)
class ShownGroup:
    """An older version of the path: who is on it, and what changed since, by sort."""

    number: int
    people: int
    additions: list[str]
    supplements: list[str]
    removals: list[str]


@dataclass(frozen=True)
class ShownGain:
    """What one person would gain: their figures before and after."""

    name: str
    percentage_before: int
    percentage_after: int
    minutes_left_before: int
    minutes_left_after: int

    @property
    def minutes_more(self) -> int:
        return max(0, self.minutes_left_after - self.minutes_left_before)


def shown_groups(outline: Outline) -> list[ShownGroup]:
    """One for each older version that somebody in progress follows."""
    return [_group(older, people, outline) for older, people in outlines_behind(outline)]


def _group(older: Outline, people: int, outline: Outline) -> ShownGroup:
    changes = changes_between(older.whole, outline.whole)
    by_sort = {sort: [sentence_on(c) for c in changes if c.sort == sort] for sort in Sort}
    return ShownGroup(
        number=older.number,
        people=people,
        additions=by_sort[Sort.ADDITION],
        supplements=by_sort[Sort.SUPPLEMENT],
        removals=by_sort[Sort.REMOVAL],
    )


def shown_people(enrolments: Sequence[Enrolment], outline: Outline) -> list[ShownGain]:
    """The same arithmetic as the journey's, on what is stored; two queries for all."""
    retired = retired_activities()
    passed = passed_attempts(enrolments, outline)
    return [
        _gain(e, outline, retired, {attempt.activity_id for attempt in passed[e.person_id]})
        for e in enrolments
    ]


def _gain(
    enrolment: Enrolment, outline: Outline, retired: set[UUID], extras: set[UUID]
) -> ShownGain:
    asked, done = outline.whole, done_by(enrolment) | extras
    done |= {item.id for item in newly_finished(asked, done, retired)}
    return ShownGain(
        name=enrolment.person.get_full_name(),
        percentage_before=enrolment.percentage,
        percentage_after=percentage(asked, done, retired),
        minutes_left_before=enrolment.minutes_left,
        minutes_left_after=remaining(asked, done, retired).minutes,
    )
