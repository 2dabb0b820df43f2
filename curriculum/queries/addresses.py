"""Where is it read?"""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve
from wagtail.models import Page, Site

from curriculum.rules.links import path_of

MODULE_DEPTH, LESSON_DEPTH = 4, 5
PAGES = ("path", "module", "lesson", "wagtail_serve")


class Address(NamedTuple):
    """Where a live module or lesson is read, and its title as it is today."""

    title: str
    slugs: tuple[str, ...]


def addresses_of(keys: Collection[UUID]) -> dict[UUID, Address]:
    """The addresses of live modules (module,) and lessons (module, lesson), by key."""
    found = Page.objects.live().filter(
        translation_key__in=keys, depth__in=[MODULE_DEPTH, LESSON_DEPTH]
    )
    return {
        key: Address(title, tuple(url_path.strip("/").split("/")[2:]))
        for key, title, url_path in found.values_list("translation_key", "title", "url_path")
    }


def addresses_of_nowhere(addresses: Collection[str]) -> set[str]:
    """Those that lead to no page and no door of this site. A page not published yet is there."""
    paths = {address: path_of(address) for address in addresses}
    asked = {path for path in paths.values() if _may_be_a_page(path)}
    known = _pages_at(asked) if asked else set()
    return {
        address
        for address, path in paths.items()
        if path not in known and (path in asked or not _is_a_door(address))
    }


def _may_be_a_page(path: str) -> bool:
    """A door of ours opens for any name of a path, module or lesson; Wagtail's for all."""
    try:
        return path.startswith("/") and resolve(path).url_name in PAGES
    except Resolver404:
        return False


def _pages_at(paths: Collection[str]) -> set[str]:
    root = Site.objects.get(is_default_site=True).root_page.url_path
    found = Page.objects.filter(url_path__in=[root + path.lstrip("/") for path in paths])
    return {f"/{place.removeprefix(root)}" for place in found.values_list("url_path", flat=True)}


def _is_a_door(address: str) -> bool:
    try:
        if address.startswith("/media/"):
            return default_storage.exists(address.removeprefix("/media/"))
        return address.startswith("/") and bool(resolve(path_of(address)))
    except (Resolver404, SuspiciousFileOperation):
        return False
