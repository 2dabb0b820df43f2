"""Importing packs: all or nothing, and twice is once."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.actions.site import lay_out
from content.models import Term
from curriculum.actions.packs.coming import Coming
from curriculum.actions.packs.draws import draw_problems
from curriculum.actions.packs.english import settle_english_module, settle_english_path
from curriculum.actions.packs.glossaries import glossary_problems, settle_glossary
from curriculum.actions.packs.modules import settle_module
from curriculum.actions.packs.names import names_of, remember_module, remember_path
from curriculum.actions.packs.paths import settle_path
from curriculum.actions.packs.reports import ImportReport, Manner
from curriculum.actions.packs.sheets import settle_sheet, sheet_problems
from curriculum.models import Catalogue, LearningPath, Lesson, Module, Question, Scenario, Shelf
from curriculum.models.pages import ADDRESSES_TAKEN
from curriculum.readers.modules import MODULE
from curriculum.readers.packs import PackReading
from curriculum.readers.paths import PATH
from curriculum.readers.problems import Problem
from curriculum.rules.pack_paths import PackPath
from curriculum.rules.packs import PackModule
from curriculum.rules.scenario_writing import file_of_scenario


@transaction.atomic
def import_packs(
    reading: PackReading,
    *,
    at: datetime,
    replace: bool = False,
    by: Model | None = None,
    is_trial: bool = False,
) -> ImportReport:
    """Write what was read. With a problem, of the texts or of their place here, write nothing.

    A trial compares. Where there is English, it looks for the French that comes with it: that
    trial writes rows, without files, and takes them back.
    """
    manner = Manner(
        at,
        by,
        replaces=replace,
        is_trial=is_trial and not _has_english(reading),
        keeps_files=not is_trial,
    )
    problems = list(reading.problems) or list(_problems_here(reading))
    report = ImportReport(problems=problems)
    if report.problems:
        return report
    if not manner.is_trial:
        lay_out([Catalogue, Shelf], [Question, Scenario, Term], at)
    for taught in french_modules(reading):
        names = names_of(taught.pack)
        settle_module(taught, names, report, manner)
        if not manner.is_trial:
            remember_module(taught, names)
    modules = {module.slug: module for module in Module.objects.all()}
    for followed in french_paths(reading):
        names = names_of(followed.pack)
        settle_path(followed, modules, names, report, manner)
        if not manner.is_trial:
            remember_path(followed, names)
    for glossary in reading.glossaries:
        settle_glossary(glossary, report, manner)
    for printed in reading.sheets:
        settle_sheet(printed, modules, report, manner)
    report = _with_english(reading, report, replace=replace, at=at)
    if is_trial:
        transaction.set_rollback(True)
    return report


def _has_english(reading: PackReading) -> bool:
    in_modules = any(taught.is_translation for taught in reading.modules)
    return in_modules or any(followed.is_translation for followed in reading.paths)


def french_modules(reading: PackReading) -> list[PackModule]:
    return [taught for taught in reading.modules if not taught.is_translation]


def french_paths(reading: PackReading) -> list[PackPath]:
    return [followed for followed in reading.paths if not followed.is_translation]


def _with_english(
    reading: PackReading, report: ImportReport, *, replace: bool, at: datetime
) -> ImportReport:
    """The French is here: its English finds its place. Where it does not, nothing is written."""
    coming = Coming(report, replace=replace, at=at)
    in_french = {taught.pack: taught for taught in french_modules(reading)}
    problems: list[Problem] = []
    for taught in reading.modules:
        if taught.is_translation:
            french, file = in_french.get(taught.pack), f"{taught.key}/{MODULE}"
            problems += settle_english_module(taught, french, file, coming)
    for followed in reading.paths:
        if followed.is_translation:
            problems += settle_english_path(followed, f"{followed.key}/{PATH}", coming)
    if problems:
        transaction.set_rollback(True)
        return ImportReport(problems=problems)
    return report


def _problems_here(reading: PackReading) -> Iterator[Problem]:
    """What only this site can know: addresses already taken, modules that are nowhere."""
    for taught in french_modules(reading):
        yield from _module_problems(taught)
    yield from draw_problems((taught, names_of(taught.pack)) for taught in french_modules(reading))
    coming = {taught.key for taught in french_modules(reading)}
    here = set(Module.objects.live().values_list("slug", flat=True))
    for followed in french_paths(reading):
        yield from _path_problems(followed, coming | here)
    for glossary in reading.glossaries:
        yield from glossary_problems(glossary)
    for printed in reading.sheets:
        yield from sheet_problems(printed, coming | here)


def _module_problems(taught: PackModule) -> Iterator[Problem]:
    file = str(PurePosixPath(taught.lessons[0].file).with_name(MODULE))
    names = names_of(taught.pack)
    if _is_taken(Module, taught.key, names.module(taught.key)):
        yield Problem(file, 1, _taken(taught.key))
    for scenario in taught.scenarios:
        others = Scenario.objects.exclude(pk=names.scenario(scenario.key))
        if others.filter(key=scenario.key).exists():
            written = str(PurePosixPath(file).parent / file_of_scenario(scenario))
            yield Problem(written, 1, _scenario_taken(scenario.key))
    for lesson in taught.lessons:
        own = names.lesson(lesson.key)
        address = f"/{taught.key}/{lesson.key}/"
        beside = Lesson.objects.filter(slug=lesson.key, url_path__endswith=address)
        taken = lesson.key in ADDRESSES_TAKEN or beside.exclude(translation_key=own).exists()
        if taken:
            yield Problem(lesson.file, 1, _taken(lesson.key))


def _path_problems(followed: PackPath, modules: set[str]) -> Iterator[Problem]:
    file = f"{followed.key}/{PATH}"
    if _is_taken(LearningPath, followed.key, names_of(followed.pack).path(followed.key)):
        yield Problem(file, 1, _taken(followed.key))
    for listed in followed.modules:
        if listed.module not in modules:
            sentence = _("Le module « %(key)s » n’est ni dans ce paquet, ni sur le site.")
            yield Problem(file, 1, sentence % {"key": listed.module})


def _is_taken(kind: type[Page], slug: str, own: UUID) -> bool:
    return kind.objects.filter(slug=slug).exclude(translation_key=own).exists()


def _scenario_taken(key: str) -> str:
    return _("Un autre scénario du site s’appelle « %(key)s ». Changez son id.") % {"key": key}


def _taken(slug: str) -> str:
    return _("L’adresse « %(slug)s » est déjà prise par une autre page du site.") % {"slug": slug}
