"""What is said of each line of a file of questions."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.models import ImportLine, QuestionImport
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
