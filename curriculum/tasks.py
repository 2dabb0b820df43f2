"""Doors for the worker: they take ids, fetch, call the journey; safe to run twice.

Everybody below queues them by name: `later("read_import", file.pk)`; what runs by the clock is
in settings.SCHEDULE. A name nobody wrote here fails tests/code/test_later_names.py.
"""

from uuid import UUID

from django.utils import timezone

from curriculum.journey import importing, packing


def read_import(file: str) -> None:
    importing.read_on(UUID(file), at=timezone.now())


def write_import(file: str) -> None:
    importing.write_on(UUID(file), at=timezone.now())


def read_packs(file: str) -> None:
    packing.read_on(UUID(file), at=timezone.now())


def write_packs(file: str) -> None:
    packing.write_on(UUID(file), at=timezone.now())


def sweep_imports() -> None:
    """Every minute: files that came in and that no job takes care of."""
    importing.sweep_imports(at=timezone.now())
