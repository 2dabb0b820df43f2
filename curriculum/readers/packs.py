"""Packs: the curriculum as folders of text files (`docs/packs.md`).

Reading writes nothing and never raises on what it is given: it says everything that is wrong,
with file and line, so that it can be repaired in one go.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from django.utils.translation import gettext as _

from curriculum.readers.archives import MAX_BYTES, MAX_FILES, PackFiles, opened, too_much
from curriculum.readers.folders import PackFolder
from curriculum.readers.glossaries import GLOSSARY, read_glossary
from curriculum.readers.keys import Keys
from curriculum.readers.modules import MODULE, read_module
from curriculum.readers.paths import PATH, read_path
from curriculum.readers.problems import Problem, Problems
from curriculum.readers.sheets import SHEET, read_sheet
from curriculum.rules.pack_paths import PackGlossary, PackPath, PackSheet
from curriculum.rules.pack_writing import files_of
from curriculum.rules.packs import PackModule

DEEPEST = 2
HEADS = (MODULE, PATH, GLOSSARY, SHEET)


@dataclass(frozen=True)
class PackReading:
    """What could be read, and every problem by file and line: use it only when there is none."""

    modules: tuple[PackModule, ...]
    paths: tuple[PackPath, ...]
    problems: tuple[Problem, ...]
    glossaries: tuple[PackGlossary, ...] = ()
    sheets: tuple[PackSheet, ...] = ()


def read_pack(source: Path) -> PackReading:
    """Read a pack's folder, a folder of packs, or a ZIP of either."""
    problems = Problems()
    with opened(source, problems) as files:
        prefixes = _prefixes(files)
        if not prefixes and not problems.in_order():
            sentence = _(
                "Aucun paquet ici. Un paquet est un dossier avec module.md, parcours.md,"
                " glossaire.md ou fiche.md."
            )
            problems.add(source.name, 1, sentence)
        _say_lost_folders(files, prefixes, problems)
        return _read([PackFolder(files, prefix, problems) for prefix in prefixes], problems)


def problems_of(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What would be said of these files if they came back: those of one pack, by name."""
    problems = Problems()
    sizes = {name: len(content) for name, content in files.items()}
    if len(files) > MAX_FILES or sum(sizes.values()) > MAX_BYTES:
        problems.add(MODULE, 1, too_much(len(files)))
        return problems.in_order()
    reading = _read([PackFolder(PackFiles(sizes, files.__getitem__), "", problems)], problems)
    if not reading.problems:
        for module in reading.modules:
            _say_what_changed(files, files_of(module), problems)
    return problems.in_order()


def _say_what_changed(
    files: Mapping[str, bytes], again: Mapping[str, bytes], problems: Problems
) -> None:
    """The first line of a file that is written otherwise once it was read."""
    for name, content in files.items():
        written, read = content.split(b"\n"), again.get(name, b"").split(b"\n")
        if written != read:
            line = next(
                at for at, (one, other) in enumerate(zip_longest(written, read), 1) if one != other
            )
            problems.add(name, line, _("Un paquet lit ces mots autrement. Écrivez-les autrement."))


def _read(folders: Sequence[PackFolder], problems: Problems) -> PackReading:
    keys = Keys(problems)
    modules = [read_module(folder, keys) for folder in folders if folder.holds(MODULE)]
    by_key = {it.key: it for it in modules if it is not None and not it.is_translation}
    paths = [read_path(folder, keys, by_key) for folder in folders if _is_path(folder)]
    glossaries = [read_glossary(folder, keys) for folder in folders if _is_glossary(folder)]
    sheets = [read_sheet(folder, keys) for folder in folders if _is_sheet(folder)]
    return PackReading(
        tuple(module for module in modules if module is not None),
        tuple(path for path in paths if path is not None),
        problems.in_order(),
        tuple(glossary for glossary in glossaries if glossary is not None),
        tuple(sheet for sheet in sheets if sheet is not None),
    )


def _is_path(folder: PackFolder) -> bool:
    if folder.holds(PATH) and folder.holds(MODULE):
        folder.say(PATH)(1, _("Un paquet est un module ou un parcours. Séparez-les en dossiers."))
        return False
    return folder.holds(PATH)


def _is_glossary(folder: PackFolder) -> bool:
    if folder.holds(GLOSSARY) and (folder.holds(PATH) or folder.holds(MODULE)):
        folder.say(GLOSSARY)(1, _("Un glossaire est un paquet à lui seul. Donnez-lui un dossier."))
        return False
    return folder.holds(GLOSSARY)


def _is_sheet(folder: PackFolder) -> bool:
    others = [head for head in HEADS if head != SHEET and folder.holds(head)]
    if folder.holds(SHEET) and others:
        folder.say(SHEET)(1, _("Une fiche est un paquet à elle seule. Donnez-lui un dossier."))
        return False
    return folder.holds(SHEET)


def _prefixes(files: PackFiles) -> list[str]:
    """The folders of packs, with their `/`: those that hold one of the four files."""
    heads = (name for name in files.sizes if name.rpartition("/")[2] in HEADS)
    return sorted({head[: head.rfind("/") + 1] for head in heads if head.count("/") <= DEEPEST})


def _say_lost_folders(files: PackFiles, prefixes: Sequence[str], problems: Problems) -> None:
    """A folder of texts beside packs has lost its `module.md`; a pack in a pack is one too many."""
    for prefix in prefixes:
        if any(other != prefix and prefix.startswith(other) for other in prefixes):
            problems.add(prefix + MODULE, 1, _("Un paquet dans un paquet. Sortez ce dossier."))
    texts = {name[: name.rfind("/") + 1] for name in files.sizes if name.endswith(".md")}
    for folder in texts - {""}:
        if prefixes and not any(folder.startswith(prefix) for prefix in prefixes):
            sentence = _("Ce fichier manque : le dossier a des textes, mais pas de module.md.")
            problems.add(folder + MODULE, 1, sentence)
