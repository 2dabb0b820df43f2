"""The office, without what this site does not use."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from content.office.glossary import terms

UNUSED = frozenset({"documents", "snippets", "help"})


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[Any]) -> None:
    """No document is served here, nothing is a snippet, and help is ours to write."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]


@hooks.register("register_admin_viewset")
def register_glossary() -> list[Any]:
    return [terms]
