"""The sheets of packs: made, corrected, or left as they are."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from content.actions.searching import forget, index
from content.models import SearchEntry
from content.rules.markdown import plain_text
from curriculum.actions.packs.reports import ImportReport, Manner, Outcome
from curriculum.models import Module, Sheet, SheetModule
from curriculum.readers.problems import Problem
from curriculum.rules.identity import Names
from curriculum.rules.pack_paths import PackSheet

WRITTEN_IN = "fr"  # the only language of sheets


def sheet_problems(printed: PackSheet, modules: Collection[str]) -> Iterator[Problem]:
    """An address that another sheet has; a module that is nowhere."""
    own = Names(printed.pack).sheet(printed.key)
    if Sheet.objects.filter(slug=printed.key).exclude(pk=own).exists():
        sentence = _("Une autre fiche du site s’appelle déjà « %(key)s ». Changez la clé.")
        yield Problem(printed.file, 1, sentence % {"key": printed.key})
    for key in printed.modules:
        if key not in modules:
            sentence = _("Le module « %(key)s » n’est ni dans ce paquet, ni sur le site.")
            yield Problem(printed.file, 1, sentence % {"key": key})


def settle_sheet(
    printed: PackSheet, modules: Mapping[str, Module], report: ImportReport, manner: Manner
) -> None:
    """The pack is right: a sheet is not edited here. A trial may lack modules, and writes none."""
    key = Names(printed.pack).sheet(printed.key)
    sheet = Sheet.objects.filter(pk=key).first()
    wanted = _facts(printed)
    if sheet and _content_of(sheet) == (wanted, list(printed.modules)):
        report.note(Outcome.UNCHANGED, printed.key)
        return
    report.note(Outcome.UPDATED if sheet else Outcome.CREATED, printed.key)
    if not manner.is_trial:
        sheet, _is_new = Sheet.objects.update_or_create(pk=key, defaults=wanted)
        sheet.stands_on.all().delete()
        SheetModule.objects.bulk_create(
            SheetModule(sheet=sheet, module=modules[slug], place=place)
            for place, slug in enumerate(printed.modules)
        )
        index_sheet(sheet)


def index_sheet(sheet: Sheet) -> None:
    """Anybody finds the sheets of the field; sessions are for those who work here."""
    if sheet.audience != Sheet.Audience.FIELD:
        forget(SearchEntry.Kind.SHEET, sheet.pk, language=WRITTEN_IN)
        return
    index(
        SearchEntry(
            kind=SearchEntry.Kind.SHEET,
            key=sheet.pk,
            language=WRITTEN_IN,
            title=sheet.title,
            summary=sheet.summary,
            text=" ".join(plain_text(sheet.body.replace("_", " ")).split()),
            address=f"/fiches/{sheet.slug}/",
        )
    )


def _content_of(sheet: Sheet) -> tuple[dict[str, Any], list[str]]:
    return {name: getattr(sheet, name) for name in FACTS}, modules_of(sheet)


def modules_of(sheet: Sheet) -> list[str]:
    return list(sheet.stands_on.values_list("module__slug", flat=True))


FACTS = (
    "pack", "slug", "title", "audience", "minutes", "updated_on", "summary", "licence",
    "authors", "body",
)  # fmt: skip


def _facts(printed: PackSheet) -> dict[str, Any]:
    return {
        "pack": printed.pack,
        "slug": printed.key,
        "title": printed.title,
        "audience": printed.audience,
        "minutes": printed.minutes,
        "updated_on": printed.updated,
        "summary": printed.summary,
        "licence": printed.licence,
        "authors": printed.authors,
        "body": printed.body,
    }
