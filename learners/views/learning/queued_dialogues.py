"""A dialogue that waited on a device: handed in, taken up where it was, or given back."""

from http import HTTPStatus
from uuid import UUID

from django.http import JsonResponse
from django.utils.translation import gettext

from curriculum.models import Activity, ScenarioVersion
from curriculum.rules.scenario_play import ForgedPlayError
from learners.forms.learning.dialogues import SentenceForm, Turn, read_apart, read_turn
from learners.forms.learning.quizzes import ForgedFormError
from learners.journey import playing_apart
from learners.journey.playing import NotLedYetError
from learners.queries.people.merging import keys_of
from learners.rules.learning.dialogues_apart import Apart
from learners.rules.learning.handing_in import key_at_hand_in
from learners.views.learning.outcomes import (
    moments_in,
    notes_on,
    recorded,
    someone_else,
    told,
    unknown,
)
from learners.views.people.requests import SignedInRequest

UNKNOWN = (ForgedPlayError, ScenarioVersion.DoesNotExist, Activity.DoesNotExist)


def take_dialogue(request: SignedInRequest) -> JsonResponse:
    """Its page was signed; every choice is played again here."""
    try:
        turn = read_turn(request.POST, UUID(request.POST.get("activity", "")))
        apart = read_apart(request.POST, turn)
    except (ForgedFormError, ValueError):
        return unknown()
    if turn.person not in keys_of(request.user):
        return someone_else()
    try:
        if request.POST.get("sentence", "").strip():
            return take_sentence(request, turn, apart)
        return go_on(request, turn, apart)
    except UNKNOWN:
        return unknown()


def take_sentence(request: SignedInRequest, turn: Turn, apart: Apart) -> JsonResponse:
    """What names somebody stays on the device; the game is taken all the same."""
    form = SentenceForm(request.POST)
    if not form.is_valid():
        go_on(request, turn, apart)
        return to_read_again()
    said, claimed, now = moments_in(request.POST)
    sentence = form.cleaned_data["sentence"]
    try:
        outcome = playing_apart.finish_apart(
            turn.activity,
            apart,
            sentence,
            key=key_at_hand_in(turn.key, request.POST.get("key", "")),
            person=request.user,
            at=now,
            claimed_at=claimed,
        )
    except NotLedYetError:
        return go_on(request, turn, apart, sentence=sentence)
    return recorded(outcome, notes_on(outcome.attempt, said=said))


def go_on(
    request: SignedInRequest, turn: Turn, apart: Apart, *, sentence: str = ""
) -> JsonResponse:
    """Where the device is becomes where one is, on every device."""
    _said, _claimed, now = moments_in(request.POST)
    if playing_apart.go_on(turn.activity, apart, person=request.user, at=now, sentence=sentence):
        return told("kept", gettext("Votre dialogue est gardé là où vous en étiez."))
    text = gettext(
        "Vous avez avancé dans ce dialogue sur un autre appareil : c’est là que vous reprendrez."
    )
    return told("kept_elsewhere", text, notes=[text])


def to_read_again() -> JsonResponse:
    """The device keeps the sentence, and shows it in its field again."""
    text = gettext(
        "Votre phrase est à relire avant d’être prise : rouvrez le dialogue, elle y est."
    )
    return told("to_correct", text, HTTPStatus.UNPROCESSABLE_ENTITY)
