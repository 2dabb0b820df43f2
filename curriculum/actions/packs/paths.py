"""The paths of packs."""

from collections.abc import Callable, Mapping
from typing import Any

from curriculum.actions.packs.pages import add_page, settle_page
from curriculum.actions.packs.reports import ImportReport, Outcome
from curriculum.models import Catalogue, LearningPath, Module, PathModule
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackPath


def settle_path(
    followed: PackPath,
    modules: Mapping[str, Module],
    names: Names,
    report: ImportReport,
    *,
    replace: bool,
) -> None:
    """A path; `modules` are those of the site by key, and hold all that it lists."""
    key = names.path(followed.key)
    page = LearningPath.objects.filter(translation_key=key).first()
    wanted, write = _wanted(followed, modules), _writer(followed, modules)
    if page is None:
        page = LearningPath(translation_key=key)
        write(page)
        add_page(page, Catalogue.objects.get(), wanted)
        outcome = Outcome.CREATED
    else:
        outcome = settle_page(page, wanted, content=content_of_path, write=write, replace=replace)
    report.note(outcome, followed.key)


def content_of_path(page: LearningPath) -> dict[str, Any]:
    return {
        "live": page.live,
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "audience": page.audience,
        **_opening(is_open=page.is_open),
        "description": page.description,
        "modules": [[place.module_id, place.is_required] for place in page.path_modules.all()],
    }


def _opening(*, is_open: bool) -> dict[str, bool]:
    """Said only when it is so: pages packed before paths could be open keep their fingerprint."""
    return {"is_open": True} if is_open else {}


def _wanted(followed: PackPath, modules: Mapping[str, Module]) -> dict[str, Any]:
    return {
        "live": True,
        "title": followed.title,
        "slug": followed.key,
        "summary": followed.summary,
        "audience": followed.audience,
        **_opening(is_open=followed.is_open),
        "description": followed.description,
        "modules": [[modules[m.module].pk, m.required] for m in followed.modules],
    }


def _writer(followed: PackPath, modules: Mapping[str, Module]) -> Callable[[LearningPath], None]:
    def write(page: LearningPath) -> None:
        page.title = page.draft_title = followed.title
        page.slug, page.summary = followed.key, followed.summary
        page.audience, page.description = followed.audience, followed.description
        page.is_open = followed.is_open
        page.path_modules = [
            PathModule(module=modules[m.module], is_required=m.required, sort_order=place)
            for place, m in enumerate(followed.modules)
        ]

    return write
