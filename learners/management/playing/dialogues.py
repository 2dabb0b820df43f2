"""A learner leads a dialogue: the choice that opens, or the first that comes to mind."""

from datetime import datetime
from random import Random
from uuid import UUID, uuid4

from curriculum.models import Lesson
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.scenario_play import Game
from learners.journey import playing
from learners.journey.learning import Outcome
from learners.models import User

SENTENCE = "Prenez votre temps. Qu’est-ce qui vous amène ?"
PATIENCE = 200


def do_dialogue(
    activity: UUID, lesson: UUID, *, person: User, ability: float, draw: Random, at: datetime
) -> Outcome:
    """`ability` is how often somebody says what opens; after a short way, they begin again."""
    page = Lesson.objects.get(translation_key=lesson)
    dialogue = next(it for it in dialogues_of(page.body.raw_data) if it.id == activity)
    led = playing.play_again(dialogue, person=person, at=at)
    for _turn in range(PATIENCE):
        if led.game.is_over and led.playing.is_led:
            break
        if led.game.is_over:
            led = playing.play_again(dialogue, person=person, at=at)
        place = _said(led.game, ability, draw)
        led = playing.say(dialogue, number=led.game.number, place=place, person=person, at=at)
    return playing.finish(dialogue, SENTENCE, key=uuid4(), person=person, at=at)


def _said(game: Game, ability: float, draw: Random) -> int:
    choices = game.now.scene.choices
    if draw.random() < ability:
        return max(range(len(choices)), key=lambda place: choices[place].trust)
    return draw.randrange(len(choices))
