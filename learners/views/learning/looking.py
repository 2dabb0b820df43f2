"""A dialogue whose choices stand in the address: nothing is kept of whoever leads it.

One way, two settings: with a room, on a wall; alone, as a learner meets it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from curriculum.models import ScenarioVersion
from curriculum.queries.scenarios import current_scenario
from curriculum.queries.translations import scenario_in
from curriculum.rules.scenario_play import ForgedPlayError, Game, play
from learners.rules.learning.dialogues import order_shown
from learners.views.learning.dialogue_places import Place
from learners.views.learning.dialogue_shown import debrief_shown, reply_shown, scene_shown
from learners.views.people.requests import SignedInRequest

LONGEST_GAME = 400


@dataclass(frozen=True)
class Setting:
    """The pages of a setting; `name` is its address, `other` that of the other one."""

    name: str
    other: str
    scene: str
    reply: str
    debrief: str


ROOM = Setting(
    name="dialogue_room",
    other="dialogue",
    scene="learners/learning/room.html",
    reply="learners/learning/room_reply.html",
    debrief="learners/learning/room_debrief.html",
)
ALONE = Setting(
    name="dialogue",
    other="dialogue_room",
    scene="learners/learning/dialogue.html",
    reply="learners/learning/dialogue_reply.html",
    debrief="learners/learning/dialogue_debrief.html",
)


def look(request: SignedInRequest, place: Place, setting: Setting) -> HttpResponse:
    """What was said stands in the address: a page that is left leaves nothing."""
    said = request.GET.get("dit", "")
    game = game_said(place.dialogue.scenario, said)
    about: dict[str, Any] = {
        "page": place.lesson,
        "dialogue": place.dialogue,
        "address": place.address(setting.name),
        "other": place.address(setting.other),
        "said": said,
        "before": said_before(game, len(game.turns)),
        "looks": True,
    }
    if "reponse" in request.GET and game.turns:
        return render(request, setting.reply, reply_shown(game) | about)
    if game.is_over:
        shown = debrief_shown(game) | {"scenes": scenes_to_replay(game)}
        return render(request, setting.debrief, shown | about)
    order = order_shown(game.now.scene, str(place.dialogue.id))
    return render(request, setting.scene, scene_shown(game, order) | about)


def said_before(game: Game, number: int) -> str:
    """What had been said when this scene began, as the address says it; scenes count from 1."""
    return "-".join(map(str, game.choices[: number - 1]))


def scenes_to_replay(game: Game) -> list[tuple[str, str]]:
    """The title of each scene that was met, and what had been said before it."""
    return [
        (turn.before.scene.title, said_before(game, number))
        for number, turn in enumerate(game.turns, start=1)
    ]


def game_said(scenario: UUID | None, said: str) -> Game:
    """The game that these words of the address make, in the language of the page.

    Raises Http404.
    """
    numbers = said.split("-") if said else []
    is_plain = all(it.isascii() and it.isdigit() and len(it) == 1 for it in numbers)
    if not is_plain or len(numbers) > LONGEST_GAME:
        raise Http404(said)
    try:
        written = scenario_in(get_language(), current_scenario(scenario))
        return play(written, map(int, numbers))
    except (ScenarioVersion.DoesNotExist, ForgedPlayError) as error:
        raise Http404(said) from error
