"""The office: what this site does not use is hidden; a paste comes in clean."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from content.office.pasting import clean_paste
from content.rules.pasting import MAX_PASTE

UNUSED = frozenset({"snippets", "help"})


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
