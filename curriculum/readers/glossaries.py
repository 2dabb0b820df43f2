"""A glossary's pack: `glossaire.md`, a word a section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _

from curriculum.readers.fields import slug_rule
from curriculum.readers.folders import FORMAT, PackFolder, open_file
from curriculum.readers.keys import Keys
from curriculum.readers.problems import Say
from curriculum.rules.keys import LONGEST_KEY, is_key
from curriculum.rules.pack_paths import PackGlossary, PackTerm

GLOSSARY = "glossaire.md"
KNOWN = ("pack", "format", "langue", "licence", "auteurs")
LANGUAGE = "fr"
LONGEST = {"word": 80, "meaning": 400, "example": 200, "other_forms": 200}
HEADING = re.compile(r"##(?!#)\s*(?P<word>[^{]*?)\s*(?:\{#(?P<key>[^}]*)\}\s*)?")
OTHER_FORMS = re.compile(r"Autres formes\s*:\s*(?P<forms>.*)")


@dataclass
class _Section:
    """What stands under a word, line after line."""

    word: str
    key: str
    line: int
    meaning: list[str] = field(default_factory=list)
    example: list[str] = field(default_factory=list)
    other_forms: list[str] = field(default_factory=list)


def read_glossary(folder: PackFolder, keys: Keys) -> PackGlossary | None:
    """None when its header cannot be read; its words are read all the same, for their problems."""
    opened = open_file(folder, GLOSSARY, KNOWN)
    if opened is None or opened.fields is None:
        return None
    fields, say, file = opened.fields, folder.say(GLOSSARY), folder.prefix + GLOSSARY
    pack = fields.identifier("pack")
    fields.one_of("format", [FORMAT])
    fields.one_of("langue", [LANGUAGE])
    if pack:
        keys.take("pack", str(pack), file, fields.line_of("pack"))
    sections = _sections(opened.body.split("\n"), opened.body_line, say)
    terms = tuple(_terms(sections, file, Keys(folder.problems), say))
    if not sections:
        say(opened.body_line, _("Aucun mot ici. Un mot commence par deux dièses : « ## Lien »."))
    return PackGlossary(pack, file, terms) if pack else None


def _sections(lines: Sequence[str], first: int, say: Say) -> list[_Section]:
    sections: list[_Section] = []
    for number, line in enumerate(lines, start=first):
        heading = HEADING.fullmatch(line.strip())
        if heading:
            key = heading["key"] if heading["key"] is not None else slugify(_plain(heading["word"]))
            sections.append(_Section(heading["word"], key.strip(), number))
        elif line.strip() and not sections:
            say(number, _("Ce texte est avant le premier mot. Un mot commence par deux dièses."))
        elif line.strip():
            _add(line.strip(), number, sections[-1], say)
    return sections


def _add(line: str, number: int, section: _Section, say: Say) -> None:
    """A quoted line is an example; « Autres formes : » says the others; the rest is the meaning."""
    forms = OTHER_FORMS.fullmatch(line)
    if line.startswith("#"):
        say(number, _("Un mot commence par deux dièses, ni plus ni moins : « ## Lien »."))
    elif forms:
        section.other_forms.append(forms["forms"].strip())
    elif line.startswith(">"):
        section.example.append(line.lstrip("> "))
    else:
        section.meaning.append(line)


def _terms(sections: Sequence[_Section], file: str, keys: Keys, say: Say) -> Iterator[PackTerm]:
    for section in sections:
        said = {
            "word": section.word,
            "meaning": " ".join(section.meaning),
            "example": " ".join(section.example),
            "other_forms": ", ".join(section.other_forms),
        }
        _check(section, said, say)
        keys.take("mot", section.key, file, section.line)
        keys.take("titre", section.word.casefold(), file, section.line)
        yield PackTerm(key=section.key, line=section.line, **said)


def _check(section: _Section, said: dict[str, str], say: Say) -> None:
    if not section.word:
        say(section.line, _("Le mot manque après les dièses. Écrivez-le : « ## Lien »."))
    elif not is_key(section.key):
        say(section.line, f"« {section.key[:LONGEST_KEY]} ». {slug_rule()}")
    if section.word and not said["meaning"]:
        sentence = _("« %(word)s » n’a pas de définition. Écrivez-la sous le mot.")
        say(section.line, sentence % {"word": section.word[:LONGEST_KEY]})
    for name, longest in LONGEST.items():
        if len(said[name]) > longest:
            sentence = _("« %(word)s » a un texte trop long : %(longest)s signes au plus.")
            say(section.line, sentence % {"word": section.word[:LONGEST_KEY], "longest": longest})


def _plain(word: str) -> str:
    return word.replace("œ", "oe").replace("Œ", "Oe")
