"""Playing a dialogue with a room: one projected scene, hands up, one tap. Nothing is recorded."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from curriculum.models import ScenarioVersion
from curriculum.queries.scenarios import current_scenario
from curriculum.queries.translations import scenario_in
from curriculum.rules.scenario_play import ForgedPlayError, Game, play
from learners.queries.people.rights import may_read_everything
from learners.rules.learning.dialogues import order_shown
from learners.views.learning.dialogue_shown import debrief_shown, reply_shown, scene_shown
from learners.views.learning.dialogues import dialogue_at
from learners.views.people.requests import SignedInRequest

LONGEST_GAME = 400


@login_required
@require_safe
def play_in_the_room(
    request: SignedInRequest, module: str, lesson: str, activity: UUID
) -> HttpResponse:
    """What was said stands in the address: a page that is left leaves nothing."""
    if not may_read_everything(request.user):
        raise Http404(lesson)
    place = dialogue_at(module, lesson, activity)
    said = request.GET.get("dit", "")
    game = game_said(place.dialogue.scenario, said)
    about = {
        "page": place.lesson,
        "dialogue": place.dialogue,
        "address": place.address("dialogue_room"),
        "said": said,
        "before": "-".join(map(str, game.choices[:-1])),
    }
    if "reponse" in request.GET and game.turns:
        return render(request, "learners/learning/room_reply.html", reply_shown(game) | about)
    if game.is_over:
        return render(request, "learners/learning/room_debrief.html", debrief_shown(game) | about)
    shown = scene_shown(game, order_shown(game, str(place.dialogue.id)))
    return render(request, "learners/learning/room.html", shown | about)


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
