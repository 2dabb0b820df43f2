"""What can happen to a note, and to what opens them all."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from learners.journal import Fact, record
from learners.models import Enrolment, Logbook, LogbookEntry, User


def seal(person: User) -> None:
    """The first note closes the logbook with the password of that moment."""
    Logbook.objects.get_or_create(person=person, defaults={"password": person.password})


def seal_again(person: User) -> None:
    """With the password the account has now: the caller knows that its owner typed it."""
    Logbook.objects.filter(person=person).update(password=person.password)


def follow_password(person: User, former: str) -> None:
    """Whoever changed it knew the former one. `former` is its hash."""
    Logbook.objects.filter(person=person, password=former).update(password=person.password)


def write_note(
    identity: UUID,
    person: User,
    *,
    enrolment: Enrolment | None,
    module: UUID | None,
    noted_on: date,
    text: str,
    at: datetime,
) -> tuple[LogbookEntry, bool]:
    """One form, one note."""
    return LogbookEntry.objects.get_or_create(
        pk=identity,
        defaults={
            "person": person,
            "enrolment": enrolment,
            "module": module,
            "noted_on": noted_on,
            "text": text,
            "written_at": at,
            "changed_at": at,
        },
    )


def change_note(note: LogbookEntry, *, at: datetime, **changed: Any) -> bool:
    """Whether anything is other than it was: `text`, `noted_on`, `module`, `enrolment`."""
    if all(getattr(note, name) == value for name, value in changed.items()):
        return False
    for name, value in changed.items():
        setattr(note, name, value)
    note.changed_at = at
    note.save(update_fields=[*changed, "changed_at"])
    return True


def delete_note(note: LogbookEntry, *, at: datetime) -> bool:
    """Nobody reads it from now on; its author may put it back for a day."""
    return bool(_as_it_is(note).filter(deleted_at=None).update(deleted_at=at))


def put_back_note(note: LogbookEntry) -> bool:
    return bool(_as_it_is(note).exclude(deleted_at=None).update(deleted_at=None))


def keep_notes(notes: list[UUID], *, at: datetime) -> int:
    """They no longer go with their path."""
    return LogbookEntry.objects.filter(pk__in=notes, kept_at=None).update(kept_at=at)


def share_note(note: LogbookEntry, *, trainer: User, at: datetime) -> bool:
    shared = _as_it_is(note).exclude(shared_with=trainer).update(shared_at=at, shared_with=trainer)
    if shared:
        record(_fact("note_shared", note, actor=note.person_id, at=at))
    return bool(shared)


def take_back_note(note: LogbookEntry, *, at: datetime) -> bool:
    taken = _as_it_is(note).exclude(shared_at=None).update(shared_at=None, shared_with=None)
    if taken:
        record(_fact("note_taken_back", note, actor=note.person_id, at=at))
    return bool(taken)


def answer_note(note: LogbookEntry, text: str, *, by: User, at: datetime) -> bool:
    """The same answer sent twice is one."""
    other = _as_it_is(note).exclude(answer=text)
    answered = other.update(answer=text, answered_at=at, answered_by=by)
    if answered:
        record(_fact("note_answered", note, actor=by.pk, at=at))
    return bool(answered)


def hand_over(lesser: Enrolment, winner: Enrolment) -> None:
    """A note ends with its path, and that one goes on."""
    LogbookEntry.objects.filter(enrolment=lesser).update(enrolment=winner)


def erase_logbook(person: User) -> None:
    """Every note and what opened them."""
    LogbookEntry.objects.filter(person=person).delete()
    Logbook.objects.filter(person=person).delete()


def _as_it_is(note: LogbookEntry) -> QuerySet[LogbookEntry]:
    return LogbookEntry.objects.filter(pk=note.pk)


def _fact(kind: str, note: LogbookEntry, *, actor: UUID, at: datetime) -> Fact:
    return Fact(kind=kind, at=at, actor=actor, person=note.person_id, object=note.pk)
