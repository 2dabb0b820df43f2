"""Leading a dialogue: scene by scene, back, again, to an ending and a sentence of one's own."""

import re
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from curriculum.models import Activity, LearningPath, Scenario
from curriculum.queries.outlines import current_outline
from curriculum.queries.questions import current_versions
from learners.forms.learning.dialogues import signed_turn
from learners.journey.learning import begin
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.models import Attempt, Completion, Work
from tests.curriculum.conftest import imported  # noqa: F401  # a fixture
from tests.curriculum.scenario_writing import SMALL, read
from tests.curriculum.test_packs_dialogues import pack

pytestmark = pytest.mark.django_db
OPEN, CODES = 0, 1
TOGETHER, WORRY = 0, 1
LONG_WAY = [OPEN, WORRY, 0, WORRY, 0, WORRY]  # to the break-off, after six scenes


class Player:
    """Somebody's browser, in front of the dialogue."""

    def __init__(self, client, activity):
        self.client, self.activity = client, activity
        self.address = reverse("dialogue", args=["regarder", "deux", activity.pk])

    def page(self, query=""):
        response = self.client.get(self.address + query)
        assert response.status_code == 200, response
        return Page(response)

    def send(self, door, fields, signed=None):
        address = reverse(door, args=["regarder", "deux", self.activity.pk])
        token = signed or self.page().token
        return self.client.post(address, {"turn": token, **fields})

    def say(self, choice, signed=None):
        response = self.send("dialogue", {"choice": choice}, signed)
        assert response.status_code == 302, response
        return Page(self.client.get(response["Location"]))

    def say_all(self, choices):
        return [self.say(choice) for choice in choices][-1]

    def back_to(self, number):
        return self.send("replay_dialogue", {"number": number})

    def write(self, sentence, **more):
        return self.send("finish_dialogue", {"sentence": sentence, **more})


class Page:
    """A page, read as somebody hears it."""

    def __init__(self, response):
        self.status, self.soup = (
            response.status_code,
            BeautifulSoup(response.content, "html.parser"),
        )

    @property
    def title(self):
        return plain(self.soup.title.text)

    @property
    def h1(self):
        assert self.soup.h1.has_attr("autofocus")
        return plain(self.soup.h1.text)

    @property
    def text(self):
        return plain(self.soup.main.get_text(" "))

    @property
    def token(self):
        return self.soup.find("input", {"name": "turn"})["value"]

    @property
    def order(self):
        return [button["value"] for button in self.soup.find_all("button", {"name": "choice"})]


def plain(text):
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


@pytest.fixture
def played(imported):  # noqa: F811  # the fixture
    assert imported(pack()).problems == []
    return Activity.objects.get(kind="dialogue")


@pytest.fixture
def ada_in(ada, played, a_moment):
    path = LearningPath.objects.get(slug="accueillir")
    return begin(ada, current_outline(path.translation_key), at=a_moment)[0]


@pytest.fixture
def player(ada, ada_in, played, signed_in):
    return Player(signed_in(ada), played)


def kept(person):
    (work,) = Work.objects.filter(attempt__person=person, attempt__state="draft")
    return work.made


def test_each_page_says_first_where_one_is_and_takes_the_focus(player):
    first = player.page()
    assert first.title == "Scène 1, La porte — Un courrier, à deux — À portée"
    assert first.h1 == "Scène 1 : La porte"
    assert "« J’ai un courrier. »" in first.text
    assert "Monsieur Faure se méfie. Confiance : 2 sur 8." in first.text
    assert "Vous avez compris 0 choses sur 1." in first.text
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
    for stranger in (denis, blaise, edith):
        browser = signed_in(stranger)
        assert browser.get(player.address).status_code in (302, 404)
        assert browser.post(player.address, {"turn": token, "choice": 0}).status_code == 403
    assert kept(ada)["choices"] == [OPEN]


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


def test_a_scene_costs_as_many_queries_early_as_late(player, django_assert_num_queries):
    player.page()
    with django_assert_num_queries(8):
        player.page()
    player.say_all([OPEN, WORRY, 0])
    with django_assert_num_queries(8):
        player.page()


def test_in_english_the_conversation_is_marked_as_french(player):
    page = Page(player.client.get("/en" + player.address))

    assert page.soup.find("p", class_="says").find_parent(lang="fr")
    assert re.match(r"Sc", page.title)


def test_an_invented_learner_of_a_demonstration_leads_dialogues_too(ada, ada_in, played, a_moment):
    outline = ada_in.outline.whole
    versions = current_versions(questions_of(outline))
    learner = Learner(ada, ability=0.9, versions=versions, draw=Random(4))  # noqa: S311  # invented
    for day in range(10):
        work_a_little(learner, at=a_moment + timedelta(days=day), lessons=2)

    assert Completion.objects.filter(enrolment=ada_in, item=played.pk).exists()
    assert Completion.objects.filter(enrolment=ada_in, kind="path").exists()
