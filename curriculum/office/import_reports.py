"""What is said of each line of a file of questions."""

from django.utils.translation import gettext as _

from curriculum.models import ImportLine

Verdict = ImportLine.Verdict


def said_of(line: ImportLine) -> str:
    """One sentence, or several; empty when there is nothing to say beyond the verdict."""
    match line.verdict:
        case Verdict.WRONG:
            return " ".join(line.wrong)
        case Verdict.TWICE:
            return _("Déjà à la ligne %(line)s : elle ne s’ajoute pas.") % {"line": line.first_line}
        case Verdict.ASIDE:
            sentence = _("Question de type « %(kind)s », pas prise ici. Réécrivez-la.")
            return sentence % {"kind": line.kind}
        case Verdict.CHANGED:
            return _("Connue, mais changée : elle reçoit une nouvelle version.")
        case Verdict.SAME:
            return _("Déjà dans la banque : elle ne s’ajoute pas.")
        case _:
            return ""
