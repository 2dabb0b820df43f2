"""A dialogue under /en/: the same game in English, or in French with a word about it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from curriculum.models import Scenario, Translation
from curriculum.rules.scenario_writing import text_of_scenario
from learners.models import Attempt
from tests.curriculum.scenario_english import SHY, both, english_of, english_pack, shy
from tests.curriculum.scenario_writing import SMALL, read
from tests.learners.dialogue_players import CODES, LONG_WAY, OPEN, WORRY, Page, Player, kept

pytestmark = pytest.mark.django_db
MAIN_IN_FRENCH = "main [lang=fr]"


@pytest.fixture
def in_english(player, imported):
    """The same person at the same dialogue, under /en/."""
    assert imported(both()).problems == []
    return under_en(player)


def under_en(player):
    with override("en"):
        return EnglishPlayer(player.client, player.activity)


class EnglishPlayer(Player):
    """Player's addresses, under /en/; what follows is in French again."""

    def page(self, query=""):
        with override("en"):
            return super().page(query)

    def say(self, choice, signed=None):
        with override("en"):
            return super().say(choice, signed)

    def send(self, door, fields, signed=None):
        with override("en"):
            return super().send(door, fields, signed)


def rewrite(text):
    mine, said = read(text)
    assert said == []
    Scenario.objects.get().rewrite(mine, at=timezone.now() + timedelta(days=1))


def test_a_scene_its_choices_and_what_comes_of_them_are_in_english(in_english):
    first = in_english.page()

    assert first.title.startswith("Scene 1, EN La porte — Un courrier, together")
    assert first.h1 == "Scene 1: EN La porte"
    assert "“EN J'ai un courrier.”" in first.text
    assert "“EN Vos codes ?”" in first.text
    assert not first.soup.select(MAIN_IN_FRENCH + ":not(a)")
    assert first.soup.select_one(".coverage") is None

    reply = in_english.say(OPEN)
    assert "“EN Qu'est-ce qui vous amène ?”" in reply.text
    assert "EN Il peut choisir par où commencer." in reply.text
    assert "EN Monsieur Faure answers you." in reply.text
    assert not reply.soup.select(MAIN_IN_FRENCH + ":not(a)")


def test_the_debrief_is_in_english(in_english):
    in_english.say_all(LONG_WAY)
    end = in_english.page()

    assert end.h1 == "EN La porte se ferme"
    assert "EN Cherchez le moment où il a regardé la porte." in end.text
    assert "“EN Qu'est-ce qui vous inquiète ?”" in end.text
    assert "EN Sa peur reste entière." in end.text
    assert not end.soup.select(MAIN_IN_FRENCH + ":not(a)")


def test_what_was_missed_names_its_scenes_in_the_quotation_marks_of_the_page(in_english):
    in_english.say(CODES)
    end = in_english.page()

    assert "Urgency: it was in the scene “EN Le courrier”." in end.text
    assert "EN Le courrier »" not in end.text


def test_one_begins_in_french_and_ends_in_english(player, in_english, ada):
    order = player.page().order
    player.say(OPEN)
    in_french = kept(ada)
    assert player.page().h1 == "Scène 2 : Le courrier"
    assert in_english.page().h1 == "Scene 2: EN Le courrier"
    in_english.back_to(1)

    assert in_english.page().order == order
    in_english.say(OPEN)
    assert kept(ada) == in_french
    in_english.say_all(LONG_WAY[1:])
    assert in_english.write("Prenez votre temps.").status_code == 302
    assert Attempt.objects.get().state == "handed_in"


def test_without_english_it_is_in_french_and_says_so(player, imported):
    first = under_en(player).page()

    assert first.soup.select_one(".coverage") is not None
    assert first.soup.select_one("h1 [lang=fr]").get_text() == "La porte"
    assert first.soup.select_one(".says").parent["lang"] == "fr"
    assert first.soup.select_one("ul.lines")["lang"] == "fr"
    assert player.page().soup.select_one(".coverage") is None


def test_a_draft_of_english_is_read_by_nobody(in_english):
    Translation.objects.filter(kind="scenario").update(published={}, published_at=None)

    assert in_english.page().h1 == "Scene 1: La porte"


def test_french_that_changed_brings_the_whole_dialogue_back_to_french(in_english):
    rewrite(SMALL.replace("Sa peur reste entière.", "Sa peur est toujours là."))

    assert in_english.page().h1 == "Scene 1: La porte"


def test_whoever_plays_an_older_version_reads_it_in_the_english_of_its_french(in_english):
    in_english.say(OPEN)
    rewrite(SMALL.replace("C'est pour vendredi.", "C'est pour jeudi."))

    assert in_english.page().h1 == "Scene 2: EN Le courrier"
    in_english.back_to(0)
    assert in_english.page().h1 == "Scene 1: La porte"


def test_english_of_the_newest_french_is_not_put_on_an_older_one(in_english, imported):
    in_english.say(OPEN)
    newest = SMALL.replace("C'est pour vendredi.", "C'est pour jeudi.")
    mine, _said = read(newest)
    files = {**both(text_of_scenario(english_of(mine)))}
    files["regarder/dialogues/petit-courrier.yaml"] = newest
    assert imported(files).problems == []

    assert in_english.page().h1 == "Scene 2: Le courrier"
    in_english.back_to(0)
    assert in_english.page().h1 == "Scene 1: EN La porte"


def test_a_clue_of_its_authors_is_told_in_the_language_of_the_dialogue(player, imported):
    french = {"regarder/dialogues/petit-courrier.yaml": SHY}
    assert imported({**both(), **french, **english_pack(text_of_scenario(english_of(shy())))})
    there = under_en(player)
    there.say_all([OPEN, WORRY])
    scene = there.page()

    assert "EN peur du regard" in scene.text
    assert not scene.soup.select("ul.clues [lang=fr]")
    Translation.objects.filter(kind="scenario").delete()
    word = under_en(player).page().soup.select_one("ul.clues [lang=fr]")
    assert word.get_text() == "Peur du regard"


@pytest.mark.parametrize("begun", [False, True])
def test_english_costs_two_queries_more_and_french_none(
    player, in_english, begun, django_assert_num_queries
):
    if begun:
        player.say(OPEN)
    player.page()
    with django_assert_num_queries(8):
        player.page()
    with django_assert_num_queries(10):
        in_english.page()


@pytest.fixture
def room(blaise, in_english, signed_in):
    with override("en"):
        address = reverse("dialogue_room", args=["regarder", "deux", in_english.activity.pk])
    client = signed_in(blaise)

    def at(query=""):
        with override("en"):
            return Page(client.get(address + query))

    return at


def test_a_room_plays_in_english_to_the_printed_debrief(room):
    scene, reply, end = room(), room("?dit=0&reponse"), room("?dit=0-0")

    assert scene.h1 == "Scene 1: EN La porte"
    assert "“EN Vos codes ?”" in scene.text
    assert "EN Il peut choisir par où commencer." in reply.text
    assert end.h1 == "EN À deux"
    assert "EN Une étape, une date." in end.text
    for page in (scene, reply, end):
        assert not page.soup.select(MAIN_IN_FRENCH + ":not(a)")
        assert page.soup.select_one(".coverage") is None


def test_a_room_without_english_says_so_but_not_on_paper(room):
    Translation.objects.filter(kind="scenario").delete()
    scene, end = room(), room("?dit=0-0")

    assert [page.soup.select_one(".coverage") is not None for page in (scene, end)] == [True] * 2
    assert "no-print" in end.soup.select_one(".coverage")["class"]
    assert end.soup.h1["lang"] == "fr"
