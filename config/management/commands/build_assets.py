"""`manage.py build_assets`: what is made from the sources before a page can be served."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.fonts import build_fonts
from config.static_files import collect_static_files
from config.stylesheet import build_script, build_stylesheet
from config.translations import compile_catalogues

STATIC = settings.BASE_DIR / "static"


class Command(BaseCommand):
    help = "Cut the fonts, join the sheet and the script, compile translations; quick if done."
    requires_system_checks: list[str] = []  # before the database, before the first page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--collect", action="store_true", help="then gather all static files (collectstatic)"
        )

    def handle(self, *args: Any, collect: bool, verbosity: int, **options: Any) -> None:
        try:
            made: dict[str, object] = {
                "fonts": build_fonts(settings.BUILT_DIR / "fonts"),
                "stylesheet": build_stylesheet(
                    STATIC / "css", settings.BUILT_DIR / "css" / "site.css"
                ),
                "script": build_script(STATIC / "js", settings.BUILT_DIR / "js" / "lesson.js"),
                "translations": compile_catalogues(settings.LOCALE_PATHS[0]),
            }
            if collect:
                made["static files"] = collect_static_files()
        except OSError as error:
            raise CommandError(f"The assets could not be built: {error}") from error
        if verbosity:
            self.stdout.write("Built: " + (", ".join(n for n in made if made[n]) or "nothing new"))
