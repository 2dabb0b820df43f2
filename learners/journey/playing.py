"""Playing: something said in a dialogue → an ending → a sentence → credited as any answer is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.queries.scenarios import current_scenario
from curriculum.rules.dialogues import Dialogue
from learners.journey.learning import Outcome
from learners.journey.practising import hand_in_work, keep_work
from learners.models import User
from learners.queries.learning.dialogues import Led, led_by
from learners.queries.learning.enrolments import locked_enrolments
from learners.rules.learning import dialogues
from learners.rules.learning.dialogues import Playing, as_plain
from learners.rules.learning.works import WorkDone


class NotLedYetError(Exception):
    """No ending yet, or too soon: there is nothing to hand in."""


def say(dialogue: Dialogue, *, number: int, place: int, person: User, at: datetime) -> Led:
    """Choose in scene `number`; the same choice again is the first one again.

    Raises ForgedPlayError for a choice that the scene does not offer.
    """

    def said(led: Led) -> Playing:
        written = led.version.written
        return dialogues.choose(led.playing, written, number=number, place=place)

    return _kept(dialogue, said, person=person, at=at)


def go_back(dialogue: Dialogue, *, number: int, person: User, at: datetime) -> Led:
    """Play again from scene `number`, on the version that was being played."""
    return _kept(
        dialogue, lambda led: dialogues.replay(led.playing, number=number), person=person, at=at
    )


def play_again(dialogue: Dialogue, *, person: User, at: datetime) -> Led:
    """From the first scene, as its author says it now; the endings one led to stay."""

    def again(led: Led) -> Playing:
        version = current_scenario(dialogue.scenario)
        return Playing(version.pk, endings=led.playing.endings)

    return _kept(dialogue, again, person=person, at=at)


def keep_sentence(dialogue: Dialogue, sentence: str, *, person: User, at: datetime) -> Led:
    """For whoever has to sign in again before it can be handed in."""
    return _kept(
        dialogue, lambda led: replace(led.playing, sentence=sentence), person=person, at=at
    )


@transaction.atomic
def finish(dialogue: Dialogue, sentence: str, *, key: UUID, person: User, at: datetime) -> Outcome:
    """Hand in a dialogue led to an ending, with one's sentence. Raises NotLedYetError."""
    locked_enrolments(person)
    led = led_by(person, dialogue)
    if not led.playing.is_led or not led.game.is_over:
        raise NotLedYetError(dialogue.id)
    made = as_plain(replace(led.playing, sentence=sentence))
    given = WorkDone(key=key, activity=dialogue.id, made=made)
    return hand_in_work(given, person=person, at=at, claimed_at=at)


@transaction.atomic
def _kept(
    dialogue: Dialogue, change: Callable[[Led], Playing], *, person: User, at: datetime
) -> Led:
    """Two browsers at once wait for one another; what changes nothing writes nothing."""
    locked_enrolments(person)
    led = led_by(person, dialogue)
    playing = change(led)
    if playing != led.playing or not led.is_begun:
        keep_work(dialogue.id, as_plain(playing), person=person, at=at)
    return led_by(person, dialogue)
