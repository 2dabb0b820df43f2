"""What a passage must not hold, because a reader would see it wrong or not at all."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from curriculum.readers.problems import Say

CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
UNDERLINE = re.compile(r"(?:=+|-+)\s*")
TITLE = re.compile(r"#{1,6}")
TAG = re.compile(r"<(?:!--|/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.IGNORECASE)
SCHEME = re.compile(r"\]\(\s?<?([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NOWHERE = re.compile(r"(?<!!)\[[^\]]*\]\(\s?<?(?![a-z][a-z0-9+.-]*:|[/#])", re.IGNORECASE)
SCHEMES = ("http", "https", "mailto")
NOTE = re.compile(r"\s*>\s*\[!")
MARKS_OF_A_TITLE = 3
MAX_LINE = 10_000


def check_passage(lines: Sequence[str], first_line: int, say: Say) -> None:
    before = ""
    for line, text in enumerate(lines, first_line):
        sentence = _too_long() if len(text) > MAX_LINE else _wrong(text, before)
        if sentence:
            say(line, sentence)
        before = text


def _too_long() -> str:
    """Also keeps the patterns below within a blink of an eye."""
    return _("Ligne de plus de 10 000 signes. Coupez-la en paragraphes.")


def _wrong(text: str, before: str) -> str:
    stripped = text.strip()
    if UNDERLINE.fullmatch(text) and before.strip() and not before.startswith(("#", ">")):
        return _("Titre souligné. Écrivez ## devant le titre, ou laissez une ligne vide avant ---.")
    if text.startswith("#"):
        return _wrong_title(text)
    if stripped.startswith(("```gift", "~~~gift")):
        return _("Un quiz commence au bord de la ligne. Retirez ce qui précède ```.")
    if NOTE.match(text):
        return _("Un encadré suit une ligne vide et commence au bord. Déplacez-le.")
    return _wrong_words(CODE.sub("", text))


def _wrong_title(text: str) -> str:
    marks = len(text) - len(text.lstrip("#"))
    words = text[marks:]
    if marks != MARKS_OF_A_TITLE:
        return _("Titre de mauvais niveau. Écrivez ## pour une partie, ### dans le texte.")
    if not words.strip() or not words[0].isspace():
        return _("Mettez une espace et des mots après ###.")
    return ""


def _wrong_words(text: str) -> str:
    if "![" in text:
        return _("Image dans un texte. Mettez-la seule, entre deux lignes vides.")
    if TAG.search(text):
        return _("Balise HTML. Écrivez en Markdown, ou mettez-la entre accents graves.")
    found = SCHEME.search(text)
    if found and found[1].lower() not in SCHEMES:
        return _("Ce lien ne s’ouvrira pas. Écrivez https:, mailto: ou un chemin du site.")
    if NOWHERE.search(text):
        return _("Ce lien ne mène nulle part. Un fichier est seul, entre deux lignes vides.")
    return ""
