"""`manage.py export_pack KEY DIR`: a module or a sheet as text files (docs/packs.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from curriculum.documents.packs import CannotExportError, pack_of
from curriculum.documents.sheet_packs import pack_of_sheet
from curriculum.models import Module, Sheet
from curriculum.readers.packs import read_pack


class Command(BaseCommand):
    help = "Write a module or a sheet as a pack: the same module is always the same files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("module", help="the address of a module or a sheet: regarder-a-360")
        parser.add_argument("folder", type=Path, help="an empty folder, or one of this module")

    def handle(self, *args: Any, module: str, folder: Path, **options: Any) -> None:
        with translation.override("fr"):
            files = self._files(module)
            self._refuse_strangers(folder, files)
            for name, content in files.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            self._read_again(folder)
            self.stdout.write(_("%(count)d fichiers dans %(folder)s.") % {
                "count": len(files), "folder": folder
            })  # fmt: skip

    def _files(self, slug: str) -> dict[str, bytes]:
        module = Module.objects.live().filter(slug=slug).first()
        sheet = Sheet.objects.filter(slug=slug).first() if module is None else None
        if sheet is not None:
            return pack_of_sheet(sheet)
        if module is None:
            raise CommandError(_("Aucun module publié à l’adresse « %(slug)s ».") % {"slug": slug})
        try:
            return pack_of(module)
        except CannotExportError as refused:
            raise CommandError(str(refused)) from refused

    def _refuse_strangers(self, folder: Path, files: dict[str, bytes]) -> None:
        """What is in the way is somebody's: nothing is written over, nothing deleted."""
        found = [p.relative_to(folder) for p in folder.rglob("*") if p.is_file()]
        strangers = [str(path) for path in found if path.as_posix() not in files]
        if strangers:
            sentence = _("Ce dossier contient autre chose : %(names)s. Choisissez-en un vide.")
            raise CommandError(sentence % {"names": ", ".join(sorted(strangers)[:5])})

    def _read_again(self, folder: Path) -> None:
        """What the office accepts and packs do not is said, so that it can be mended here."""
        for problem in read_pack(folder).problems:
            self.stderr.write(f"{problem.file}:{problem.line} : {problem.sentence}")
