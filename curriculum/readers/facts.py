"""What follows the front matter of a path: its introduction, then one part per public fact."""

from django.utils.translation import gettext as _

from curriculum.readers.folders import Opened
from curriculum.readers.markdown_blocks import read_blocks
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import or_else, plain
from curriculum.rules.packs import Heading, Passage

# Packs speak French, whoever reads them (decision 0016).
TITLES = {
    "Prérequis": "prerequisites",
    "Reconnaissance": "recognition",
    "Organisation et financement": "arrangements",
    "Délai d’accès": "access_time",
    "Tarifs": "prices",
    "Contacts": "contacts",
    "Méthodes": "methods",
    "Évaluation": "assessment",
    "Accessibilité": "disability_access",
}
_BY_PLAIN = {plain(title): title for title in TITLES}


def read_facts(opened: Opened, say: Say) -> tuple[str, dict[str, str]]:
    """The introduction, and the facts by name: all of them, or a problem is said."""
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    title = ""
    for block in read_blocks(opened.body, first_line=opened.body_line, say=say):
        if isinstance(block, Heading):
            title = _known_title(block, lines, say)
            lines[title] = block.line
        elif isinstance(block, Passage):
            texts.setdefault(title, block.markdown)
        else:
            say(block.line, _("Ici, du texte seulement. Mettez ce bloc dans une leçon."))
    for wanted in TITLES:
        _check_written(wanted, texts, lines, say)
    return texts.get("", ""), {fact: texts.get(title, "") for title, fact in TITLES.items()}


def _known_title(heading: Heading, lines: dict[str, int], say: Say) -> str:
    """The title as we write it; one that is unknown, or there already, stays as it was typed."""
    title = _BY_PLAIN.get(plain(heading.text.replace("'", "’")))
    named = {"title": heading.text}
    if title is None:
        sentence = _("« %(title)s » n’est pas une partie du programme.") % named
        say(heading.line, f"{sentence} {or_else(heading.text, TITLES)}")
    elif title in lines:
        named["line"] = str(lines[title])
        sentence = _("« %(title)s » est déjà écrit à la ligne %(line)s. Gardez-en un seul.")
        say(heading.line, sentence % named)
    return title or heading.text


def _check_written(title: str, texts: dict[str, str], lines: dict[str, int], say: Say) -> None:
    if title not in lines:
        sentence = _("La partie « ## %(title)s » manque. Un parcours publié la contient.")
        say(1, sentence % {"title": title})
    elif not texts.get(title, "").strip():
        say(lines[title], _("« %(title)s » est vide. Écrivez une phrase.") % {"title": title})
