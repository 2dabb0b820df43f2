"""Choosing the modules of a path: those it lists are read together."""

from collections.abc import Collection, Mapping
from typing import Any

from wagtail.admin.widgets import AdminPageChooser, BaseChooser

from curriculum.models import Module, Shelf


class ModuleChooser(AdminPageChooser):
    """Wagtail's, which reads each page and its parent anew: two queries a module."""

    def __init__(self, known: Mapping[int, Module], shelf: int) -> None:
        super().__init__(target_models=[Module])
        self.known, self.shelf = known, shelf

    def get_instance(self, value: Any) -> Module | None:  # noqa: ANN401  # Wagtail's signature
        return self.known.get(value) or super().get_instance(value)

    def get_value_data_from_instance(self, instance: Module) -> dict[str, Any]:
        data = BaseChooser.get_value_data_from_instance(self, instance)
        return {**data, "parent_id": self.shelf}


def chooser_for(modules: Collection[int]) -> ModuleChooser:
    """Two queries, however many they are."""
    return ModuleChooser(Module.objects.in_bulk(modules), Shelf.objects.only("pk").get().pk)
