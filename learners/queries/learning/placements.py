"""Who said where they stand, what was decided, who needs something?"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from curriculum.models import Module
from learners.models import AdjustmentNeed, Enrolment, Placement, User
from learners.queries.learning.enrolments import outline_of
from learners.queries.learning.tutors import without_tutor
from learners.queries.people.rights import is_disability_referent
from learners.queries.people.seeing import seen_by
from learners.rules.learning.placing import (
    END,
    LATER,
    LATER_AFTER,
    START,
    WRITTEN_WITHIN,
    Distance,
    Said,
    distances,
)


def statements_of(enrolment: Enrolment) -> list[Module]:
    """The live modules of a path that have a statement, in the path's order."""
    keys = [module.id for module in outline_of(enrolment).modules]
    found = Module.objects.live().filter(translation_key__in=keys).exclude(statement="")
    by_key = {module.translation_key: module for module in found.order_by("-pk")}
    return [by_key[key] for key in keys if key in by_key]


def placements_of(enrolment: Enrolment) -> dict[str, Placement]:
    """By moment."""
    sheets = Placement.objects.filter(enrolment=enrolment)
    return {placement.moment: placement for placement in sheets}


def said_in(placement: Placement) -> list[Said]:
    return [
        Said(UUID(line["module"]), line["statement"], line["answer"]) for line in placement.answers
    ]


def placements_to_adapt(trainer: User) -> QuerySet[Enrolment]:
    """People in training who answered the first sheet: one's own, and those nobody trains.

    What waits for a decision comes first, the oldest answer first.
    """
    return (
        Enrolment.objects.real()
        .in_progress()
        .filter(placements__moment=START)
        .filter(seen_by(trainer, "placement", tutor="tutor") | without_tutor())
        .exclude(person=trainer)
        .select_related("person", "outline", "adaptation", "person__need")
        .order_by("adaptation__decided_at", "placements__answered_at")
    )


def enrolments_to_ask_again(*, at: datetime) -> QuerySet[Enrolment]:
    """Finished three months ago, placed at the start, not asked since."""
    over = at - LATER_AFTER
    return (
        Enrolment.objects.real()
        .filter(finished_at__lte=over, finished_at__gt=over - WRITTEN_WITHIN)
        .filter(placements__moment=START, person__is_active=True)
        .exclude(placements__moment=LATER)
        .select_related("person", "outline")
        .order_by("finished_at")
    )


def needs_seen_by(person: User) -> QuerySet[AdjustmentNeed]:
    """Every need, for a disability referent; none for anybody else, whatever their rank."""
    needs = AdjustmentNeed.objects.select_related("person")
    return needs if is_disability_referent(person) else needs.none()


def distance_travelled(path: UUID) -> dict[str, list[Distance]]:
    """From the start to the end, and to three months later: what may be published, by module."""
    sheets: dict[UUID, dict[str, dict[UUID, str]]] = {}
    rows = Placement.objects.filter(enrolment__path=path, enrolment__is_tryout=False)
    for placement in rows.order_by("pk"):
        answers = {line.module: line.answer for line in said_in(placement)}
        sheets.setdefault(placement.enrolment_id, {})[placement.moment] = answers
    known = list(sheets.values())
    return {
        moment: [
            distance
            for distance in distances(
                (sheet[START], sheet[moment])
                for sheet in known
                if START in sheet and moment in sheet
            ).values()
            if distance.is_published
        ]
        for moment in (END, LATER)
    }
