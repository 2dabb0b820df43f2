"""The first page of the office: one thing to do next, then drafts and what is scheduled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from content.queries.work import drafts_of, pages_to_review, scheduled_pages


@dataclass(frozen=True)
class NextThing:
    """A sentence and its button."""

    sentence: str
    label: str
    url: str


class WorkPanel(Component):
    """For those who work on pages; nothing for the others."""

    name = "work"
    order = 100
    template_name = "content/office/work.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        person = parent_context["request"].user
        if not user_has_any_page_permission(person):
            return {"next_thing": None, "drafts": [], "scheduled": []}
        drafts = drafts_of(person)
        return {
            "next_thing": next_thing(pages_to_review(person), drafts),
            "drafts": drafts,
            "scheduled": scheduled_pages(at=now()),
        }


def next_thing(to_review: list[Page], drafts: list[Page]) -> NextThing:
    """A review first: somebody waits for it."""
    if to_review:
        page = to_review[0]
        sentence = _("« %(title)s » attend votre relecture.") % {"title": page.draft_title}
        return NextThing(sentence, _("Relire la page"), _editor(page))
    if drafts:
        page = drafts[0]
        sentence = _("« %(title)s » est un brouillon.") % {"title": page.draft_title}
        return NextThing(sentence, _("Reprendre le brouillon"), _editor(page))
    explorer = reverse("wagtailadmin_explore_root")
    return NextThing(_("Rien ne vous attend."), _("Ouvrir les pages"), explorer)


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))
