"""The front matter of a file: YAML between two lines of three dashes, and what follows it.

Only the shape of the YAML is read, never its types: `cle: non` is the word « non »,
`titre: 2024` the text « 2024 ». Nothing in it can build an object.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode

from curriculum.readers.problems import Say

FENCE = "---"
YAML_STARTS_AT = 2
LONGEST = 20_000


@dataclass(frozen=True)
class FrontMatter:
    """`body_line` is the line of the file on which `body` begins."""

    root: MappingNode | None
    body: str
    body_line: int


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + YAML_STARTS_AT


def split_front_matter(text: str, say: Say) -> FrontMatter:
    lines = text.split("\n")
    end = _closing_line(lines)
    if lines[0].rstrip() != FENCE:
        say(1, _("L’en-tête manque. Commencez le fichier par une ligne de trois tirets : ---."))
        start = 0 if end is None else end + 1
        return FrontMatter(None, "\n".join(lines[start:]), start + 1)
    if end is None:
        say(1, _("L’en-tête n’est pas fermé. Ajoutez une ligne de trois tirets après lui."))
        return FrontMatter(None, "", len(lines))
    yaml_text = "\n".join(lines[1:end])
    if len(yaml_text) > LONGEST:
        say(1, _("L’en-tête est trop long. Gardez 20 000 signes au plus."))
    root = mapping_of(yaml_text, say) if len(yaml_text) <= LONGEST else None
    return FrontMatter(root, "\n".join(lines[end + 1 :]), end + 2)


def _closing_line(lines: Sequence[str]) -> int | None:
    closing = (at for at, line in enumerate(lines) if at and line.rstrip() == FENCE)
    return next(closing, None)


def mapping_of(text: str, say: Say) -> MappingNode | None:
    """The words and values of a YAML text that begins on the second line of what is read."""
    root = _composed(text, say)
    if root is None:
        return None
    if not isinstance(root, MappingNode):
        say(line_of(root), _("L’en-tête est une suite de lignes « mot-clé: valeur »."))
        return None
    return root


def _composed(text: str, say: Say) -> Node | None:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        say(_line_of_error(error), _sentence(error))
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + YAML_STARTS_AT
        say(line, _("Cette ligne contient un signe invisible interdit. Retapez-la."))
        return None
    except RecursionError:
        say(YAML_STARTS_AT, _("L’en-tête est trop emboîté. Écrivez-le plus simplement."))
        return None
    if root is None:
        say(1, _("L’en-tête est vide. Remplissez-le."))
    return root


def _line_of_error(error: yaml.MarkedYAMLError) -> int:
    """Where a quotation mark or a bracket was opened, if that is what went wrong."""
    context = error.context or ""
    opened = error.context_mark if "quoted scalar" in context or "flow" in context else None
    mark = opened or error.problem_mark
    return int(mark.line) + YAML_STARTS_AT if mark else YAML_STARTS_AT


def _sentence(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return _("Deux-points de trop dans l’en-tête. Mettez la valeur entre guillemets droits.")
    if "'\\t'" in problem:
        return _("Tabulation dans l’en-tête. Remplacez-la par des espaces.")
    if "quoted scalar" in (error.context or ""):
        return _("Guillemet jamais fermé dans l’en-tête. Fermez-le.")
    return _("En-tête mal écrit (YAML). Vérifiez les deux-points, les guillemets, le décalage.")


def text_in(node: Node) -> str | None:
    """The words of a plain value; None for a list or a mapping."""
    return str(node.value).strip() if isinstance(node, ScalarNode) else None
