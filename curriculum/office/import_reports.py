"""What is said of each line of a file of questions, and of each thing in packs."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.models import ImportLine, PackImport, QuestionImport
from curriculum.rules.cells import harmless

State, Verdict = QuestionImport.State, ImportLine.Verdict


def said_of(line: ImportLine) -> str:
    """One sentence, or several; empty when there is nothing to say beyond the verdict."""
    match line.verdict:
        case Verdict.WRONG:
            return " ".join(line.wrong)
        case Verdict.TWICE:
            return _("Déjà à la ligne %(line)s : elle ne s’ajoute pas.") % {"line": line.first_line}
        case Verdict.ASIDE:
            sentence = _("Question de type « %(kind)s », pas prise ici. Réécrivez-la.")
            return sentence % {"kind": line.kind}
        case Verdict.CHANGED:
            return _("Connue, mais changée : elle reçoit une nouvelle version.")
        case _:
            return ""


def progress_of(file: QuestionImport) -> int | None:
    """The percentage that is read; None when the file does not tell how long it is."""
    if file.state != State.READING:
        return 100
    return min(99, file.line * 100 // file.lines) if file.lines else None


def report_rows(file: QuestionImport) -> Iterator[list[str]]:
    """The whole report, for a spreadsheet."""
    yield [_("Ligne"), _("Question"), _("Ce qu’elle devient"), _("À savoir")]
    for line in file.found.order_by("place").iterator(2_000):
        said = " ".join([said_of(line), *line.notes]).strip()
        yield [str(line.line), harmless(line.name), line.get_verdict_display(), harmless(said)]


def outcomes_of(file: PackImport) -> list[tuple[str, list[str]]]:
    """What becomes of what, what one looks at first before; not what stays as it is."""
    said = (
        ("removed", _("Retiré du paquet, dépublié ici")),
        ("left_alone", _("Modifié ici, laissé tel quel")),
        ("drafted", _("Modifié ici, brouillon à relire")),
        ("updated", _("Mis à jour")),
        ("created", _("Créé")),
    )
    named = ((label, file.report.get(outcome, [])) for outcome, label in said)
    return [(label, names) for label, names in named if names]


def outcome_rows(file: PackImport) -> Iterator[list[str]]:
    """The whole report of packs, for a spreadsheet."""
    yield [_("Fichier ou page"), _("Ligne"), _("Ce qu’elle devient")]
    for problem in file.report.get("problems", []):
        yield [harmless(problem["file"]), str(problem["line"]), harmless(problem["sentence"])]
    for label, names in [*outcomes_of(file), (_("Inchangé"), file.report.get("unchanged", []))]:
        for name in names:
            yield [harmless(name), "", label]
