"""The files that go with a pack: their names in it, and their bytes."""

import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import PurePosixPath

from django.db.models.fields.files import FieldFile
from django.utils.text import slugify

# What a storage adds to a name that is taken, and that says nothing.
ADDED_BY_STORAGE = re.compile(r"_[A-Za-z0-9]{7}$")


class FileNames:
    """Names within one pack: the same file has one name, two files have two."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name_of(self, folder: str, file: FieldFile) -> str:
        """« images/quatre-cotes.svg »."""
        stored = str(file.name)
        if stored not in self._names:
            taken = set(self._names.values())
            self._names[stored] = next(n for n in _wishes(folder, stored) if n not in taken)
        return self._names[stored]


def _wishes(folder: str, stored: str) -> Iterator[str]:
    path = PurePosixPath(stored)
    stem = slugify(ADDED_BY_STORAGE.sub("", path.stem)) or "fichier"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return (f"{folder}/{each}{path.suffix.lower()}" for each in stems)


class LostFileError(Exception):
    """A file that the storage no longer has."""


def bytes_of(file: FieldFile) -> bytes:
    """Raises LostFileError."""
    try:
        with file.open("rb") as opened:
            return opened.read()
    except OSError as lost:
        raise LostFileError(PurePosixPath(str(file.name)).name) from lost
