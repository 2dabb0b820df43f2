"""Files that come in: received once, read by one worker at a time, settled once.

A file of questions is read in pieces; packs in one go.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import Model, Q

from curriculum.models import FileImport, ImportLine, PackImport, QuestionImport
from curriculum.queries.imports import F, imports_due, rows_of, seen_in, the_bank
from curriculum.rules.imports import (
    A_PIECE,
    FORGOTTEN,
    KEPT,
    MOST_TRIES,
    PATIENCE,
    FoundQuestion,
    Judgement,
    asks_of,
    judged,
)
from curriculum.rules.questions import as_content

State = FileImport.State


def receive(
    pk: UUID,
    *,
    name: str,
    content: bytes,
    lines: int,
    author: Model | None,
    language: str,
    at: datetime,
) -> tuple[QuestionImport, bool]:
    """The row of a file; the same form again finds the first one's."""
    facts = _facts(name, author, language, at)
    return QuestionImport.objects.get_or_create(
        pk=pk, defaults={**facts, "content": content, "lines": lines}
    )


def receive_packs(
    pk: UUID, file: File[Any], *, author: Model, language: str, at: datetime
) -> tuple[PackImport, bool]:
    """The row first: of two clicks at once, one alone stores the bytes."""
    facts = _facts(file.name or "", author, language, at)
    row, is_new = PackImport.objects.get_or_create(pk=pk, defaults=facts)
    if is_new:
        row.file.save(f"{pk}.zip", file)
    return row, is_new


def _facts(name: str, author: Model | None, language: str, at: datetime) -> dict[str, Any]:
    said = {"name": name[-200:], "author": author, "language": language}
    return {**said, "created_at": at, "next_try_at": at + FORGOTTEN}


def take(file: F, *, at: datetime) -> bool:
    """For one worker only; a try that is cut in the middle has been counted."""
    waiting = rows_of(type(file)).filter(pk=file.pk, state=file.state, tries=file.tries)
    file.tries += 1
    return bool(waiting.update(tries=file.tries, next_try_at=at + PATIENCE))


def give_up_worn_out(file: F, reason: str, *, at: datetime) -> bool:
    """True when every try was cut: nothing of it was written."""
    if file.tries < MOST_TRIES:
        return False
    return settle(file, state=State.FAILED, error=reason[:300], settled_at=at)


@transaction.atomic
def keep_piece(file: QuestionImport, found: Sequence[FoundQuestion], *, at: datetime) -> bool:
    """The questions of one piece, judged. True when it was the last; again changes nothing."""
    held = QuestionImport.objects.select_for_update().defer("content").get(pk=file.pk)
    if held.state != State.READING or held.read != file.read:
        return False
    bank, (seen, taken) = the_bank(), seen_in(held)
    lines = []
    for place, question in enumerate(found, held.read + 1):
        judgement = judged(question, bank, seen, taken)
        lines.append(_line(held, place, question, judgement))
        if lines[-1].asks:
            seen.setdefault(lines[-1].asks, question.line)
        if judgement.verdict == "changed" and judgement.question:
            taken.add(judgement.question)
    ImportLine.objects.bulk_create(lines, batch_size=500)
    is_last = len(found) < A_PIECE
    state = State.READY if is_last else State.READING
    QuestionImport.objects.filter(pk=file.pk).update(
        read=held.read + len(found),
        line=held.lines if is_last else max(held.line, *(f.line for f in found)),
        state=state,
        tries=0,
        next_try_at=None if is_last else at + FORGOTTEN,
    )
    file.refresh_from_db(fields=["read", "line", "state", "tries", "next_try_at"])
    return is_last


def _line(
    file: QuestionImport, place: int, found: FoundQuestion, judgement: Judgement
) -> ImportLine:
    asked = found.wording if judgement.verdict in ("new", "changed", "same") else None
    return ImportLine(
        file=file,
        place=place,
        line=found.line,
        name=found.name,
        key=found.key,
        topic=found.topic,
        objective=found.objective[:200],
        wording=as_content(asked) if asked else None,
        asks=asks_of(asked) if asked else "",
        verdict=judgement.verdict,
        question=judgement.question,
        first_line=judgement.line,
        kind=found.aside[:80],
        wrong=list(found.wrong),
        notes=list(found.notes),
    )


