"""Which notes, whose, and when do they go?"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from curriculum.rules.outline import holds_module
from learners.models import Enrolment, Logbook, LogbookEntry, User
from learners.queries.learning.enrolments import enrolments_of, outline_of
from learners.queries.learning.tutors import trainers
from learners.queries.people.rights import is_trainer
from learners.queries.people.seeing import seen_by
from learners.rules.learning.logbooks import CAN_BE_PUT_BACK, KEPT_AFTER, TOLD_BEFORE, goes_at

ENDED_AT = Coalesce("enrolment__finished_at", "enrolment__stopped_at")


def seal_of(person: User) -> str:
    """The hash of what opens somebody's notes; nothing while they have none."""
    return Logbook.objects.filter(person=person).values_list("password", flat=True).first() or ""


def notes_of(person: User) -> QuerySet[LogbookEntry]:
    """The door of one's own notes."""
    tutor = trainers().filter(pk=OuterRef("enrolment__tutor"))
    return (
        LogbookEntry.objects.filter(seen_by(person, "logbook_note"), deleted_at=None)
        .select_related("enrolment__tutor", "shared_with", "answered_by")
        .annotate(tutor_trains=Exists(tutor))
    )


def notes_to_put_back(person: User, *, at: datetime) -> QuerySet[LogbookEntry]:
    """Those deleted since yesterday."""
    return LogbookEntry.objects.filter(
        seen_by(person, "logbook_note"), deleted_at__gt=at - CAN_BE_PUT_BACK
    )


def notes_shared_with(trainer: User) -> QuerySet[LogbookEntry]:
    """What learners share with their trainer: with this one, as long as they train them."""
    if not is_trainer(trainer):
        return LogbookEntry.objects.none()
    return (
        LogbookEntry.objects.filter(seen_by(trainer, "shared_note", tutor="enrolment__tutor"))
        .filter(shared_with=trainer, enrolment__tutor=trainer, deleted_at=None)
        .select_related("person", "enrolment__outline")
        .order_by(F("answered_at").asc(nulls_first=True), "-shared_at", "id")
    )


def has_tutor(person: User) -> bool:
    """Whether somebody who trains is named, on one of their paths: they may show a note."""
    return Enrolment.objects.filter(person=person, tutor__in=trainers()).exists()


def counts_by_module(person: User) -> dict[UUID | None, int]:
    found = notes_of(person).order_by().values_list("module").annotate(Count("pk"))
    return dict(found)


def modules_of(person: User) -> dict[UUID, str]:
    """The modules of one's paths in their order, the running one first: their French titles."""
    titles: dict[UUID, str] = {}
    for enrolment in enrolments_of(person):
        for module in outline_of(enrolment).modules:
            titles.setdefault(module.id, module.title)
    return titles


def enrolment_for(person: User, module: UUID | None) -> Enrolment | None:
    """The path a note is part of: the one that holds its module, else the one in progress."""
    theirs = enrolments_of(person)
    holding = (e for e in theirs if module and holds_module(outline_of(e), module))
    return next(holding, None) or next(iter(theirs), None)


def going_from(person: User) -> tuple[int, datetime | None]:
    """How many notes will go by themselves, and when the first one does."""
    going = notes_going(person).annotate(ended_at=ENDED_AT).exclude(ended_at=None)
    moments = [goes_at(*pair) for pair in going.values_list("ended_at", "changed_at")]
    return len(moments), min(moments, default=None)


def notes_going(person: User) -> QuerySet[LogbookEntry]:
    """Those whose path has ended, and that their author did not keep."""
    return notes_of(person).filter(_ends_with_its_path())


def authors_to_warn(*, at: datetime) -> QuerySet[User]:
    """Those with notes that go within a week."""
    limit = at - KEPT_AFTER + TOLD_BEFORE
    over = Q(enrolment__finished_at__lt=limit) | Q(enrolment__stopped_at__lt=limit)
    going = LogbookEntry.objects.filter(
        over & _ends_with_its_path(), changed_at__lt=limit, deleted_at=None
    )
    return User.objects.filter(is_active=True, pk__in=going.values("person")).order_by("pk")


def notes_to_purge(*, at: datetime) -> QuerySet[LogbookEntry]:
    """What their authors deleted, and what nobody kept thirty days after its path."""
    limit = at - KEPT_AFTER
    over = Q(enrolment__finished_at__lt=limit) | Q(enrolment__stopped_at__lt=limit)
    return LogbookEntry.objects.filter(
        Q(deleted_at__lt=at - CAN_BE_PUT_BACK)
        | (over & _ends_with_its_path() & Q(changed_at__lt=limit))
    )


def empty_logbooks() -> QuerySet[Logbook]:
    """Nothing is left in them to close."""
    return Logbook.objects.filter(person__notes=None)


def _ends_with_its_path() -> Q:
    return Q(kept_at=None, enrolment__isnull=False) & ~Q(
        enrolment__state=Enrolment.State.IN_PROGRESS
    )


def titles_for_notes(notes: list[LogbookEntry]) -> Mapping[UUID, str]:
    """The modules of the paths these notes belong to."""
    outlines = [outline_of(note.enrolment) for note in notes if note.enrolment]
    return {module.id: module.title for outline in outlines for module in outline.modules}
