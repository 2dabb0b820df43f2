"""Noting: a password → a logbook; a note → shared → answered; the end of a path → what is kept.

What opens a logbook is told in decision 0037: never a code by e-mail alone, nor a password that
was chosen again with one.
"""

from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils.timezone import localdate

from learners.actions.learning import logbooks
from learners.emails.learning.answers import write_answer_letter
from learners.emails.learning.notes import write_notes_letter
from learners.journey.sending import let_leave
from learners.models import LogbookEntry, User
from learners.queries.learning.logbooks import (
    authors_to_warn,
    enrolment_for,
    going_from,
    notes_going,
    notes_of,
    notes_shared_with,
    notes_to_put_back,
    seal_of,
)
from learners.queries.learning.tutors import still_trains
from learners.rules.running.keys import identity_of


def open_logbook(person: User, password: str, *, is_open: bool) -> bool:
    """Whether this password opens it. Where it is open, the present password becomes its own."""
    held = seal_of(person)
    is_theirs = person.check_password(password)
    opens = check_password(password, held) if held else is_theirs
    if is_theirs and (opens or is_open):
        logbooks.seal_again(person)
    return opens or (is_open and is_theirs)


@transaction.atomic
def write(
    person: User,
    *,
    key: UUID,
    text: str,
    noted_on: date,
    module: UUID | None,
    at: datetime,
) -> bool:
    """The first note closes the logbook. False for the same form again."""
    content = [str(person.pk), text, noted_on.isoformat(), str(module)]
    logbooks.seal(person)
    _, is_new = logbooks.write_note(
        identity_of(key, content),
        person,
        enrolment=enrolment_for(person, module),
        module=module,
        noted_on=noted_on,
        text=text,
        at=at,
    )
    return is_new


@transaction.atomic
def change(
    note: UUID, *, person: User, text: str, noted_on: date, module: UUID | None, at: datetime
) -> bool:
    held = notes_of(person).select_for_update(of=("self",)).get(pk=note)
    enrolment = held.enrolment if module == held.module else enrolment_for(person, module)
    return logbooks.change_note(
        held, text=text, noted_on=noted_on, module=module, enrolment=enrolment, at=at
    )


def delete(note: LogbookEntry, *, at: datetime) -> bool:
    return logbooks.delete_note(note, at=at)


def put_back(note: UUID, *, person: User, at: datetime) -> bool:
    """False once its day is over."""
    held = notes_to_put_back(person, at=at).filter(pk=note).first()
    return held is not None and logbooks.put_back_note(held)


def keep(person: User, *, at: datetime) -> int:
    """How many notes no longer go with their path."""
    return logbooks.keep_notes(list(notes_going(person).values_list("pk", flat=True)), at=at)


@transaction.atomic
def share(note: LogbookEntry, *, at: datetime) -> bool:
    """With the trainer named on the enrolment. False when nobody trains, or it was done."""
    trainer = note.enrolment.tutor if note.enrolment else None
    if trainer is None or not still_trains(trainer.pk):
        return False
    return logbooks.share_note(note, trainer=trainer, at=at)


@transaction.atomic
def take_back(note: LogbookEntry, *, at: datetime) -> bool:
    return logbooks.take_back_note(note, at=at)


@transaction.atomic
def answer(note: UUID, text: str, *, by: User, at: datetime) -> bool:
    """False when the note was taken back meanwhile, or the answer is the same."""
    shared = notes_shared_with(by).select_for_update(of=("self",)).filter(pk=note).first()
    if shared is None or not logbooks.answer_note(shared, text, by=by, at=at):
        return False
    let_leave(write_answer_letter(shared, at=at))
    return True


def warn_authors(*, at: datetime) -> int:
    """A week before somebody's notes go, one letter; how many were written."""
    return sum(_warn(author, at=at) for author in authors_to_warn(at=at))


@transaction.atomic
def _warn(author: User, *, at: datetime) -> bool:
    _count, moment = going_from(author)
    letter = write_notes_letter(author, day=localdate(moment), at=at) if moment else None
    let_leave(letter)
    return letter is not None


@transaction.atomic
def start_again(person: User) -> None:
    """Whoever lost the password of their logbook begins an empty one."""
    logbooks.erase_logbook(person)
