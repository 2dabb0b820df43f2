"""The pages of a dialogue as a device copies them: drawn by our templates, with nothing in them.

The scene, the reply and the person of a page to fill in are those of an invented game, in which
everything that a page may show is there once.
"""

from typing import Any

from django.template.loader import render_to_string

from content.rules.languages import English, has_english
from curriculum.rules.scenario_play import Game, Moment, Turn
from curriculum.rules.scenarios import LEAST_TRUST, MOST_TRUST, Choice, Scenario, Scene
from learners.forms.learning.dialogues import SentenceForm
from learners.rules.learning.dialogues import ENOUGH_SCENES, Ended, Playing
from learners.views.learning.dialogue_places import Place
from learners.views.learning.dialogue_shown import (
    ShownChoice,
    ShownMoment,
    debrief_shown,
    reply_shown,
    scene_shown,
)
from learners.views.learning.dialogue_words import (
    clues_on_the_table,
    trust_in_words,
    verdict_of,
)


def nothing_in(scenario: Scenario) -> str:
    """What stands for an author's words, in the language in which they are said."""
    return English("-") if has_english(scenario.scenes[0].title) else "-"


def a_scene(scenario: Scenario) -> Scene:
    word = nothing_in(scenario)
    return Scene("-", word, word, setting=word, debrief=word)


def a_choice(scenario: Scenario) -> Choice:
    word = nothing_in(scenario)
    return Choice(word, "-", 0, "ecoute", word)


def drawn(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"learners/learning/dialogue/{name}.html", context).strip()


def an_empty_game(scenario: Scenario) -> Game:
    """One choice was made, and gave a clue."""
    scene = a_scene(scenario)
    first = Moment(scene, scenario.trust.start, ())
    then = Moment(scene, scenario.trust.start, ("-",))
    return Game(scenario, first, (Turn(first, 0, a_choice(scenario), then),))


def empty_pages_of(place: Place, scenario: Scenario) -> dict[str, str]:
    """A scene, what came of a choice, the debrief: what comes below the way back to the lesson."""
    game = an_empty_game(scenario)
    about = {"page": place.lesson, "dialogue": place.dialogue, "address": place.address()}
    choices = {"choices": [ShownChoice(0, nothing_in(scenario))]}
    return {
        "scene": drawn("_scene", scene_shown(game, []) | about | choices),
        "reply": drawn("_answer", reply_shown(game) | about),
        "end": drawn("_end", debrief_shown(game) | about | everything_in(game)),
        **{name: drawn("_closing", about | made) for name, made in closings().items()},
    }


def everything_in(game: Game) -> dict[str, Any]:
    (turn,) = game.turns
    said = [(turn, verdict_of(turn.choice))]
    moment = ShownMoment(1, nothing_in(game.scenario), trust_in_words(turn.before, game.scenario))
    missed = clues_on_the_table(game.scenario, ())
    return {"moments": [moment], "supports": said, "traps": said, "missed": missed}


def closings() -> dict[str, dict[str, Any]]:
    """What the debrief ends with, by what is still to do; `{problem}` is why it is not taken."""
    led = Playing(0, endings=(Ended("-", ENOUGH_SCENES),), sentence="-")
    wrong = SentenceForm({"sentence": "-"})
    wrong.add_error("sentence", "{problem}")
    return {
        "done": {"led": {"is_begun": False, "playing": led}},
        "write": {"led": {"is_begun": True, "playing": led}, "form": SentenceForm()},
        "wrong": {"led": {"is_begun": True, "playing": led}, "form": wrong},
        "short": {"led": {"is_begun": True, "playing": Playing(0)}},
    }


def pieces_of(scenario: Scenario) -> dict[str, Any]:
    """What is there once or several times in a page, by what it depends on."""
    moments = [Moment(a_scene(scenario), trust, ()) for trust in range(LEAST_TRUST, MOST_TRUST + 1)]
    trusts = [trust_in_words(moment, scenario) for moment in moments]
    shown = [ShownMoment(1, nothing_in(scenario), trust) for trust in trusts]
    missed = clues_on_the_table(scenario, ())
    return {
        "trust": [drawn("_trust", {"trust": trust}) for trust in trusts],
        "moments": [drawn("_moment", {"moment": moment}) for moment in shown],
        "clues": _clues(scenario),
        "missed": {
            key: drawn("_missed", {"clue": clue})
            for key, clue in zip(scenario.clues, missed, strict=True)
        },
        "verdicts": _verdicts(scenario),
        "waits": drawn("_waits", {}),
        "problems": drawn("_problems", {"form": closings()["wrong"]["form"]}),
    }


def _clues(scenario: Scenario) -> dict[str, list[str]]:
    """Each as not yet found, found, found a moment ago."""
    every = scenario.clues
    ways = [clues_on_the_table(scenario, *found) for found in (((),), (every,), (every, every))]
    return {
        key: [drawn("_clue", {"clue": clue}) for clue in clues]
        for key, *clues in zip(every, *ways, strict=True)
    }


def _verdicts(scenario: Scenario) -> dict[str, str]:
    verdicts = {verdict_of(choice) for scene in scenario.scenes for choice in scene.choices}
    about = {"scene": a_scene(scenario), "turn": {"choice": a_choice(scenario)}}
    return {it.words: drawn("_feedback", {**about, "verdict": it}) for it in verdicts}
