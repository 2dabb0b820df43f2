"""Copies of pages."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from wagtail.models import Page, PageLogEntry

JUST_NOW = timedelta(minutes=2)


def free_slug(page: Page) -> str:
    """« lecon-copie », or « lecon-copie-2 » when it is taken."""
    wanted = f"{page.slug}-copie"
    taken = set(page.get_siblings().values_list("slug", flat=True))
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def just_copied(page: Page, *, title: str, slug: str, by: Any, at: datetime) -> Page | None:  # noqa: ANN401  # any user model
    """What the same person copied from the same place a moment ago, under this very name."""
    made = PageLogEntry.objects.filter(
        action="wagtail.copy",
        user=by,
        timestamp__gte=at - JUST_NOW,
        data__source__id=page.get_parent().pk,
    )
    return Page.objects.filter(pk__in=made.values("page"), title=title, slug=slug).first()
