"""A dialogue led on a device, without a connection: taken up here, or handed in."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.queries.scenarios import scenario_version
from curriculum.rules.scenario_play import play
from learners.journey.learning import Outcome
from learners.journey.playing import NotLedYetError
from learners.journey.practising import hand_in_work, keep_work
from learners.models import User
from learners.queries.learning.dialogues import playing_of
from learners.queries.learning.enrolments import locked_enrolments
from learners.rules.learning.dialogues import as_plain
from learners.rules.learning.dialogues_apart import Apart, is_ahead, met, replayed
from learners.rules.learning.works import WorkDone


@transaction.atomic
def go_on(activity: UUID, apart: Apart, *, person: User, at: datetime, sentence: str = "") -> bool:
    """Go on from where a device is; False when one is as far elsewhere: that one stays.

    Raises ForgedPlayError, ScenarioVersion.DoesNotExist or Activity.DoesNotExist.
    """
    locked_enrolments(person)
    there = replayed(apart, scenario_version(apart.version).written)
    here, is_begun = playing_of(person, activity)
    playing, wins = met(apart, there, here), is_ahead(apart, here)
    if wins or is_begun or sentence:
        playing = replace(playing, sentence=sentence or playing.sentence)
        keep_work(activity, as_plain(playing), person=person, at=at)
    return wins


@transaction.atomic
def finish_apart(
    activity: UUID,
    apart: Apart,
    sentence: str,
    *,
    key: UUID,
    person: User,
    at: datetime,
    claimed_at: datetime,
) -> Outcome:
    """Hand in what was led there. What was begun elsewhere meanwhile is still begun.

    Raises NotLedYetError, or what `go_on` raises.
    """
    locked_enrolments(person)
    written = scenario_version(apart.version).written
    there = replayed(apart, written)
    if not there.is_led or not play(written, there.choices).is_over:
        raise NotLedYetError(activity)
    here, is_begun = playing_of(person, activity)
    given = WorkDone(key, activity, as_plain(replace(there, sentence=sentence)))
    outcome = hand_in_work(given, person=person, at=at, claimed_at=claimed_at)
    if outcome.is_new and here and is_begun and not apart.knows(here):
        keep_work(activity, as_plain(here), person=person, at=at)
    return outcome