def accept(file: QuestionImport, *, skips_wrong: bool, rewords: bool, at: datetime) -> bool:
    """A person has read the report. False when it was accepted already, or may not be yet."""
    if not skips_wrong and file.found.filter(verdict=ImportLine.Verdict.WRONG).exists():
        return False
    return _let_write(file, skips_wrong=skips_wrong, rewords=rewords, at=at)


def keep_report(file: PackImport, report: dict[str, Any]) -> bool:
    """Packs are read: a person looks at what they would do."""
    read = {"state": State.READY, "report": report, "tries": 0, "next_try_at": None}
    return bool(PackImport.objects.filter(pk=file.pk, state=State.READING).update(**read))


def accept_packs(file: PackImport, *, replaces: bool, at: datetime) -> bool:
    """A person has read the report. False when it was accepted already, or may not be."""
    if file.report.get("problems"):
        return False
    return _let_write(file, replaces=replaces, at=at)


def _let_write(file: F, *, at: datetime, **choices: bool) -> bool:
    ready = rows_of(type(file)).filter(pk=file.pk, state=State.READY)
    waiting = {"state": State.WRITING, "tries": 0, "next_try_at": at + FORGOTTEN}
    return bool(ready.update(**waiting, **choices))


def hold_those_being_written(file: F) -> bool:
    """To be called in a transaction: two files never add the same thing at once."""
    writing = rows_of(type(file)).select_for_update().filter(state=State.WRITING)
    return file.pk in list(writing.order_by("pk").values_list("pk", flat=True))


def mark_done(file: QuestionImport, *, added: int, reworded: int, at: datetime) -> None:
    settle(
        file,
        state=State.DONE,
        added=added,
        reworded=reworded,
        content=b"",
        settled_at=at,
        error="",
    )


def give_up(file: F, *, at: datetime) -> bool:
    """A person does not want it: what was read stays to be looked at, the bytes go."""
    open_ones = rows_of(type(file)).filter(
        pk=file.pk, state__in=(State.READING, State.READY, State.FAILED)
    )
    bytes_gone: dict[str, Any] = {"content": b""} if isinstance(file, QuestionImport) else {}
    over = {"state": State.CANCELLED, "settled_at": at, "next_try_at": None}
    return bool(open_ones.update(**over, **bytes_gone))


def start_again(file: F, *, at: datetime) -> bool:
    """A failed file is read again from where it stopped. False when it has not failed."""
    failed = rows_of(type(file)).filter(pk=file.pk, state=State.FAILED)
    again = {"tries": 0, "error": "", "settled_at": None, "next_try_at": at + FORGOTTEN}
    return bool(failed.update(state=State.READING, **again))


def settle(file: F, **changes: Any) -> bool:
    """Only while a worker holds it."""
    held = rows_of(type(file)).filter(pk=file.pk, state__in=(State.READING, State.WRITING))
    return bool(held.update(**{"next_try_at": None, **changes}))


@transaction.atomic
def claim_due_imports(kind: type[F], *, at: datetime, at_most: int) -> list[tuple[UUID, str]]:
    """(file, state) that no job takes care of, pushed back so that the next sweep leaves them."""
    due = list(imports_due(kind, at=at).values_list("pk", "state")[:at_most])
    rows_of(kind).filter(pk__in=[pk for pk, _state in due]).update(next_try_at=at + PATIENCE)
    return due


def forget_old_imports(*, at: datetime) -> None:
    """The rows of those that are over, and before them the files that nobody will read again."""
    old = Q(created_at__lt=at - KEPT)
    over = Q(state__in=(State.DONE, State.CANCELLED)) | old
    for row in PackImport.objects.filter(over).exclude(file=""):
        row.file.delete(save=False)
        PackImport.objects.filter(pk=row.pk).update(file="")
    PackImport.objects.filter(old, file="").delete()
    QuestionImport.objects.filter(old).delete()
