"""What a free text must not hold: how to reach, number or name a real person.

Not a proof that a text names nobody (« la dame du 3e » escapes): a hand on the sleeve before
anything is stored. Public numbers (115, 3949, 0 800…), prices and dates are nobody's; a NIR or an
IBAN whose key is wrong is a number like another.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from content.rules.invented_people import ANYBODY, MADAMES, MONSIEURS


class Kind(StrEnum):
    """What was found."""

    EMAIL = "email"
    IBAN = "iban"
    NIR = "nir"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`text` stands at `start:end`; `replacement` could stand there instead."""

    kind: Kind
    start: int
    end: int
    text: str
    replacement: str


Span = tuple[int, int]

REPLACEMENTS: Mapping[str, str] = {
    Kind.EMAIL: "[adresse e-mail]",
    Kind.IBAN: "[numéro de compte]",
    Kind.NIR: "[numéro de sécurité sociale]",
    Kind.PHONE: "[numéro de téléphone]",
    Kind.NAME: "une personne",
}

SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
GAP = rf"(?:{SPACE}|[.\-\u2010-\u2014/·])?"

EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%'-]{1,64}(?:@|[ ]?[(\[](?:at|arobase|chez)[)\]][ ]?)"
    r"((?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62})",
    re.IGNORECASE,
)
NOBODYS = re.compile(r"(?:^|\.)(?:ex[ae]mple\.(?:com|net|org|fr)|example|test|invalid)$")

PREFIX = rf"(?:\(?(?:\+|00){GAP}33\)?{GAP}{GAP}(?:\(?0\)?{GAP})?|\(?0\)?{GAP})"
OVERSEAS = rf"(?:\+|00){GAP}(?:262|508|590|594|596|681|687|689)"
LINK = rf"{GAP}{GAP}"
PHONE = re.compile(
    rf"(?<![\d+])(?:{PREFIX}[1-79](?:{LINK}\d){{8}}|{OVERSEAS}(?:{LINK}\d){{6,10}})(?!\d)"
)
BEGINS_WITH_A_DATE = re.compile(r"\d\d[./ -]\d\d[./ -](?:19|20)\d\d(?!\d)")
GROUP = re.compile(r"\d+")
MOST_GROUPS = 7  # +33 (0) 6 12 34 56 78; more is somebody who counts

MONTH = r"(?:0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9]\d)"
NIR = re.compile(
    rf"(?<![\dA-Za-z])[123478]{GAP}\d\d{GAP}{MONTH}{GAP}(?:0[1-9]|[1-9]\d|2[AaBb]){GAP}\d{{3}}"
    rf"{GAP}\d{{3}}(?:{LINK}(?P<key>\d\d))?(?!{GAP}\d)"
)
CORSICA = (("2A", "19"), ("2B", "18"))

LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22,
    "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18,
    "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24,
    "TR": 26,
}  # fmt: skip
IBAN_BEGINS = re.compile(
    rf"(?<![\dA-Za-z])({'|'.join(LENGTHS)}){GAP}\d\d", re.IGNORECASE | re.ASCII
)
IBAN_RESTS = {
    length: re.compile(rf"(?:{GAP}[A-Za-z0-9]){{{length - 4}}}(?![A-Za-z0-9])")
    for length in set(LENGTHS.values())
}

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚŸ"
WORD = rf"(?:[dDlLOT][’'])?[{UPPER}][^\W\d_]*[^\W\d_](?:[-’'](?!s\b)[^\W\d_]+)*"
PARTICLE = r"(?:de[ ]la|de|du|des|da|do|dos|di|ben|bin|el|al|van|von|den|der|ter|ould|abd)"
MADAME = r"[Mm]adame|MADAME|[Mm]ademoiselle|[Mm]mes?|MME|[Mm]lles?|MLLE|Mrs\.?|Ms\.?|Miss"
MONSIEUR = r"[Mm]onsieur|MONSIEUR|Mr\.?|MM?\."
OTHERS = rf"[Dd]octeure?|DOCTEUR|Dre?\.?|Me|[Mm]aître|Pr\.?|[Pp]rofesseure?|M(?={SPACE})"
NAME = re.compile(
    rf"(?<![\w-])(?:(?P<madame>{MADAME})|(?P<monsieur>{MONSIEUR})|{OTHERS})"
    rf"(?:{SPACE}{{1,3}}|(?<=\.))"
    rf"(?P<name>(?:{PARTICLE}{SPACE}){{0,2}}{WORD}"
    rf"(?:{SPACE}(?:{PARTICLE}{SPACE}){{0,2}}{WORD}){{0,3}})"
)
A_COMMON_NOUN = re.compile(r"\b(?:une?|le|la|ce|cette|au|du|vieux|jeune|petite?)\s$", re.IGNORECASE)
# Titles and offices, then what begins a sentence whose full stop was forgotten.
ORDINARY_WORDS = (
    "madame monsieur mademoiselle mesdames messieurs docteur maître professeur mme mlle"
    " maire président présidente préfet préfète ministre juge procureur procureure directeur"
    " directrice député députée sénateur sénatrice conseiller conseillère responsable chef cheffe"
    " le la les un une des ce cette ces c’est c'est je j’ai j'ai il elle on nous vous ils elles"
    " mon ma mes son sa ses votre vos notre et ou mais donc or ni car si à au aux en dans par pour"
    " qui que quoi qu’est quand comment pourquoi est a bonjour bonsoir merci oui non voici voilà"
    " tout-le-monde euros euro"
)
ORDINARY = frozenset(ORDINARY_WORDS.split())
ARTICLES = frozenset({"le", "la", "les"})
ENDS_A_SENTENCE = ".!?…\n"


