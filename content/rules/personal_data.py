"""What a free text must not hold: how to reach, number or name a real person.

Not a proof that a text names nobody (« la dame du 3e » escapes): a hand on the sleeve before
anything is stored. Public numbers (115, 3949, 0 800…), prices and dates are nobody's; a NIR or an
IBAN whose key is wrong is a number like another.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

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
SIGN = r"[.\-\u2010-\u2014/·]"
GAP = rf"(?:{SPACE}|{SIGN})?"
LINK = rf"(?>{SPACE}{{0,2}}(?:{SIGN}{SPACE}{{0,2}})?)"

SITE = r"((?:[\w-]{1,63}(?:\.|[ ]?[(\[](?:point|dot)[)\]][ ]?)){1,8}[^\W\d_][\w-]{1,62})"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+%'-]{{1,64}}(?:{SPACE}?@{SPACE}?"
    rf"|{SPACE}?[(\[«]{SPACE}?(?:at|arobase|chez)(?:{SPACE}?[)\]»]){SPACE}?){SITE}",
    re.IGNORECASE,
)
# « prénom.nom arobase… »: a word alone before it, somebody may be explaining what the sign is.
SPELLED = re.compile(
    rf"(?<![\w.-])[^\W_]{{1,32}}(?:[._-][^\W_]{{1,32}}){{1,4}}{SPACE}arobase{SPACE}{SITE}",
    re.IGNORECASE,
)
NOBODYS = re.compile(r"(?:^|\.)(?:ex[ae]mple\.(?:com|net|org|fr)|example|test|invalid)$")

PREFIX = rf"(?:\(?(?:\+|00){GAP}33\)?{GAP}{GAP}(?:\(?0\)?{GAP})?|\(?0\)?{GAP})"
OVERSEAS = rf"(?:\+|00){GAP}(?:262|508|590|594|596|681|687|689)"
# Of another country: ten figures at least, so that « + 15 000 000 » is a sum.
ABROAD = rf"\+{SPACE}?[1-9](?:{LINK}\d){{9,13}}|00{GAP}(?:2[1-6]\d|3[1-9]|4\d)(?:{LINK}\d){{8,11}}"
PHONE = re.compile(
    rf"(?<![\d+])(?:{PREFIX}[1-79](?:{LINK}\d){{8}}|{OVERSEAS}(?:{LINK}\d){{6,10}}|{ABROAD})(?!\d)"
)
BEGINS_WITH_A_DATE = re.compile(
    r"\d\d[./ -]\d\d[./ -](?:19|20)\d\d(?!\d)|\d\d([./-])(?:0\d|1[0-2])\1\d\d(?!\d|\1)"
)
GROUP = re.compile(r"\d+")
PUBLIC = "0969"  # of a service, as 0 800 is
MOST_GROUPS = 7  # +33 (0) 6 12 34 56 78; more is somebody who counts

MONTH = r"(?:0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9]\d)"
NIR = re.compile(
    rf"(?<![\dA-Za-z])[123478]{GAP}\d\d{GAP}{MONTH}{GAP}(?:0[1-9]|[1-9]\d|2[AaBb]){GAP}\d{{3}}"
    rf"{GAP}\d{{3}}(?:{LINK}(?P<key>\d\d))?(?!{GAP}\d)"
)
CORSICA = (("2A", "19"), ("2B", "18"))

LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "BR": 29,
    "CH": 21, "CI": 28, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "EG": 29, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23,
    "IS": 26, "IT": 27, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27,
    "MD": 24, "ME": 22, "MK": 19, "ML": 28, "MR": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
    "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SN": 28, "TN": 24,
    "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip
IBAN_BEGINS = re.compile(
    rf"(?<![\dA-Za-z])({'|'.join(LENGTHS)}){GAP}\d\d", re.IGNORECASE | re.ASCII
)
IBAN_RESTS = {
    length: re.compile(rf"(?:{LINK}[A-Za-z0-9]){{{length - 4}}}(?![A-Za-z0-9])")
    for length in set(LENGTHS.values())
}

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚŸ"
WORD = rf"(?:[dDLMNOT][’'])?[{UPPER}][^\W\d_]*[^\W\d_](?:[-’'](?!s\b)[^\W\d_]+)*"
PARTICLE = r"(?:de[ ]la|de|du|des|da|do|dos|di|ben|bin|el|al|van|von|den|der|ter|ould|abd)"
MADAME = (
    r"[Mm]adame|MADAME|[Mm]esdames|[Mm]ademoiselle|(?:[Mm]mes?|MMES?|[Mm]lles?|MLLE)\.?"
    r"|Mrs\.?|Ms\.?|Miss"
)
# « 10 m. » is a length.
MONSIEUR = (
    r"[Mm]onsieur|MONSIEUR|[Mm]essieurs|[Mm]r\.?|MR\.?|MM?\.|MM(?=[ ])"
    r"|(?<!\d[ \u00a0\u202f])m\."
)
PROFESSION = r"[Dd]octeure?|[Mm]a[iî]tre|[Pp]rofesseure?"
OTHERS = rf"DOCTEUR|[Dd]re?\.?|DR\.?|Me|Pr\.?|M(?={SPACE})"
# « J.-P. », « J. » before a name in capitals: « Mme D. Elle pleurait » hides a name already.
INITIAL = (
    rf"[{UPPER}]\.?-[{UPPER}]\.?{SPACE}?|[{UPPER}]\.(?=[{UPPER}])"
    rf"|[{UPPER}]{SPACE}|[{UPPER}]\.{SPACE}(?=[{UPPER}]{{2}})"
)
NAME = re.compile(
    rf"(?<![\w-])(?:(?P<madame>{MADAME})|(?P<monsieur>{MONSIEUR})"
    rf"|(?P<profession>{PROFESSION})|{OTHERS})(?:{SPACE}{{1,3}}|(?<=\.))(?:{INITIAL})?"
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
    " tout-le-monde tout euros euro comme suite après avant depuis pendant selon"
)
ORDINARY = frozenset(ORDINARY_WORDS.split())
ARTICLES = frozenset({"le", "la", "les"})
ASKED = ("-vous", "-nous", "-je", "-moi")  # « Madame Avez-vous reçu… »
ENDS_A_SENTENCE = ".!?…\n"


def findings(
    text: str, invented: Collection[str] = (), *, words: Mapping[str, str] = REPLACEMENTS
) -> tuple[Finding, ...]:
    """In the order of the text, none over another. `invented` are names that somebody declared."""
    plain, places = _as_seen(text)
    free, taken = bytearray(b"\1" * len(text)), list[tuple[Span, Kind]]()
    for kind, spans in _looked_for(plain, frozenset(map(_folded, invented))):
        for start, end in ((places[first], places[last - 1] + 1) for first, last in spans):
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
    found = chain(EMAIL.finditer(text), SPELLED.finditer(text))
    return (m.span() for m in found if not NOBODYS.search(m[1].lower()))


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
        groups = GROUP.findall(match[0])
        is_public = "".join(groups).startswith(PUBLIC)
        if len(groups) <= MOST_GROUPS and not is_public and not BEGINS_WITH_A_DATE.match(match[0]):
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
        if _is_ordinary(word[0]) and not _is_article_of_a_name(match["name"], word):
            break
        end = match.start("name") + word.end()
    return end


def _is_ordinary(word: str) -> bool:
    return word.lower() in ORDINARY or word.lower().endswith(ASKED)


def _is_article_of_a_name(name: str, word: re.Match[str]) -> bool:
    """« Le Goff », « DE LA TOUR »: a name comes after it."""
    after = name[word.end() :].split()
    return word[0].lower() in ARTICLES and bool(after) and after[0].lower() not in ORDINARY


def _is_somebody_of_somewhere(match: re.Match[str]) -> bool:
    """« un monsieur de Marseille », « professeure de Lettres » are nobody's names."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    is_common = match["profession"] or A_COMMON_NOUN.search(before)
    return match[0][0].islower() and match["name"][0].islower() and bool(is_common)


def _is_invented(match: re.Match[str], name: str, invented: Collection[str]) -> bool:
    folded = _folded(name)
    ours = ANYBODY | (MADAMES if match["madame"] else MONSIEURS if match["monsieur"] else set())
    return folded in {*map(_folded, ours), *invented}


def _folded(name: str) -> str:
    """Without case, accents or doubled spaces."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _as_seen(text: str) -> tuple[str, Sequence[int]]:
    """Without the signs nobody sees, which come with a copied number; and where each stood."""
    if text.isascii():
        return text, range(len(text))
    places = [place for place, sign in enumerate(text) if unicodedata.category(sign) != "Cf"]
    return "".join(_plain(text[place]) for place in places), places


def _plain(sign: str) -> str:
    """An Arabic or full-width figure is a figure too."""
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    wide = unicodedata.normalize("NFKC", sign)
    return wide if len(wide) == 1 and wide.isascii() and wide.isprintable() else sign


def _fitted(words: str, before: str) -> str:
    """With a capital where it begins a sentence."""
    previous = before.rstrip(' \t\u00a0\u202f«“"')
    begins = not previous or previous[-1] in ENDS_A_SENTENCE
    return words[:1].upper() + words[1:] if begins else words
