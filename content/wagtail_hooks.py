"""The office, without what this site does not use."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

UNUSED = frozenset({"documents", "snippets", "help"})


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[Any]) -> None:
    """No document is served here, nothing is a snippet, and help is ours to write."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]
