"""`manage.py import_questions FILE`: a file of questions into the bank, with a report."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from curriculum.journey.importing import import_now
from curriculum.models import ImportLine, QuestionImport
from curriculum.office.import_reports import said_of
from curriculum.queries.imports import counts_of, notes_of
from curriculum.readers.question_files import MAX_BYTES

Verdict = ImportLine.Verdict


class Command(BaseCommand):
    help = (
        "Import a file of questions (GIFT, Moodle XML, CSV, XLSX, ODS): all or nothing,"
        " and twice changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="GIFT, Moodle XML, CSV, XLSX or ODS")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--skip-wrong",
            action="store_true",
            help="import the others when some questions are wrong",
        )

    def handle(
        self, *args: Any, file: Path, dry_run: bool, skip_wrong: bool, **options: Any
    ) -> None:
        with translation.override("fr"), transaction.atomic():
            done = import_now(
                file.name,
                _content(file),
                language="fr",
                skips_wrong=skip_wrong,
                at=timezone.now(),
            )
            counts = counts_of(done)
            is_refused = done.state != QuestionImport.State.DONE
            self._tell(done, file.name, whole=dry_run)
            transaction.set_rollback(dry_run or is_refused)
            if is_refused:
                raise CommandError(_refusal(counts))
            self.stdout.write(_summary(done, counts))
            if dry_run:
                self.stdout.write(_("Essai seulement : rien n’a été écrit."))

    def _tell(self, done: QuestionImport, file: str, *, whole: bool) -> None:
        """Each line, or those that are not simply written; then what stays behind, once each."""
        told = done.found.order_by("place")
        for line in told if whole else told.exclude(verdict__in=(Verdict.NEW, Verdict.SAME)):
            out = self.stderr if line.verdict == Verdict.WRONG else self.stdout
            said = [
                said_of(line) or f"{line.get_verdict_display()}.",
                *(line.notes if whole else ()),
            ]
            out.write(f"{file}:{line.line} : {line.name} · {' '.join(said)}")
        for note, count in notes_of(done):
            self.stdout.write(f"{note} ({count})")


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise CommandError(_("Ce fichier dépasse 20 Mo. Coupez-le en plusieurs."))
        return file.read_bytes()
    except OSError as failure:
        sentence = _("« %(file)s » ne peut pas être lu. Vérifiez le chemin.")
        raise CommandError(sentence % {"file": file}) from failure


def _refusal(counts: dict[str, int]) -> str:
    sentence = _(
        "Rien n’a été importé : %(wrong)d à corriger. --skip-wrong importe les %(ready)d autres."
    )
    ready = counts[Verdict.NEW] + counts[Verdict.CHANGED]
    return sentence % {"wrong": counts[Verdict.WRONG], "ready": ready}


def _summary(done: QuestionImport, counts: dict[str, int]) -> str:
    sentence = _(
        "%(added)d ajoutées, %(reworded)d nouvelles versions, %(same)d déjà là,"
        " %(twice)d en double, %(aside)d pas prises, %(wrong)d à corriger."
    )
    return sentence % {**counts, "added": done.added, "reworded": done.reworded}
