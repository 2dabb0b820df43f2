"""The letters of the office: a page to review, its answer, comments."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from wagtail.models import Page

from learners.actions.running.letters import write_letter
from learners.models import Letter, User

NAMESPACE = UUID("5b3c1f0e-93b4-4d1f-8a5e-0d5f6f4f6c11")
ASKED, LATE, ANSWERED, COMMENTED = (
    "review_asked",
    "review_late",
    "review_answered",
    "page_commented",
)


def write_about_page(
    kind: str, page: Page, person: User, *, cause: str, at: datetime, **said: Any
) -> Letter | None:
    """One letter a cause and person; None when it was already written."""
    if isinstance(said.get("since"), date):
        with translation.override(person.language):
            said["since"] = date_format(said["since"], "j F Y")
    return write_letter(
        kind=kind,
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, "page_title": page.draft_title, **said},
        secret={"link": settings.SITE_URL + reverse("wagtailadmin_pages:edit", args=(page.pk,))},
        cause=uuid5(NAMESPACE, f"{cause}:{person.pk}"),
        at=at,
    )
