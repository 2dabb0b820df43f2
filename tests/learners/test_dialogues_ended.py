"""The end of a dialogue: the debrief, a sentence of one's own, playing again, being done."""

from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from curriculum.queries.questions import current_versions
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.models import Attempt, Completion, Work
from tests.learners.dialogue_players import (
    CODES,
    LONG_WAY,
    OPEN,
    TOGETHER,
    WORRY,
    Page,
    Player,
    kept,
)

pytestmark = pytest.mark.django_db


def test_a_short_end_is_not_enough_and_a_second_one_is(player, ada, ada_in):
    end = player.say_all([CODES])
    assert "À l’instant" not in end.text
    debrief = player.page()
    assert debrief.title.startswith("Fin : La porte se ferme — ")
    assert "Cette partie était courte" in debrief.text
    assert player.write("Prenez votre temps.").status_code == 302
    assert not Completion.objects.filter(enrolment=ada_in).exists()

    player.back_to(1)
    player.say_all([OPEN, TOGETHER])
    assert "Une phrase que vous direz lundi" in player.page().text
    player.write("Prenez votre temps.")

    assert Completion.objects.filter(enrolment=ada_in, item=player.activity.pk).count() == 1


def test_six_scenes_and_a_sentence_make_it_done_once(player, ada, ada_in):
    player.say_all(LONG_WAY)
    token = player.page().token
    for _ in range(2):
        player.send("finish_dialogue", {"sentence": "Prenez votre temps. 🙂"}, token)

    (work,) = Work.objects.all()
    assert work.made["sentence"] == "Prenez votre temps. 🙂"
    assert work.attempt.state == "handed_in"
    assert work.attempt.passed
    assert Completion.objects.filter(enrolment=ada_in, item=player.activity.pk).count() == 1
    lesson = Page(player.client.get(reverse("lesson", args=["regarder", "deux"])))
    assert "Relire et rejouer" in lesson.text
    assert "Prenez votre temps. 🙂" in player.page().text


def test_the_debrief_says_what_helped_what_closed_and_what_was_not_heard(player):
    player.say_all([CODES])
    text = player.page().text

    assert "Vous partez de l’écran." in text
    assert "Ce qui a fermé la porte « Vos codes ? »" in text
    assert "Urgence : c’était dans la scène « Le courrier »." in text
    assert "Frein :" not in text  # nobody misses what is optional
    assert "Cherchez le moment où il a regardé la porte." in text
    assert "La porte se ferme 0 sur 8" in text
    player.back_to(1)
    player.say_all([OPEN, TOGETHER])
    assert "Ce qui a aidé « Qu’est-ce qui vous amène ? »" in player.page().text


def test_one_plays_again_after_the_end_from_a_scene_or_from_the_beginning(player, ada):
    player.say_all(LONG_WAY)
    player.write("Une.")
    player.back_to(3)
    assert player.page().h1 == "Scène 3 : La peur"
    player.back_to(0)
    assert player.page().h1 == "Scène 1 : La porte"
    assert kept(ada)["endings"] == {"FIN_R": 6}
    assert Attempt.objects.filter(state="handed_in").count() == 1


def test_after_the_session_ended_what_was_said_is_kept_and_one_signs_in(player, ada, ada_in):
    player.say_all([OPEN, WORRY, 0, WORRY, 0])
    signed_out = Player(Client(), player.activity)

    response = signed_out.client.post(
        player.address, {"turn": player.page().token, "choice": WORRY}
    )
    assert response["Location"].startswith("/connexion/?next=")
    assert kept(ada)["choices"] == LONG_WAY
    door = reverse("finish_dialogue", args=["regarder", "deux", player.activity.pk])
    token = player.page().token
    signed_out.client.post(door, {"turn": token, "sentence": "Asseyez-vous."})
    assert "Asseyez-vous." in player.page().text
    signed_out.client.post(door, {"turn": token, "sentence": "Appelez le 06 12 34 56 78."})
    assert kept(ada)["sentence"] == "Asseyez-vous."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("", "Écrivez votre phrase."),
        ("x" * 100_000, "500 au plus"),
        ("Demandez à Mme Rochette.", "On reconnaîtrait quelqu’un"),
    ],
)
def test_a_sentence_that_cannot_be_kept_is_said_and_stays_in_its_field(
    player, ada, sentence, words
):
    player.say_all(LONG_WAY)
    page = Page(player.write(sentence))

    assert page.title.startswith("Erreur : ")
    assert words in page.text
    assert page.soup.textarea.text.strip() == sentence
    assert kept(ada)["sentence"] == ""


def test_one_press_replaces_a_name_and_nothing_is_stored_yet(player, ada):
    player.say_all(LONG_WAY)
    page = Page(player.write("Demandez à Mme Rochette.", replace="sentence"))

    assert page.soup.textarea.text.strip() == "Demandez à une personne."
    assert kept(ada)["sentence"] == ""


def test_an_invented_learner_of_a_demonstration_leads_dialogues_too(ada, ada_in, played, a_moment):
    outline = ada_in.outline.whole
    versions = current_versions(questions_of(outline))
    learner = Learner(ada, ability=0.9, versions=versions, draw=Random(4))  # noqa: S311  # invented
    for day in range(10):
        work_a_little(learner, at=a_moment + timedelta(days=day), lessons=2)

    assert Completion.objects.filter(enrolment=ada_in, item=played.pk).exists()
    assert Completion.objects.filter(enrolment=ada_in, kind="path").exists()
