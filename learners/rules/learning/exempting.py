"""May somebody be spared a module: by asking, or because a trainer says so?"""

from enum import StrEnum

from curriculum.rules.exempting import Obstacle


class Refusal(StrEnum):
    """Why not: each has its sentence in the views. The first that holds is said."""

    OVER = "over"
    USED = "used"
    TRIED = "tried"
    NO_QUIZ = "no_quiz"
    NOTHING = "nothing"
    WITHDRAWN = "withdrawn"
    BEGUN = "begun"


# A trainer may grant again what was withdrawn, and what was begun without the quiz.
FOR_TRAINERS_TOO = frozenset(Refusal) - {Refusal.WITHDRAWN, Refusal.BEGUN}


def refusal_of(
    *,
    is_running: bool,
    is_used: bool,
    has_tried: bool,
    is_withdrawn: bool,
    obstacle: Obstacle | None,
) -> Refusal | None:
    """The quiz counts at its first hand-in: once tried, here or elsewhere, it is too late."""
    held = {
        Refusal.OVER: not is_running,
        Refusal.USED: is_used,
        Refusal.TRIED: has_tried,
        Refusal.NO_QUIZ: obstacle == Obstacle.NO_QUIZ,
        Refusal.NOTHING: obstacle == Obstacle.NOTHING,
        Refusal.WITHDRAWN: is_withdrawn,
        Refusal.BEGUN: obstacle == Obstacle.BEGUN,
    }
    return next((refusal for refusal, holds in held.items() if holds), None)


def may_be_granted(refusal: Refusal | None) -> bool:
    return refusal not in FOR_TRAINERS_TOO
