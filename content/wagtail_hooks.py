"""The office: what this site does not use is hidden; a paste comes in clean."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from content.actions.revisions import KEPT_BESIDE
from content.office.absences import absences
from content.office.glossary import terms
from content.office.home import WorkPanel
from content.office.pasting import clean_paste
from content.rules.pasting import MAX_PASTE

UNUSED = frozenset({"snippets", "help"})
UNUSED_SETTINGS = frozenset({"sites", "collections"})
REVIEW_WORDS = {
    "action-cancel-workflow": _("Annuler la relecture"),
    "action-restart-workflow": _("Recommencer la relecture"),
}
UNUSED_REPORTS = frozenset({"aging-pages", "page-types-usage"})


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[Any]) -> None:
    """Nothing is a snippet, and help is ours to write; what stays is named as in the blocks."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]
    names = {"media": _("Sons et vidéos"), "documents": _("Fichiers")}
    for item in menu_items:
        item.label = names.get(item.name, item.label)


@hooks.register("register_admin_urls")
def pasting_address() -> list[URLPattern]:
    return [path("coller/", clean_paste, name="clean_paste")]


@hooks.register("insert_global_admin_js")
def pasting_script() -> SafeString:
    """What the script says is said here, in the language of the office."""
    return format_html(
        '<script src="{}" defer data-address="{}" data-most="{}" data-too-long="{}"'
        ' data-failed="{}" data-pictures="{}"></script>',
        static("js/paste.js"),
        reverse("clean_paste"),
        MAX_PASTE,
        _("Ce texte est trop long pour être collé d’un coup. Collez-le par morceaux."),
        _("La mise en forme n’a pas pu être reprise. Le texte est là, sans elle."),
        _("Les images ne se collent pas. Ajoutez-les avec le bloc « Image »."),
    )


@hooks.register("insert_global_admin_js")
def typing_script() -> SafeString:
    """Buttons and keys that type Markdown; their names are said here, as above."""
    return format_html(
        '<script src="{}" defer data-group="{}" data-bold="{}" data-italic="{}" data-list="{}"'
        ' data-steps="{}" data-link="{}" data-title="{}"></script>',
        static("js/markdown.js"),
        _("Mise en forme"),
        _("Mettre en gras (Ctrl+B)"),
        _("Mettre en italique (Ctrl+I)"),
        _("Faire une liste"),
        _("Faire une liste numérotée"),
        _("Ajouter un lien (Ctrl+K)"),
        _("Ajouter un intertitre"),
    )


@hooks.register("insert_global_admin_css")
def typing_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/office.css"))


@hooks.register("construct_settings_menu")
def hide_unused_settings(request: HttpRequest, menu_items: list[Any]) -> None:
    """One site, whose address the environment gives; pictures stand in one place."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_SETTINGS]


@hooks.register("construct_reports_menu")
def hide_unused_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_REPORTS]


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [absences, terms]


@hooks.register("register_log_actions")
def name_our_actions(actions: LogActionRegistry) -> None:
    """What the history of a page says."""
    actions.register_action(
        KEPT_BESIDE,
        gettext_lazy("Garder à côté"),
        gettext_lazy("Version gardée à côté de celle d’une autre personne"),
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
