"""What tests of learners share."""

from tests.curriculum.conftest import imported
from tests.learners.dialogue_players import ada_in, played, player

__all__ = ["ada_in", "imported", "played", "player"]
