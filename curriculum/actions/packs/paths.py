"""The paths of packs."""

from collections.abc import Callable, Mapping
from typing import Any

from curriculum.actions.packs.pages import add_page, settle_page
from curriculum.actions.packs.reports import ImportReport, Manner, Outcome
from curriculum.models import Catalogue, LearningPath, Module, PathModule
from curriculum.rules.identity import Names
from curriculum.rules.pack_paths import PackPath
from curriculum.rules.programme import WRITTEN_FACTS


def settle_path(
    followed: PackPath,
    modules: Mapping[str, Module],
    names: Names,
    report: ImportReport,
    manner: Manner,
) -> None:
    """A path; `modules` are those of the site by key: all that it lists, but in a trial."""
    key = names.path(followed.key)
    page = LearningPath.objects.filter(translation_key=key).first()
    wanted, write = _wanted(followed, modules), _writer(followed, modules)
    if page is None:
        outcome = Outcome.CREATED
        if not manner.is_trial:
            page = LearningPath(translation_key=key)
            write(page)
            add_page(page, Catalogue.objects.get(), wanted, by=manner.by)
    else:
        outcome = settle_page(page, wanted, content=content_of_path, write=write, manner=manner)
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
        "modules": [
            _place(it.module_id, required=it.is_required, variant=it.variant)
            for it in page.path_modules.all()
        ],
        **_said(page.is_discovery, {fact: getattr(page, fact) for fact in WRITTEN_FACTS}),
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
        "modules": [
            _place(_pk_of(modules.get(it.module)), required=it.required, variant=it.variant)
            for it in followed.modules
        ],
        **_said(followed.discovery, followed.facts),
    }


# A page written by a pack before these existed has kept the fingerprint it would have without them.


def _pk_of(module: Module | None) -> int | None:
    """None for one that a trial has not made."""
    return module.pk if module else None


def _place(module: int | None, *, required: bool, variant: str) -> list[Any]:
    return [module, required, variant] if variant else [module, required]


def _said(is_discovery: bool, facts: Mapping[str, str]) -> dict[str, Any]:
    written = {fact: text for fact, text in facts.items() if text}
    return {"is_discovery": True, **written} if is_discovery else written


def _writer(followed: PackPath, modules: Mapping[str, Module]) -> Callable[[LearningPath], None]:
    def write(page: LearningPath) -> None:
        page.title = page.draft_title = followed.title
        page.slug, page.summary = followed.key, followed.summary
        page.audience, page.description = followed.audience, followed.description
        page.is_open = followed.is_open
        page.is_discovery = followed.discovery
        for fact, text in followed.facts.items():
            setattr(page, fact, text)
        page.path_modules.set(
            [
                PathModule(
                    module=modules[it.module],
                    is_required=it.required,
                    variant=it.variant,
                    sort_order=place,
                )
                for place, it in enumerate(followed.modules)
            ]
        )

    return write
