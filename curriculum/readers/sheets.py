"""A sheet's pack: `fiche.md`, one sheet to print."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.readers.fields import Fields
from curriculum.readers.folders import (
    FORMAT,
    MAX_SUMMARY,
    MAX_TITLE,
    Opened,
    PackFolder,
    open_file,
)
from curriculum.readers.front_matter import line_of, text_in
from curriculum.readers.keys import Keys
from curriculum.readers.modules import MAX_AUTHORS, MAX_LICENCE, say_unlisted
from curriculum.readers.problems import Say
from curriculum.rules.keys import is_key
from curriculum.rules.pack_paths import PackSheet
from curriculum.rules.packs import AUDIENCE_WORDS, SOURCE
from curriculum.rules.sheets import Fault, blocks_of, faults_of, steps_of

SHEET = "fiche.md"
KNOWN = (
    "pack", "format", "cle", "titre", "langue", "public", "minutes", "mis_a_jour", "resume",
    "modules", "licence", "auteurs",
)  # fmt: skip
MAX_BODY = 20_000


def read_sheet(folder: PackFolder, keys: Keys) -> PackSheet | None:
    """`keys` are those of the whole source: two sheets cannot have one address."""
    opened = open_file(folder, SHEET, KNOWN)
    if opened is None or opened.fields is None:
        return None
    fields, say, file = opened.fields, folder.say(SHEET), folder.prefix + SHEET
    say_unlisted(folder, [SHEET])
    fields.one_of("format", [FORMAT])
    fields.one_of("langue", [SOURCE])
    pack, key = fields.identifier("pack"), fields.slug("cle")
    if pack:
        keys.take("pack", str(pack), file, fields.line_of("pack"))
    if key:
        keys.take("fiche", key, file, fields.line_of("cle"))
    title = fields.text("titre", longest=MAX_TITLE)
    audience = AUDIENCE_WORDS.get(fields.one_of("public", AUDIENCE_WORDS) or "")
    updated = fields.day("mis_a_jour")
    summary = fields.text("resume", longest=MAX_SUMMARY)
    licence = fields.text("licence", longest=MAX_LICENCE)
    authors = fields.text("auteurs", longest=MAX_AUTHORS)
    modules = tuple(_modules(fields, file, Keys(folder.problems), say))
    minutes = _minutes(fields, opened, is_session=audience == "trainers", say=say)
    body = _body(opened, say)
    if pack is None or key is None or title is None or audience is None or updated is None:
        return None
    if summary is None or licence is None or authors is None:
        return None
    return PackSheet(
        file=file,
        pack=pack,
        key=key,
        title=title,
        audience=audience,
        minutes=minutes,
        updated=updated,
        summary=summary,
        modules=modules,
        licence=licence,
        authors=authors,
        body=body,
    )


def _modules(fields: Fields, file: str, keys: Keys, say: Say) -> Iterator[str]:
    for node in fields.items("modules"):
        key = text_in(node)
        if key is None or not is_key(key):
            say(line_of(node), _("Un module se nomme par sa clé : « - regarder-a-360 »."))
        else:
            keys.take("module", key, file, line_of(node))
            yield key


def _minutes(fields: Fields, opened: Opened, *, is_session: bool, say: Say) -> int:
    """A session announces its minutes, and its steps add up to them."""
    steps = steps_of(blocks_of(opened.body))
    if not is_session:
        if fields.holds("minutes"):
            say(
                fields.line_of("minutes"), _("Une fiche de terrain ne dure pas : retirez la ligne.")
            )
        return 0
    said, total = fields.whole("minutes"), sum(step.minutes for step in steps)
    if said is not None and said != total:
        sentence = _("La séance annonce %(said)s min, ses temps font %(total)s. Accordez-les.")
        say(fields.line_of("minutes"), sentence % {"said": said, "total": total})
    return said or 0


def _body(opened: Opened, say: Say) -> str:
    body = "\n".join(line.rstrip() for line in opened.body.split("\n"))
    if not body.strip():
        say(opened.body_line, _("Cette fiche est vide. Écrivez sous l’en-tête."))
    elif len(body) > MAX_BODY:
        say(opened.body_line, _("Cette fiche est trop longue : 20 000 signes au plus."))
    else:
        for line, fault in faults_of(body):
            say(opened.body_line + line - 1, sentence_of(fault))
    return body.strip("\n")


def sentence_of(fault: Fault) -> str:
    return {
        "title": _("Titre de mauvais niveau. Écrivez ## pour une partie, ### dans une partie."),
        "link": _("Sur le papier, un lien ne s’ouvre pas. Écrivez l’adresse en toutes lettres."),
        "picture": _("Pas d’image dans une fiche. Retirez-la."),
        "html": _("Balise HTML. Une fiche s’écrit en Markdown."),
        "nested": _("Une liste commence au bord, par « - » ou « 1. ». Une case est « - [ ] »."),
        "code": _("Pas d’accents graves dans une fiche. Retirez-les."),
        "ragged": _("Chaque ligne du tableau a autant de cases, six au plus. Corrigez-le."),
        "headless": _("Un tableau a une ligne de titres, une ligne de tirets, puis des lignes."),
        "long": _("Ligne de plus de 2 000 signes. Coupez-la en paragraphes."),
    }[fault]
