"""`manage.py export_questions FILE --format gift|moodle`: the bank as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from curriculum.documents.question_files import FORMATS, write_questions
from curriculum.queries.imports import questions_to_export


class Command(BaseCommand):
    help = "Write the questions in service to a file that other programs read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file to write")
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--topic", default="", help="only this topic and what is under it")

    def handle(self, *args: Any, file: Path, topic: str, **options: Any) -> None:
        with translation.override("fr"):
            asked = questions_to_export(topic)
            if not asked:
                raise CommandError(_("Aucune question de ce thème. Rien n’a été écrit."))
            text, left = write_questions(options["format"], asked)
            self._write(file, text)
            for name in left:
                said = _("GIFT ne sait pas dire cette remise en ordre : %(name)s")
                self.stderr.write(said % {"name": name})
            said = _("%(count)d questions écrites.")
            self.stdout.write(said % {"count": len(asked) - len(left)})

    def _write(self, file: Path, text: str) -> None:
        try:
            file.write_bytes(text.encode())
        except OSError as failure:
            sentence = _("« %(file)s » ne peut pas être écrit. Vérifiez le chemin.")
            raise CommandError(sentence % {"file": file}) from failure
