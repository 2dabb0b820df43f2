"""A file that is YAML as a whole: its shape only, never its types, nothing built from it."""

import yaml
from django.utils.translation import gettext as _
from yaml.nodes import MappingNode

from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import YAML_STARTS_AT, line_of
from curriculum.readers.problems import Say

LONGEST = 150_000


def in_a_file(say: Say) -> Say:
    """Fields count their lines from the second one, as in a front matter: here, from the first."""

    def say_there(line: int, sentence: str) -> None:
        say(line_in_a_file(line), sentence)

    return say_there


def line_in_a_file(line: int) -> int:
    """Where a line of a front matter would be, in a file without one."""
    return line + 1 - YAML_STARTS_AT


class FieldsOfFile(Fields):
    """The words of such a file, or of a mapping within it."""

    def unknown(self) -> str:
        return _("« %(key)s » n’est pas un mot prévu ici.")

    def missing(self) -> str:
        return _("« %(key)s » manque. Ajoutez-le avec sa valeur.")


def root_of(text: str, say: Say) -> MappingNode | None:
    """The mapping that the file is; None when a problem was said."""
    if len(text) > LONGEST:
        say(1, _("Ce texte dépasse 150 000 signes. Raccourcissez-le."))
        return None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        say(_line_of(error), _sentence(error))
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        say(line, _("Cette ligne contient un signe invisible interdit. Retapez-la."))
        return None
    except RecursionError:
        say(1, _("Ce texte est trop emboîté. Écrivez-le plus simplement."))
        return None
    if not isinstance(root, MappingNode):
        in_a_file(say)(
            line_of(root) if root else 1, _("Ce texte est une suite de lignes « mot: valeur ».")
        )
        return None
    return root


def _line_of(error: yaml.MarkedYAMLError) -> int:
    """Where a quotation mark or a bracket was opened, if that is what went wrong."""
    context = error.context or ""
    opened = error.context_mark if "quoted scalar" in context or "flow" in context else None
    mark = opened or error.problem_mark
    return int(mark.line) + 1 if mark else 1


def _sentence(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return _("Deux-points de trop. Mettez la valeur entre guillemets droits.")
    if "'\\t'" in problem:
        return _("Tabulation dans le décalage. Remplacez-la par des espaces.")
    if "quoted scalar" in (error.context or ""):
        return _("Guillemet jamais fermé. Fermez-le.")
    return _("Ligne mal écrite (YAML). Vérifiez les deux-points, les guillemets, le décalage.")
