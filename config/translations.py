"""The catalogues of translations: extracted, completed, checked and compiled with Babel alone.

Messages are written in French in templates and Python. English is a translation; French has a
catalogue too, of plurals only, because Django without one says « 0 modules » where French says
« 0 module ».
"""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = ("config", "content", "curriculum", "learners")
TEMPLATES = ("templates", *SOURCES)
TEMPLATE_KINDS = (".html", ".txt")
NOT_OURS = {"migrations", "starter"}
Text = str | Sequence[str | None] | None  # one form, or one for each plural
FRENCH, ENGLISH = "fr", "en"
# Lines of a catalogue's header that change by themselves or say nothing here.
UNWANTED = tuple(
    f'"{name}'.encode()
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w*\}(?!\})")

_SINGLE, _PLURAL = None, (1, 2)
_IN_CONTEXT, _PLURAL_IN_CONTEXT = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _SINGLE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _PLURAL_IN_CONTEXT),
}


def extracted(root: Path) -> Catalog:
    """Every message of the templates and the Python files under `root`."""
    catalogue = Catalog(charset="utf-8")
    for file in _files(root):
        text = file.read_text("utf-8")
        source = text if file.suffix == ".py" else _as_python(text, file)
        where = [(file.relative_to(root).as_posix(), 0)]
        for _line, message, comments, context in extract(
            "python", io.BytesIO(source.encode()), KEYWORDS, ["Translators:"]
        ):
            catalogue.add(message, None, where, auto_comments=comments, context=context)
    return catalogue


def _files(root: Path) -> Iterator[Path]:
    for folder in SOURCES:
        yield from _inside(root, folder, (".py",))
    for folder in TEMPLATES:
        yield from _inside(root, folder, TEMPLATE_KINDS)


def _inside(root: Path, folder: str, kinds: tuple[str, ...]) -> Iterator[Path]:
    for file in sorted((root / folder).rglob("*")):
        if file.suffix in kinds and NOT_OURS.isdisjoint(file.relative_to(root).parts):
            yield file


def _as_python(template: str, file: Path) -> str:
    """Django's templatize leaves the indentation of the template; Python would refuse it."""
    return "\n".join(line.lstrip() for line in templatize(template, origin=str(file)).split("\n"))


def english(template: Catalog, locale: Path, *, prune: bool = False) -> Catalog:
    """The English catalogue brought up to date. What is no longer asked is kept aside or pruned."""
    catalogue = _read(_po(locale, ENGLISH), ENGLISH)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    if prune:
        catalogue.obsolete.clear()
    return catalogue


def french(template: Catalog) -> Catalog:
    """Each plural as it is written in the sources: only the counting is French."""
    catalogue = _new(FRENCH)
    for message in template:
        if message.pluralizable:
            catalogue.add(message.id, message.id, message.locations, context=message.context)
    return catalogue


def write_catalogues(root: Path, locale: Path, *, prune: bool = False) -> None:
    template = extracted(root)
    for language, catalogue in (
        (ENGLISH, english(template, locale, prune=prune)),
        (FRENCH, french(template)),
    ):
        file = _po(locale, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_as_po(catalogue))


def problems(root: Path, locale: Path) -> list[str]:
    """What keeps the translation from being whole: one sentence a message."""
    template = extracted(root)
    catalogue = _read(_po(locale, ENGLISH), ENGLISH)
    found = [*_lacking(template, catalogue), *_left_over(template, catalogue)]
    stored = _po(locale, FRENCH)
    if not stored.is_file() or stored.read_bytes() != _as_po(french(template)):
        found.append(f"{stored}: the French plurals are out of date; run `make translate`")
    return found


def _lacking(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    for message in _messages(template):
        known = catalogue.get(message.id, context=message.context)
        where = message.locations[0][0]
        if known is None or not _is_translated(known, as_plural=message.pluralizable):
            yield f"missing in English: {_named(message)} ({where})"
        elif known.fuzzy:
            yield f"fuzzy in English: {_named(message)} ({where})"
        elif _placeholders(message.id) != _placeholders(known.string):
            yield f"other placeholders in English: {_named(message)} ({where})"


def _left_over(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    for message in (*_messages(catalogue), *catalogue.obsolete.values()):
        if template.get(message.id, context=message.context) is None:
            yield f"no longer used, drop it from English: {_named(message)}"


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """All but the header, whose identity is empty."""
    return (message for message in catalogue if message.id)


def _is_translated(message: Message, *, as_plural: bool) -> bool:
    return as_plural == message.pluralizable and all(_forms(message.string))


def _placeholders(text: Text) -> set[str]:
    return set(PLACEHOLDER.findall(" ".join(_forms(text))))


def _forms(text: Text) -> list[str]:
    """One for each plural, one in all for the rest. An empty one is missing."""
    return [text or ""] if isinstance(text, str | None) else [form or "" for form in text]


def _named(message: Message) -> str:
    text = message.id[0] if message.pluralizable else message.id
    return f"« {text} »" + (f" [{message.context}]" if message.context else "")


def compile_catalogues(locale: Path) -> list[Path]:
    """Write each .mo that is older than its .po, and return those written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        unfinished = target.with_suffix(".unfinished")
        with unfinished.open("wb") as stream:
            write_mo(stream, _read(source, source.parent.parent.name))
        unfinished.replace(target)
        written.append(target)
    return written


def _po(locale: Path, language: str) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def _new(language: str) -> Catalog:
    return Catalog(locale=language, header_comment="", fuzzy=False)


def _read(file: Path, language: str) -> Catalog:
    if not file.is_file():
        return _new(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, charset="utf-8")


def _as_po(catalogue: Catalog) -> bytes:
    """Sorted by message, without dates and line numbers: two people's changes seldom meet."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, sort_output=True, include_lineno=False)
    lines = stream.getvalue().strip().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNWANTED)) + b"\n"
