"""A ZIP of packs: received → tried → looked at by a person → written, all or nothing.

Both jobs read it whole: packs point to each other, and twelve modules are read in a second.
"""

import shutil
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid5

from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from curriculum.actions import imports
from curriculum.actions.packs import import_packs
from curriculum.actions.queue import later
from curriculum.journey.importing import may_go_on
from curriculum.models import PackImport
from curriculum.queries.imports import import_to_go_on_with
from curriculum.queries.packs import may_import_packs
from curriculum.readers.packs import PackReading, read_pack
from curriculum.rules.fingerprints import fingerprint_of

State = PackImport.State
LONGEST = 60


def receive_packs(
    key: UUID, file: File[Any], *, author: Model, language: str, at: datetime
) -> PackImport:
    """The same form twice is one file; a job reads it. Its bytes are never held in memory."""
    said = [file.name, _digest_of(file), str(author.pk)]
    with transaction.atomic():
        row, is_new = imports.receive_packs(
            uuid5(key, fingerprint_of(said)), file, author=author, language=language, at=at
        )
        if is_new:
            later("read_packs", row.pk)
    return row


def _digest_of(file: File[Any]) -> str:
    digest = sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()


def read_on(pk: UUID, *, at: datetime) -> None:
    """Try the packs of a file, in the language of who brought it: nothing of them is written."""
    file = import_to_go_on_with(PackImport, pk, State.READING)
    if file and may_go_on(file, at=at):
        with translation.override(file.language):
            report = import_packs(_reading_of(file), at=at, is_trial=True)
        imports.keep_report(file, asdict(report))


@transaction.atomic
def accept_packs(file: PackImport, *, replaces: bool, at: datetime) -> bool:
    """The report was read and accepted; a job writes. False when there is something to correct."""
    if not imports.accept_packs(file, replaces=replaces, at=at):
        return False
    later("write_packs", file.pk)
    return True


def write_on(pk: UUID, *, at: datetime) -> None:
    file = import_to_go_on_with(PackImport, pk, State.WRITING)
    if file and may_go_on(file, at=at):
        with translation.override(file.language):
            write_packs(file, _reading_of(file), at=at)


@transaction.atomic
def write_packs(file: PackImport, reading: PackReading, *, at: datetime) -> None:
    """Every page in the name of who brought it, compared again with the site as it is now."""
    if not imports.hold_those_being_written(file):
        return
    if file.author is None or not may_import_packs(file.author):
        error = _("Qui a apporté ce fichier ne publie plus ici. Apportez-le vous-même.")
        imports.settle(file, state=State.FAILED, error=error, settled_at=at)
        return
    report = import_packs(reading, at=at, by=file.author, replace=file.replaces)
    over = {"report": asdict(report), "settled_at": at, "error": ""}
    if report.problems:
        error = _("Le site a changé depuis la lecture.")
        imports.settle(file, **{**over, "state": State.FAILED, "error": error})
    else:
        imports.settle(file, **over, state=State.DONE)


@transaction.atomic
def start_again(file: PackImport, *, at: datetime) -> bool:
    """A person decides: a file whose import failed is read again."""
    if not imports.start_again(file, at=at):
        return False
    later("read_packs", file.pk)
    return True


def _reading_of(file: PackImport) -> PackReading:
    """Read beside the storage, which may be anywhere, under the name that its author knows."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / (file.name[-LONGEST:] or "paquet.zip")
        with file.file.open("rb") as given, copy.open("wb") as kept:
            shutil.copyfileobj(given, kept)
        return read_pack(copy)
