"""One pack's folder among the files given, and the header its module and its path share."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from curriculum.readers.archives import PackFiles
from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import split_front_matter
from curriculum.readers.keys import Keys
from curriculum.readers.markdown_blocks import read_blocks
from curriculum.readers.problems import Problems, Say
from curriculum.readers.texts import read_text
from curriculum.rules.packs import LANGUAGES, SOURCE, Passage

MAX_TITLE = 255
MAX_SUMMARY = 300
FORMAT = "1"
HEADER = ("pack", "format", "cle", "titre", "langue", "minutes", "mis_a_jour", "resume")


@dataclass(frozen=True)
class PackFolder:
    """`prefix` is the folder's name with its `/`, empty when it is the whole source."""

    files: PackFiles
    prefix: str
    problems: Problems

    def holds(self, name: str) -> bool:
        return self.prefix + name in self.files

    def say(self, name: str) -> Say:
        return self.problems.on(self.prefix + name)


@dataclass(frozen=True)
class Opened:
    """A file with front matter: its keys, and the text that follows from `body_line`."""

    fields: Fields | None
    body: str
    body_line: int


@dataclass(frozen=True)
class Header:
    """Named as in PackModule and PackPath, which take it whole."""

    pack: UUID
    key: str
    title: str
    language: str
    minutes: int
    updated: date
    summary: str


def open_file(folder: PackFolder, name: str, known: Collection[str]) -> Opened | None:
    say = folder.say(name)
    text = read_text(folder.files, folder.prefix + name, say)
    if text is None:
        return None
    front = split_front_matter(text, say)
    fields = Fields(front.root, line=1, known=known, say=say) if front.root else None
    return Opened(fields, front.body, front.body_line)


def read_header(fields: Fields, file: str, kind: str, keys: Keys) -> Header | None:
    """`keys` are those of the whole source: two packs cannot have one id or one address."""
    pack = fields.identifier("pack")
    fields.one_of("format", [FORMAT])
    key = fields.slug("cle")
    title = fields.text("titre", longest=MAX_TITLE)
    language = fields.one_of("langue", LANGUAGES)
    minutes = fields.whole("minutes")
    updated = fields.day("mis_a_jour")
    summary = fields.text("resume", longest=MAX_SUMMARY, may_be_empty=True)
    if pack:
        keys.take(_in(language, "pack"), str(pack), file, fields.line_of("pack"))
    if key:
        keys.take(_in(language, kind), key, file, fields.line_of("cle"))
    if pack is None or key is None or title is None or language is None:
        return None
    if minutes is None or updated is None or summary is None:
        return None
    return Header(pack, key, title, language, minutes, updated, summary)


def _in(language: str | None, kind: str) -> str:
    """A pack in English has the keys of the French one, of which it is the translation."""
    return kind if language in (None, SOURCE) else f"{kind} {language}"


def read_only_text(opened: Opened, say: Say) -> str:
    """A text without parts: the introduction of a module."""
    text = ""
    for block in read_blocks(opened.body, first_line=opened.body_line, say=say):
        if isinstance(block, Passage) and not text:
            text = block.markdown
        elif not isinstance(block, Passage):
            say(block.line, _("Ici, du texte seulement. Mettez ce bloc dans une leçon."))
    return text
