"""What is written in a dialogue, as plain texts that a device puts into our pages.

`{number}`, `{title}`… are filled in there. The sentences are those of our templates.
"""

from typing import Any

from django.utils.translation import gettext, ngettext

from content.rules.typography import in_quotes, typo
from curriculum.rules.scenarios import MOST_TRUST, Choice, Scenario, Scene
from learners.forms.learning.dialogues import LONGEST_SENTENCE, SentenceForm
from learners.forms.learning.guarded import TOO_LONG
from learners.views.learning.dialogue_words import (
    change_in_words,
    clues_counted,
    name_of_clue,
    verdict_of,
)

SITE = " — À portée"


def texts_of(scenario: Scenario) -> dict[str, Any]:
    return {scene.key: _scene(scene) for scene in scenario.scenes}


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "title": typo(scene.title),
        "setting": typo(scene.setting),
        "says": typo(in_quotes(scene.says)),
        "debrief": typo(scene.debrief),
        "choices": [_choice(choice) for choice in scene.choices],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "text": typo(in_quotes(choice.text)),
        "feedback": typo(choice.feedback),
        "is_trap": choice.is_trap,
        "verdict": verdict_of(choice).words,
    }


def sentences_of(scenario: Scenario, title: str) -> dict[str, Any]:
    after = f" — {typo(title)}{SITE}"
    holes = {"number": "{number}", "title": "{title}"}
    scene = gettext("Scène %(number)s, %(title)s") % holes
    steps = range(-MOST_TRUST, MOST_TRUST + 1)
    return {
        "scene": gettext("Scène %(number)s : %(title)s") % holes,
        "page_scene": scene + after,
        "page_reply": f"{{verdict}} {scene}{after}",
        "page_end": gettext("Fin : %(title)s") % holes + after,
        "so_far": _so_far(),
        "changes": {str(gained): change_in_words(gained) for gained in steps},
        "nothing": gettext("Rien n’est encore sur la table."),
        "counted": [clues_counted(n, scenario) for n in range(len(scenario.expected) + 1)],
        "just_now": gettext("À l’instant : %(clues)s.") % {"clues": "{clues}"},
        "clues": {clue: name_of_clue(clue) for clue in scenario.clues},
        "expected": list(scenario.expected),
        "quoted": in_quotes("{sentence}"),
        "longest": LONGEST_SENTENCE,
        "empty": str(SentenceForm().fields["sentence"].error_messages["required"]),
        "long": TOO_LONG % {"length": "{length}", "longest": LONGEST_SENTENCE},
        "error": gettext("Erreur :"),
    }


def _so_far() -> list[str]:
    """For one reply, and for several."""
    hole = {"number": "{number}"}
    return [
        ngettext(
            "Ce qui s’est dit jusqu’ici (%(number)s réplique)",
            "Ce qui s’est dit jusqu’ici (%(number)s répliques)",
            number,
        )
        % hole
        for number in (1, 2)
    ]
