"""Who may bring packs in."""

from typing import Any

from curriculum.models import Catalogue, Shelf


def may_import_packs(person: Any) -> bool:  # noqa: ANN401  # any user model
    """An import publishes at once, modules and paths: for those who publish both."""
    sections = [*Shelf.objects.all(), *Catalogue.objects.all()]
    may = [it.permissions_for_user(person).can_publish_subpage() for it in sections]
    return bool(may) and all(may)
