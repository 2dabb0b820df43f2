"""A folder or a ZIP, seen alike: names, sizes, bytes. Nothing is ever unpacked to the disk."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from django.utils.translation import gettext as _

from content.rules.files import BROKEN_ZIP
from curriculum.readers.problems import Problems

MAX_FILES = 2_000
MAX_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_MATTERS_FROM = 1024 * 1024


class UnreadableFileError(Exception):
    """The file is there but its bytes cannot be had."""


def _no_bytes(name: str) -> bytes:
    raise FileNotFoundError(name)


@dataclass(frozen=True)
class PackFiles:
    """Files by name, relative to what was given, with `/`, in composed Unicode (NFC)."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    opener: Callable[[str], bytes] = _no_bytes

    def __contains__(self, name: str) -> bool:
        return name in self.sizes

    def read(self, name: str) -> bytes:
        try:
            return self.opener(name)
        except BROKEN_ZIP as error:
            raise UnreadableFileError(name) from error


def inside(name: str) -> str | None:
    """The path in its plain form; None when it is none or leaves the folder."""
    path = PurePosixPath(normalize("NFC", name))
    steps_out = ".." in path.parts or path.is_absolute() or ":" in name or "\\" in name
    return None if steps_out or "\0" in name or not path.parts else str(path)


@contextmanager
def opened(source: Path, problems: Problems) -> Iterator[PackFiles]:
    """The files of a folder or a ZIP; none of them when the whole must be refused."""
    if _holds(source.is_dir):
        yield _folder(source.resolve(), problems)
    elif _holds(source.is_file):
        with _zip(source, problems) as files:
            yield files
    else:
        problems.add(source.name, 1, _("Rien ne se trouve à cet endroit. Vérifiez le chemin."))
        yield PackFiles()


def _holds(question: Callable[[], bool]) -> bool:
    """A place that one has no right to look at is as good as empty."""
    try:
        return question()
    except OSError:
        return False


# Folders


def _folder(root: Path, problems: Problems) -> PackFiles:
    found: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    for path in _walk(root):
        name = normalize("NFC", path.relative_to(root).as_posix())
        size = _size_of(path, root, partial(problems.add, name, 1))
        if size is not None:
            found[name], sizes[name] = path, size
        if len(sizes) > MAX_FILES or sum(sizes.values()) > MAX_BYTES:
            problems.add(root.name, 1, too_much(len(sizes)))
            return PackFiles()
    return PackFiles(sizes, lambda name: found[name].read_bytes())


def _walk(root: Path) -> Iterator[Path]:
    """Every file, and every link to a folder; what is hidden is left aside."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted([*links, *files]):
            if not name.startswith("."):
                yield Path(folder) / name


def _size_of(path: Path, root: Path, say: Callable[[str], None]) -> int | None:
    """The size of a file that is ours to read; None, and why, for any other thing."""
    try:
        if not path.resolve().is_relative_to(root):
            say(_("Ce lien mène hors du dossier. Remplacez-le par le fichier."))
            return None
        status = path.stat()
    except (OSError, RuntimeError):  # no right to look, or links that turn in circles
        say(_("Ce fichier ne peut pas être lu. Vérifiez vos droits, ou retirez-le."))
        return None
    if stat.S_ISREG(status.st_mode):
        return status.st_size
    if not stat.S_ISDIR(status.st_mode):
        say(_("Ce n’est pas un fichier ordinaire. Retirez-le du dossier."))
    return None


# ZIP


@contextmanager
def _zip(source: Path, problems: Problems) -> Iterator[PackFiles]:
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN_ZIP:
        problems.add(
            source.name, 1, _("Ce fichier n’est ni un dossier ni un ZIP. Compressez le dossier.")
        )
        yield PackFiles()
        return
    with archive:
        yield _entries(archive, source.name, problems)


def _entries(archive: zipfile.ZipFile, file: str, problems: Problems) -> PackFiles:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    refusal = _refusal(entries)
    if refusal:
        problems.add(file, 1, refusal)
        return PackFiles()
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = _name_of(entry, found, problems)
        if name and not any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
            found[name] = entry
    sizes = {name: entry.file_size for name, entry in found.items()}
    return PackFiles(sizes, lambda name: archive.read(found[name]))


def _refusal(entries: list[zipfile.ZipInfo]) -> str:
    """Why the whole ZIP is refused before a byte of it is unpacked; empty if it is not."""
    if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_BYTES:
        return too_much(len(entries))
    if any(is_swollen(entry) for entry in entries):
        return _("Ce ZIP cache un fichier démesuré. Refaites-le à partir du dossier.")
    if any(entry.flag_bits & 0x1 for entry in entries):
        return _("Ce ZIP est protégé par un mot de passe. Refaites-le sans mot de passe.")
    return ""


def is_swollen(entry: zipfile.ZipInfo) -> bool:
    """The library never gives more bytes than the size declared here."""
    big = entry.file_size > RATIO_MATTERS_FROM
    return big and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _name_of(
    entry: zipfile.ZipInfo, found: Mapping[str, zipfile.ZipInfo], problems: Problems
) -> str | None:
    name = inside(entry.orig_filename)
    if name is None:
        problem = _("Ce chemin sort du dossier. Refaites le ZIP à partir du dossier.")
        problems.add(entry.filename, 1, problem)
    elif stat.S_ISLNK(entry.external_attr >> 16):
        problems.add(name, 1, _("Ceci est un lien. Mettez le fichier lui-même dans le ZIP."))
    elif name in found:
        problems.add(name, 1, _("Ce fichier est deux fois dans le ZIP. Gardez-en un seul."))
    else:
        return name
    return None


def too_much(count: int) -> str:
    if count > MAX_FILES:
        return _("Il y a plus de 2 000 fichiers. Donnez le dossier d’un seul paquet.")
    return _("Le tout dépasse 200 Mo. Allégez les images.")
