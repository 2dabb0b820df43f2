"""Paths that one can follow, and what they are made of."""

from collections import defaultdict
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from wagtail.permission_policies.pages import PagePermissionPolicy

from curriculum.models import LearningPath, Lesson, Module, Objective, Outline, PathModule
from curriculum.queries.lessons import lessons_under
from curriculum.rules.outline_json import from_json

PATH_DEPTH = 4


def open_paths() -> list[LearningPath]:
    """The live paths that ask something, in the order of the catalogue, each with `minutes`."""
    paths = _with_latest_outline(LearningPath.objects.live().order_by("path"))
    return [path for path in map(_with_minutes, paths) if path.minutes]


def path_with_key(key: UUID) -> LearningPath:
    """The live path of a translation key, with `minutes`; raises LearningPath.DoesNotExist."""
    paths = LearningPath.objects.live().filter(translation_key=key)
    return _with_minutes(_with_latest_outline(paths).get())


def paths_published_by(person: AbstractBaseUser) -> list[LearningPath]:
    """The live paths whose changes this person may put online, in the order of the catalogue."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(person, "publish")
    theirs = set(pages.filter(depth=PATH_DEPTH).values_list("pk", flat=True))
    return [path for path in open_paths() if path.pk in theirs]


def open_path_at(slug: str) -> LearningPath:
    """The live path anybody may put themselves on, with `minutes`; else LearningPath.DoesNotExist.

    A path and its translations share one address: the first one made is the path.
    """
    paths = _with_latest_outline(LearningPath.objects.live().filter(slug=slug, is_open=True))
    path = paths.order_by("pk").first()
    if path is None or not _with_minutes(path).minutes:
        raise LearningPath.DoesNotExist
    return path


def paths_holding(module: Module) -> QuerySet[LearningPath]:
    """The live paths in which a module has a place."""
    places = PathModule.objects.filter(module=module).values("path")
    return LearningPath.objects.live().filter(pk__in=places).order_by("path")


def modules_of(path: LearningPath, *, bodies: bool = False) -> list[Module]:
    """The live modules of a path in order, in four queries whatever their number.

    Each carries `is_required` and `lessons` (live, in order; their bodies only on demand).
    A path being previewed answers with the modules of its draft.
    """
    places = list(path.path_modules.all())
    in_order = Prefetch("objectives", Objective.objects.order_by("sort_order", "pk"))
    live = Module.objects.live().filter(pk__in=[place.module_id for place in places])
    found = {module.pk: module for module in live.prefetch_related(in_order)}
    modules = []
    for place in places:
        if module := found.get(place.module_id):
            module.is_required = place.is_required
            modules.append(module)
    _hand_out_lessons(modules, bodies=bodies)
    return modules


def live_paths() -> list[LearningPath]:
    """Every path that is published, in the order of the catalogue."""
    return list(LearningPath.objects.live().order_by("path"))


def live_modules_with_lessons() -> list[Module]:
    """Every published module in the order of the shelf, each with its `lessons`."""
    modules = list(Module.objects.live().order_by("path"))
    _hand_out_lessons(modules, bodies=False)
    return modules


def _hand_out_lessons(modules: list[Module], *, bodies: bool) -> None:
    by_place: dict[str, list[Lesson]] = defaultdict(list)
    lessons = lessons_under(modules)
    for lesson in lessons if bodies else lessons.defer("body"):
        by_place[lesson.module_place].append(lesson)
    for module in modules:
        module.lessons = by_place[module.path]


def _with_latest_outline(paths: QuerySet[LearningPath]) -> QuerySet[LearningPath]:
    latest = Outline.objects.filter(path=OuterRef("translation_key")).order_by("-number")
    return paths.annotate(outline_content=Subquery(latest.values("content")[:1]))


def _with_minutes(path: LearningPath) -> LearningPath:
    content = path.outline_content
    path.minutes = from_json(content).minutes if content else 0
    return path
