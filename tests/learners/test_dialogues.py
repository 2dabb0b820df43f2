"""Leading a dialogue: scene by scene, back, again, on another device, and never another's."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from curriculum.models import Scenario
from learners.forms.learning.dialogues import signed_turn
from learners.models import Attempt, Work
from tests.curriculum.scenario_writing import SMALL, read
from tests.learners.dialogue_players import (
    CODES,
    OPEN,
    TOGETHER,
    WORRY,
    Page,
    Player,
    kept,
)

pytestmark = pytest.mark.django_db


def test_each_page_says_first_where_one_is_and_takes_the_focus(player):
    first = player.page()
    assert first.title == "Scène 1, La porte — Un courrier, à deux — À portée"
    assert first.h1 == "Scène 1 : La porte"
    assert "« J’ai un courrier. »" in first.text
    assert "Monsieur Faure se méfie. Confiance : 2 sur 8." in first.text
    assert "Rien n’est encore sur la table." in first.text
    assert "vous seul·e" in first.text

    reply = player.say(OPEN)
    assert reply.title == "Cela ouvre. Scène 1, La porte — Un courrier, à deux — À portée"
    assert reply.h1 == "Cela ouvre."
    assert "Il peut choisir par où commencer." in reply.text
    assert "Monsieur Faure vous répond. Confiance : 3 sur 8. Un pas gagné." in reply.text
    assert "À l’instant : urgence." in reply.text

    second = player.page()
    assert second.h1 == "Scène 2 : Le courrier"
    assert "Ce qui s’est dit jusqu’ici (1 réplique)" in second.text


@pytest.mark.parametrize(
    ("choices", "verdict"),
    [
        ([OPEN, TOGETHER], "Utile, sans plus."),
        ([OPEN, WORRY, 0], "C’est un piège."),
        ([CODES], "Cela ferme."),
    ],
)
def test_a_reply_says_what_the_choice_did(player, choices, verdict):
    assert player.say_all(choices).h1 == verdict


def test_choices_are_shuffled_once_and_stay_where_they_are(player, ada):
    orders = {tuple(player.page().order) for _ in range(3)}
    assert len(orders) == 1
    assert set(*orders) == {"0", "1"}
    player.say(OPEN)
    player.back_to(1)
    assert {tuple(player.page().order)} == orders


def test_one_leaves_and_comes_back_on_another_device(player, ada, signed_in):
    player.say(OPEN)

    elsewhere = Player(signed_in(ada), player.activity)
    assert elsewhere.page().h1 == "Scène 2 : Le courrier"
    lesson = Page(elsewhere.client.get(reverse("lesson", args=["regarder", "deux"])))
    assert "Reprendre" in lesson.text
    assert Attempt.objects.get().state == "draft"


def test_one_goes_back_a_scene_and_says_something_else(player, ada):
    player.say_all([OPEN, WORRY])
    player.back_to(2)

    assert player.page().h1 == "Scène 2 : Le courrier"
    assert "Confiance : 3 sur 8" in player.page().text
    assert kept(ada)["choices"] == [OPEN]


def test_a_double_click_is_one_choice_and_the_back_button_another(player, ada):
    old = player.page().token
    player.say(OPEN, old)
    player.say(OPEN, old)
    assert kept(ada)["choices"] == [OPEN]
    player.say(WORRY)
    player.say(CODES, old)
    assert kept(ada)["choices"] == [CODES]


def test_a_page_of_a_game_that_was_begun_again_changes_nothing_it_should_not(player, ada):
    player.say_all([OPEN, WORRY])
    old = player.page().token
    player.back_to(0)
    player.say(0, old)

    assert kept(ada)["choices"] == []


def test_a_scenario_that_changes_meanwhile_changes_nothing_for_who_is_playing(player, a_moment):
    player.say(OPEN)
    changed, _said = read(SMALL.replace("C'est pour vendredi.", "C'est pour lundi."))
    Scenario.objects.get().rewrite(changed, at=a_moment + timedelta(days=1))

    assert "vendredi" in player.page().text
    player.back_to(1)
    player.say(OPEN)
    assert "vendredi" in player.page().text
    player.back_to(0)
    player.say(OPEN)
    assert "lundi" in player.page().text


@pytest.mark.parametrize("choice", ["2", "-1", "", "x", "9999999999", "٣", "\x00"])
def test_a_choice_that_was_not_offered_is_refused_and_kept_nowhere(player, choice):
    assert player.send("dialogue", {"choice": choice}).status_code == 400
    assert not Work.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "\x00", "🙂" * 10_000])
def test_a_form_that_we_did_not_sign_is_refused(player, token):
    for door in ("dialogue", "replay_dialogue", "finish_dialogue"):
        assert player.send(door, {"choice": 0, "number": 0}, token or " ").status_code == 400
    assert not Work.objects.exists()


def test_a_form_of_another_dialogue_is_refused(player, ada):
    token = signed_turn(ada, uuid4(), 1)
    assert player.send("dialogue", {"choice": 0}, token).status_code == 400


def test_another_person_neither_sees_nor_changes_what_one_said(
    player, ada, blaise, edith, denis, signed_in
):
    player.say(OPEN)
    token = player.page().token
    assert signed_in(denis).get(player.address).status_code == 404
    for looker in (blaise, edith):
        assert Page(signed_in(looker).get(player.address)).h1 == "Scène 1 : La porte"
    for stranger in (denis, blaise, edith):
        browser = signed_in(stranger)
        assert browser.post(player.address, {"turn": token, "choice": 0}).status_code == 403
    assert kept(ada)["choices"] == [OPEN]


def test_a_scene_costs_as_many_queries_early_as_late(player, django_assert_num_queries):
    player.page()
    with django_assert_num_queries(8):
        player.page()
    player.say_all([OPEN, WORRY, 0])
    with django_assert_num_queries(8):
        player.page()


def test_in_english_the_conversation_is_marked_as_french(player):
    with override("fr"):  # the language of the tests that follow
        page = Page(player.client.get("/en" + player.address))

    assert page.soup.find("p", class_="says").find_parent(lang="fr")
    assert re.match(r"Sc", page.title)
