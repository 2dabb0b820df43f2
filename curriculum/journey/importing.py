"""A file of questions: received → read in pieces → looked at by a person → written, all or nothing.

Nothing is written into the bank before somebody accepts the report. The writing is one
transaction of a few statements: a reader sees the bank before, or after.
"""

from datetime import datetime
from hashlib import sha256
from itertools import islice
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from curriculum.actions import imports
from curriculum.actions.many_questions import Written, add_questions, reword_questions
from curriculum.actions.queue import later
from curriculum.models import ImportLine, PackImport, QuestionImport
from curriculum.queries.imports import (
    F,
    found_of,
    import_to_go_on_with,
    objectives_named,
    the_bank,
)
from curriculum.readers.question_files import lines_of, questions_of
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.imports import A_PIECE, judged

State, Verdict = QuestionImport.State, ImportLine.Verdict
TO_WRITE = (Verdict.NEW, Verdict.CHANGED)
AT_MOST = 20


@transaction.atomic
def receive_file(
    key: UUID, *, name: str, content: bytes, author: Model, language: str, at: datetime
) -> QuestionImport:
    """The same form twice is one file; a job reads it."""
    said = [name, sha256(content).hexdigest(), str(author.pk)]
    file, is_new = imports.receive(
        uuid5(key, fingerprint_of(said)),
        name=name,
        content=content,
        lines=lines_of(content),
        author=author,
        language=language,
        at=at,
    )
    if is_new:
        later("read_import", file.pk)
    return file


def read_on(pk: UUID, *, at: datetime) -> None:
    """Read the next questions of a file, in the language of who brought it."""
    file = import_to_go_on_with(QuestionImport, pk, State.READING)
    if file and may_go_on(file, at=at):
        read_piece(file, at=at)


@transaction.atomic
def read_piece(file: QuestionImport, *, at: datetime) -> None:
    with translation.override(file.language):
        takes = islice(questions_of(bytes(file.content)), file.read, file.read + A_PIECE)
        found = [take() for take in takes]
        is_last = imports.keep_piece(file, found, at=at)
    if not is_last and file.state == State.READING:
        later("read_import", file.pk)


@transaction.atomic
def accept_file(file: QuestionImport, *, skips_wrong: bool, rewords: bool, at: datetime) -> bool:
    """The report was read and accepted; a job writes. False when there is something to correct."""
    if not imports.accept(file, skips_wrong=skips_wrong, rewords=rewords, at=at):
        return False
    later("write_import", file.pk)
    return True


def write_on(pk: UUID, *, at: datetime) -> None:
    file = import_to_go_on_with(QuestionImport, pk, State.WRITING)
    if file and may_go_on(file, at=at):
        write_file(file, at=at)


@transaction.atomic
def write_file(file: QuestionImport, *, at: datetime) -> None:
    """Every question of the file, compared again with the bank as it is now, or none."""
    if not imports.hold_those_being_written(file):
        return
    new, changed = _to_write(file)
    added = add_questions(new, at=at)
    reworded = reword_questions(changed, at=at) if file.rewords else 0
    imports.mark_done(file, added=added, reworded=reworded, at=at)


def _to_write(file: QuestionImport) -> tuple[dict[UUID, Written], dict[UUID, Written]]:
    """(new, changed) by id: what another file brought meanwhile is no longer new."""
    bank = the_bank()
    lines = list(file.found.filter(verdict__in=TO_WRITE))
    objectives = objectives_named(line.objective for line in lines)
    new: dict[UUID, Written] = {}
    changed: dict[UUID, Written] = {}
    for line in lines:
        found = found_of(line)
        verdict, question, _line = judged(found, bank, {}, changed)
        if verdict != line.verdict:
            ImportLine.objects.filter(pk=line.pk).update(verdict=verdict, question=question)
        if found.wording and verdict in TO_WRITE:
            written = Written(
                found.name,
                found.topic,
                objectives.get(found.objective),
                found.key,
                found.wording,
            )
            if question:
                changed[question] = written
            else:
                new[uuid5(file.pk, str(line.place))] = written
    return new, changed


def import_now(
    name: str, content: bytes, *, language: str, skips_wrong: bool, at: datetime
) -> QuestionImport:
    """Read and write at once, for the terminal. It stays « ready » when something is wrong."""
    file, _is_new = imports.receive(
        uuid4(),
        name=name,
        content=content,
        lines=lines_of(content),
        author=None,
        language=language,
        at=at,
    )
    with translation.override(language):
        takes = questions_of(content)
        while file.state == State.READING:
            imports.keep_piece(file, [take() for take in islice(takes, A_PIECE)], at=at)
    if imports.accept(file, skips_wrong=skips_wrong, rewords=True, at=at):
        write_file(file, at=at)
    file.refresh_from_db()
    return file


@transaction.atomic
def start_again(file: QuestionImport, *, at: datetime) -> bool:
    """A person decides: a file whose reading failed is read again."""
    if not imports.start_again(file, at=at):
        return False
    later("read_import", file.pk)
    return True


@transaction.atomic
def sweep_imports(*, at: datetime) -> None:
    """Find again the files that no job takes care of; forget those that are over."""
    for pk, state in imports.claim_due_imports(QuestionImport, at=at, at_most=AT_MOST):
        if state == State.READING:
            later("read_import", pk)
        else:
            later("write_import", pk)
    for pk, state in imports.claim_due_imports(PackImport, at=at, at_most=AT_MOST):
        if state == State.READING:
            later("read_packs", pk)
        else:
            later("write_packs", pk)
    imports.forget_old_imports(at=at)


def may_go_on(file: F, *, at: datetime) -> bool:
    """For one worker only, and not for ever."""
    worn_out = imports.give_up_worn_out(file, _("Chaque essai a été interrompu."), at=at)
    return not worn_out and imports.take(file, at=at)
