"""The office, without what this site does not use."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from content.actions.revisions import KEPT_BESIDE
from content.office.absences import absences
from content.office.home import WorkPanel

UNUSED = frozenset({"documents", "snippets", "help"})
UNUSED_SETTINGS = frozenset({"sites", "collections"})
REVIEW_WORDS = {
    "action-cancel-workflow": _("Annuler la relecture"),
    "action-restart-workflow": _("Recommencer la relecture"),
}
UNUSED_REPORTS = frozenset({"aging-pages", "page-types-usage"})


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[Any]) -> None:
    """No document is served here, nothing is a snippet, and help is ours to write."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]


@hooks.register("construct_settings_menu")
def hide_unused_settings(request: HttpRequest, menu_items: list[Any]) -> None:
    """One site, whose address the environment gives; pictures stand in one place."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_SETTINGS]


@hooks.register("construct_reports_menu")
def hide_unused_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_REPORTS]


@hooks.register("register_admin_viewset")
def register_absences() -> ViewSet:
    return absences


@hooks.register("register_log_actions")
def name_our_actions(actions: LogActionRegistry) -> None:
    """What the history of a page says."""
    actions.register_action(
        KEPT_BESIDE, _("Garder à côté"), _("Version gardée à côté de celle d’une autre personne")
    )


@hooks.register("construct_homepage_panels")
def show_what_is_in_hand(request: HttpRequest, panels: list[Any]) -> None:
    """Instead of the latest edits, of which the drafts are what matters."""
    panels[:] = [WorkPanel(), *(p for p in panels if p.name != "recent_edits")]


@hooks.register("construct_homepage_summary_items")
def count_nothing(request: HttpRequest, summary_items: list[Any]) -> None:
    """How many pages there are helps nobody to choose what to do."""
    summary_items.clear()


@hooks.register("construct_page_action_menu")
def speak_of_reviews(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Nobody here works with a « workflow »."""
    for item in menu_items:
        item.label = REVIEW_WORDS.get(item.name, item.label)
