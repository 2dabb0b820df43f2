"""What can happen to a scenario."""

from datetime import datetime
from uuid import UUID

from curriculum.models import Scenario
from curriculum.queries.scenarios import lessons_placing
from curriculum.rules.scenarios import Scenario as Written


class PlacedSomewhereError(Exception):
    """A scenario that a published lesson places cannot be retired: nobody could end it."""


def add_scenario(key: UUID, written: Written, *, at: datetime) -> tuple[Scenario, bool]:
    """A new scenario and its first version; the same key again is the first one again."""
    facts = {"key": written.key, "title": written.title, "created_at": at}
    scenario, is_new = Scenario.objects.get_or_create(id=key, defaults=facts)
    scenario.rewrite(written, at=at)
    return scenario, is_new


def rewrite_scenario(scenario: Scenario, written: Written, *, at: datetime) -> bool:
    """What it says from now on; False when it says that already."""
    return scenario.rewrite(written, at=at)


def retire_scenario(scenario: Scenario, *, at: datetime) -> None:
    """Offer it to lessons no more. Raises PlacedSomewhereError while a live lesson places it."""
    if lessons_placing(scenario):
        raise PlacedSomewhereError(scenario.key)
    scenario.retired_at = at
    scenario.save(update_fields=["retired_at"])


def bring_back_scenario(scenario: Scenario) -> None:
    scenario.retired_at = None
    scenario.save(update_fields=["retired_at"])
