"""The public programmes of paths: as their pages stand, and as they stood on a day."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from curriculum.models import LearningPath, Module, PublishedProgramme
from curriculum.queries.outlines import module_item
from curriculum.queries.paths import modules_of
from curriculum.rules.programme import WRITTEN_FACTS, Programme, TaughtModule, TrainingBody


class OnADay(NamedTuple):
    """The programme at the end of a day; `changed_at`, when it took another's place that day."""

    programme: PublishedProgramme
    changed_at: datetime | None


def programme_of(path: LearningPath) -> Programme:
    """What the pages say now; of a draft, what it would say."""
    return Programme(
        title=path.title,
        summary=path.summary,
        audience=path.audience,
        description=path.description,
        is_discovery=path.is_discovery,
        modules=tuple(_taught(module) for module in modules_of(path, bodies=True)),
        facts={fact: getattr(path, fact) for fact in WRITTEN_FACTS},
        body=training_body(),
    )


def training_body() -> TrainingBody:
    """Who trains and where to write: the settings say it, never a page."""
    told = settings.TRAINING_BODY
    return TrainingBody(
        name=told["name"],
        address=told["address"],
        siret=told["siret"],
        registration=told["registration"],
        contact=settings.CONTACT_EMAIL,
    )


def programme_now(path: UUID) -> PublishedProgramme | None:
    """The one in force; None when the path was last published before programmes were kept."""
    return PublishedProgramme.objects.filter(path=path, until=None).first()


def programme_on(path: UUID, day: date) -> OnADay | None:
    """The last one in force on a day, in our time; None when there was none."""
    begins, ends = _edges(day)
    that_day = PublishedProgramme.objects.filter(
        Q(until=None) | Q(until__gt=begins), path=path, since__lt=ends
    )
    in_order = list(that_day.order_by("since"))
    if not in_order:
        return None
    last = in_order[-1]
    return OnADay(last, last.since if len(in_order) > 1 else None)


def kept_since(path: UUID) -> datetime | None:
    """When the first programme of a path was kept."""
    first = PublishedProgramme.objects.filter(path=path).order_by("since").first()
    return first.since if first else None


def _edges(day: date) -> tuple[datetime, datetime]:
    zone = timezone.get_default_timezone()
    begins, ends = (datetime.combine(d, time.min, zone) for d in (day, day + timedelta(days=1)))
    return begins, ends


def _taught(module: Module) -> TaughtModule:
    item = module_item(module)
    return TaughtModule(
        title=module.title,
        slug=module.slug,
        summary=module.summary,
        minutes=sum(lesson.minutes for lesson in item.lessons if lesson.required),
        required=module.is_required,
        variant=module.variant,
        objectives=tuple(objective.text for objective in item.objectives),
    )
