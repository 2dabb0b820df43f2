"""What stops a dialogue from being published."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlockValidationError

from curriculum.queries.scenarios import scenarios_now
from curriculum.rules.dialogues import Dialogue, dialogues_of
from curriculum.rules.pieces import RawBlock


def dialogue_errors(blocks: list[RawBlock]) -> dict[int, ValidationError]:
    """By the place of the dialogue: no scenario is chosen, or it was retired."""
    placed = {at: dialogue for at, block in enumerate(blocks) for dialogue in dialogues_of([block])}
    chosen = {dialogue.scenario for dialogue in placed.values() if dialogue.scenario}
    found = {key for key, it in scenarios_now(chosen).items() if it.scenario.retired_at is None}
    return {
        at: StructBlockValidationError(block_errors={"scenario": ValidationError(_why(dialogue))})
        for at, dialogue in placed.items()
        if dialogue.scenario not in found
    }


def _why(dialogue: Dialogue) -> str:
    if dialogue.scenario is None:
        return _("Ce dialogue ne joue rien. Choisissez un scénario.")
    return _("Ce scénario est retiré. Choisissez-en un autre.")
