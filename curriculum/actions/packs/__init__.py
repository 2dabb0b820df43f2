"""Packs written into the site."""

from curriculum.actions.packs.imports import import_packs
from curriculum.actions.packs.reports import ImportReport

__all__ = ["ImportReport", "import_packs"]
