"""Leading a dialogue: one scene a page, a choice, what came of it, the debrief."""

import json
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.models import ScenarioVersion
from curriculum.rules.scenario_play import ForgedPlayError
from learners.forms.learning.dialogues import (
    SentenceForm,
    Turn,
    number_in,
    read_turn,
    signed_turn,
)
from learners.forms.learning.quizzes import ForgedFormError
from learners.journey import playing
from learners.models import User
from learners.queries.learning.dialogues import Led, led_by
from learners.queries.people.accounts import person_with_key
from learners.rules.learning.dialogues import as_plain, order_shown, seed_of
from learners.rules.learning.handing_in import key_at_hand_in
from learners.views.learning.attempts import refuse_form, refuse_stranger
from learners.views.learning.dialogue_places import Place, place_for, place_to_look_at
from learners.views.learning.dialogue_shown import debrief_shown, reply_shown, scene_shown
from learners.views.learning.looking import ALONE, look
from learners.views.people.requests import SignedInRequest

Door = Callable[[HttpRequest, Turn, User, Place], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue(request: HttpRequest, module: str, lesson: str, activity: UUID) -> HttpResponse:
    """Where one is in a dialogue, or only looks; sent here, a choice."""
    if request.method == "POST":
        return received(request, module, lesson, activity, then=say)
    if not request.user.is_authenticated:
        return sign_in_first(request.get_full_path())
    signed_in = cast(SignedInRequest, request)
    looked_at = place_to_look_at(signed_in.user, module, lesson, activity)
    if looked_at is not None:
        return look(signed_in, looked_at, ALONE)
    place = place_for(signed_in.user, module, lesson, activity)
    return show(signed_in, place, led_of(signed_in.user, place))


def led_of(person: User, place: Place) -> Led:
    try:
        return led_by(person, place.dialogue, get_language())
    except ScenarioVersion.DoesNotExist as error:
        raise Http404(place.dialogue.id) from error


def show(request: SignedInRequest, place: Place, led: Led) -> HttpResponse:
    """What came of the choice just made, the scene, or the debrief."""
    game = led.game
    if request.GET.get("reponse", "") == str(len(game.turns)) and game.turns:
        context = reply_shown(game) | about(request, place, led)
        return render(request, "learners/learning/dialogue_reply.html", context)
    if game.is_over:
        initial = {"sentence": led.playing.sentence}
        return show_debrief(request, place, led, SentenceForm(initial=initial))
    seed = seed_of(request.user.id, place.dialogue.id, led.rounds)
    context = scene_shown(game, order_shown(game.now.scene, seed)) | about(request, place, led)
    return render(request, "learners/learning/dialogue.html", context)


def show_debrief(
    request: SignedInRequest, place: Place, led: Led, form: SentenceForm
) -> HttpResponse:
    context = debrief_shown(led.game) | about(request, place, led) | {"form": form}
    return render(request, "learners/learning/dialogue_debrief.html", context)


def about(request: SignedInRequest, place: Place, led: Led) -> dict[str, object]:
    """What each of its pages needs."""
    number = led.game.number
    return {
        "page": place.lesson,
        "dialogue": place.dialogue,
        "led": led,
        "address": place.address(),
        "signed": signed_turn(request.user, place.dialogue.id, number, led.playing),
        "left_at": json.dumps(left_at(led)),
    }


def left_at(led: Led) -> dict[str, Any]:
    """Where a device goes on from, when the line is cut on this page."""
    return {**as_plain(led.playing), "rounds": led.rounds, "is_begun": led.is_begun}


# What is sent


def received(
    request: HttpRequest, module: str, lesson: str, activity: UUID, *, then: Door
) -> HttpResponse:
    """A page that we signed goes on to its door, under the name of whoever it was shown to.

    When their session has ended, what they sent is kept all the same: they sign in to go on.
    """
    try:
        turn = read_turn(request.POST, activity)
        author = request.user if request.user.is_authenticated else person_with_key(turn.person)
        if author is None or author.id != turn.person:
            return refuse_stranger(request)
        place = place_for(author, module, lesson, activity)
        return then(request, turn, author, place)
    except ScenarioVersion.DoesNotExist as error:
        raise Http404(activity) from error
    except (ForgedFormError, ForgedPlayError):
        return refuse_form(request, module, lesson)


def say(request: HttpRequest, turn: Turn, author: User, place: Place) -> HttpResponse:
    said = number_in(request.POST, "choice")
    led = playing.say(
        place.dialogue, number=turn.number, place=said, person=author, at=timezone.now()
    )
    return go_on(request, f"{place.address()}?reponse={len(led.playing.choices)}")


@require_POST
def replay_dialogue(request: HttpRequest, module: str, lesson: str, activity: UUID) -> HttpResponse:
    """One scene back, from any scene, or everything again."""
    return received(request, module, lesson, activity, then=replay)


def replay(request: HttpRequest, _turn: Turn, author: User, place: Place) -> HttpResponse:
    number, now = number_in(request.POST, "number"), timezone.now()
    if number == 0:
        playing.play_again(place.dialogue, person=author, at=now)
    else:
        playing.go_back(place.dialogue, number=number, person=author, at=now)
    return go_on(request, place.address())


@require_POST
def finish_dialogue(request: HttpRequest, module: str, lesson: str, activity: UUID) -> HttpResponse:
    """The sentence that one will say: the dialogue is done."""
    return received(request, module, lesson, activity, then=finish)


def finish(request: HttpRequest, turn: Turn, author: User, place: Place) -> HttpResponse:
    form, now = SentenceForm(request.POST), timezone.now()
    asks_again = form.replace_what_was_found() or not form.is_valid()
    if not request.user.is_authenticated:
        if not asks_again:
            sentence = form.cleaned_data["sentence"]
            playing.keep_sentence(place.dialogue, sentence, person=author, at=now)
        return go_on(request, place.address())
    if asks_again:
        return show_debrief(cast(SignedInRequest, request), place, led_of(author, place), form)
    try:
        outcome = playing.finish(
            place.dialogue,
            form.cleaned_data["sentence"],
            key=key_at_hand_in(turn.key, request.POST.get("key", "")),
            person=author,
            at=now,
        )
    except playing.NotLedYetError:
        return redirect(place.address())
    if "path" in outcome.finished:
        return redirect("my_space")
    messages.success(request, gettext("Le dialogue est fait. Votre phrase est gardée."))
    address = reverse("lesson", args=[place.lesson.module_slug, place.lesson.slug])
    return redirect(f"{address}#activity-{place.dialogue.id}")


def go_on(request: HttpRequest, address: str) -> HttpResponse:
    """There, or through the sign-in page for whoever has to sign in again."""
    if request.user.is_authenticated:
        return redirect(address)
    text = gettext("Votre session était finie. Ce que vous avez fait est gardé : connectez-vous.")
    messages.info(request, text)
    return sign_in_first(address)


def sign_in_first(address: str) -> HttpResponseRedirect:
    query = QueryDict(mutable=True)
    query["next"] = address
    return redirect(reverse("account_login") + "?" + query.urlencode())