def findings(
    text: str, invented: Collection[str] = (), *, words: Mapping[str, str] = REPLACEMENTS
) -> tuple[Finding, ...]:
    """In the order of the text, none over another. `invented` are names that somebody declared."""
    plain, free = _with_plain_digits(text), bytearray(b"\1" * len(text))
    taken: list[tuple[Span, Kind]] = []
    for kind, spans in _looked_for(plain, frozenset(map(_folded, invented))):
        for start, end in spans:
            if all(free[start:end]):
                free[start:end] = bytes(end - start)
                taken.append(((start, end), kind))
    return tuple(
        Finding(
            kind=kind,
            start=start,
            end=end,
            text=text[start:end],
            replacement=_fitted(words[kind], text[:start]),
        )
        for (start, end), kind in sorted(taken)
    )


def replaced(text: str, found: Iterable[Finding]) -> str:
    """The text with each finding replaced, and every other sign where it was."""
    parts, place = [], 0
    for finding in found:
        parts += [text[place : finding.start], finding.replacement]
        place = finding.end
    return "".join([*parts, text[place:]])


def _looked_for(text: str, invented: Collection[str]) -> Iterator[tuple[Kind, Iterator[Span]]]:
    """What is longer or surer first: a NIR holds what looks like a telephone."""
    yield Kind.EMAIL, _emails(text)
    yield Kind.IBAN, _ibans(text)
    yield Kind.NIR, _nirs(text)
    yield Kind.PHONE, _phones(text)
    yield Kind.NAME, _names(text, invented)


def _emails(text: str) -> Iterator[Span]:
    return (m.span() for m in EMAIL.finditer(text) if not NOBODYS.search(m[1].lower()))


def _ibans(text: str) -> Iterator[Span]:
    """An account has the length of its country: the words after it are not its own."""
    for begins in IBAN_BEGINS.finditer(text):
        rest = IBAN_RESTS[LENGTHS[begins[1].upper()]].match(text, begins.end())
        if rest and _is_iban("".join(filter(str.isalnum, begins[0] + rest[0]))):
            yield begins.start(), rest.end()


def _is_iban(code: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in code[4:] + code[:4])) % 97 == 1


def _nirs(text: str) -> Iterator[Span]:
    return (m.span() for m in NIR.finditer(text) if m["key"] is None or _has_its_key(m[0]))


def _has_its_key(nir: str) -> bool:
    signs = "".join(filter(str.isalnum, nir)).upper()
    for letters, figures in CORSICA:
        signs = signs.replace(letters, figures)
    return 97 - int(signs[:13]) % 97 == int(signs[13:])


def _phones(text: str) -> Iterator[Span]:
    for match in PHONE.finditer(text):
        is_counting = len(GROUP.findall(match[0])) > MOST_GROUPS
        if not is_counting and not BEGINS_WITH_A_DATE.match(match[0]):
            yield match.span()


def _names(text: str, invented: Collection[str]) -> Iterator[Span]:
    for match in NAME.finditer(text):
        end = _end_of_name(match)
        if end is None or _is_somebody_of_somewhere(match):
            continue
        if not _is_invented(match, text[match.start("name") : end], invented):
            yield match.start(), end


def _end_of_name(match: re.Match[str]) -> int | None:
    """Where the name stops, before the first ordinary word; None when it begins with one."""
    end = None
    for word in re.finditer(r"\S+", match["name"]):
        if word[0].lower() in ORDINARY and not _is_article_of_a_name(match["name"], word):
            break
        end = match.start("name") + word.end()
    return end


def _is_article_of_a_name(name: str, word: re.Match[str]) -> bool:
    """« Le Goff », « DE LA TOUR »: a name comes after it."""
    after = name[word.end() :].split()
    return word[0].lower() in ARTICLES and bool(after) and after[0].lower() not in ORDINARY


def _is_somebody_of_somewhere(match: re.Match[str]) -> bool:
    """« un monsieur de Marseille » is nobody's name."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return (
        match[0][0].islower()
        and match["name"][0].islower()
        and A_COMMON_NOUN.search(before) is not None
    )


def _is_invented(match: re.Match[str], name: str, invented: Collection[str]) -> bool:
    folded = _folded(name)
    ours = ANYBODY | (MADAMES if match["madame"] else MONSIEURS if match["monsieur"] else set())
    return folded in {*map(_folded, ours), *invented}


def _folded(name: str) -> str:
    """Without case, accents or doubled spaces."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _with_plain_digits(text: str) -> str:
    """As long as it was: an Arabic or full-width figure is a figure too."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _fitted(words: str, before: str) -> str:
    """With a capital where it begins a sentence."""
    previous = before.rstrip(' \t\u00a0\u202f«“"')
    begins = not previous or previous[-1] in ENDS_A_SENTENCE
    return words[:1].upper() + words[1:] if begins else words
