"""`manage.py import_pack PATH`: packs into the site, with a report."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from curriculum.actions.packs import ImportReport, import_packs
from curriculum.readers.packs import read_pack


class Command(BaseCommand):
    help = "Import a pack, a folder of packs or a ZIP; all or nothing, and twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="a pack, a folder of packs, or a ZIP")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--replace", action="store_true", help="make drafts of the pages edited here"
        )

    def handle(self, *args: Any, path: Path, dry_run: bool, replace: bool, **options: Any) -> None:
        with translation.override("fr"):
            report = import_packs(
                read_pack(path), at=timezone.now(), replace=replace, is_trial=dry_run
            )
            self._refuse(report)
            self._tell(report, dry_run=dry_run)

    def _refuse(self, report: ImportReport) -> None:
        """Raises CommandError (exit 1) when there is a problem: nothing was written."""
        for problem in report.problems:
            self.stderr.write(f"{problem.file}:{problem.line} : {problem.sentence}")
        if report.problems:
            raise CommandError(_("Rien n’a été importé."))

    def _tell(self, report: ImportReport, *, dry_run: bool) -> None:
        for said, names in (
            (_("Créé"), report.created),
            (_("Mis à jour"), report.updated),
            (_("Retiré du paquet, dépublié ici"), report.removed),
            (_("Modifié ici, laissé tel quel"), report.left_alone),
            (_("Modifié ici, brouillon à relire"), report.drafted),
        ):
            for name in names:
                self.stdout.write(f"{said} : {name}")
        self.stdout.write(_summary(report))
        if dry_run:
            self.stdout.write(_("Essai seulement : rien n’a été écrit."))


def _summary(report: ImportReport) -> str:
    if report.changed_nothing:
        return _("Rien n’a changé.")
    return _("%(created)d créés, %(updated)d mis à jour, %(unchanged)d inchangés.") % {
        "created": len(report.created),
        "updated": len(report.updated),
        "unchanged": len(report.unchanged),
    }
