"""A dialogue played without a connection: every choice is played again, and nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from curriculum.models import Activity, Lesson, Scenario, ScenarioVersion
from curriculum.queries.outlines import current_outline
from learners.forms.learning.dialogues import signed_turn
from learners.journey.learning import begin
from learners.models import Attempt, Completion, Enrolment, Work
from tests.curriculum import lesson_writing as write
from tests.curriculum.scenario_writing import SMALL, read
from tests.learners.dialogue_players import (
    CODES,
    LONG_WAY,
    OPEN,
    TOGETHER,
    WORRY,
    ada_in,
    kept,
    played,
    player,
)
from tests.learners.queueing import send

__all__ = ["ada_in", "played", "player"]
pytestmark = pytest.mark.django_db
SENTENCE = "Prenez votre temps."
MODULE = "/modules/regarder/hors-ligne.json"


@pytest.fixture
def alone(player, ada_in):
    """Ada's device, on a page that it keeps; she began six months ago."""
    Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=180))
    return Device(player)


class Device:
    """What it sends for a dialogue played from the page it was on."""

    def __init__(self, player):
        self.player, self.token = player, player.page().token

    def sends(self, choices=(), left=(), *, client=None, done=None, sent=None, **more):
        data = {
            "kind": "dialogue",
            "activity": str(self.player.activity.pk),
            "turn": self.token,
            "choices": way(choices),
            "left": ".".join(map(way, left)),
            **more,
        }
        client = client or self.player.client
        return send(client, data, done=done or timezone.now(), sent=sent)

    def told(self, *args, **more):
        return self.sends(*args, **more).json()["outcome"]


def way(choices):
    return "-".join(map(str, choices))


def test_a_game_led_to_its_end_is_done_once_with_the_time_it_was_done(alone, player, ada_in):
    month_ago, key = timezone.now() - timedelta(days=31), str(uuid4())
    answers = [
        alone.sends(LONG_WAY, sentence=SENTENCE, key=key, done=month_ago).json() for _ in range(2)
    ]

    assert [answer["outcome"] for answer in answers] == ["recorded", "already"]
    (work,) = Work.objects.all()
    assert work.made["choices"] == LONG_WAY
    assert (work.made["endings"], work.made["sentence"]) == ({"FIN_R": 6}, SENTENCE)
    assert abs(work.attempt.done_at - month_ago) < timedelta(seconds=1)
    assert Completion.objects.filter(enrolment=ada_in, item=player.activity.pk).count() == 1
    assert "Votre phrase est gardée" in player.page().text


@pytest.mark.parametrize("years", [2, -2])
def test_a_clock_two_years_off_gives_the_true_time_and_it_is_said(alone, years):
    off, hour_ago = timedelta(days=365 * years), timezone.now() - timedelta(hours=1)
    answer = alone.sends(
        LONG_WAY, sentence=SENTENCE, done=hour_ago + off, sent=timezone.now() + off
    ).json()

    assert (answer["outcome"], len(answer["notes"])) == ("recorded", 1)
    assert abs(Attempt.objects.get().done_at - hour_ago) < timedelta(minutes=1)


def test_a_sentence_that_came_by_the_page_and_by_the_queue_is_one(alone, player):
    """The answer was lost on its way: the device sends again what we have."""
    player.say_all(LONG_WAY)
    key, alone.token = str(uuid4()), player.page().token
    player.send("finish_dialogue", {"sentence": SENTENCE, "key": key}, alone.token)

    assert alone.told(LONG_WAY, sentence=SENTENCE, key=key) == "already"
    assert Attempt.objects.count() == 1


def test_two_endings_make_it_led_here_or_there(alone, player, ada_in):
    """One online before the cut, signed in its page; one on the device, left for another."""
    assert alone.told([OPEN, TOGETHER], [[CODES]], sentence=SENTENCE) == "recorded"
    player.back_to(0)
    player.say(CODES)
    alone.token = player.page().token
    assert alone.told([OPEN, TOGETHER], [[CODES]], sentence="Une autre.") == "recorded"

    assert [work.made["endings"] for work in Work.objects.order_by("attempt__received_at")] == [
        {"FIN_R": 1, "FIN_A": 2}
    ] * 2


def test_a_sentence_written_too_soon_is_kept_with_its_game(alone, ada, ada_in):
    assert alone.told([CODES], sentence=SENTENCE) == "kept"
    assert (kept(ada)["choices"], kept(ada)["sentence"]) == ([CODES], SENTENCE)
    assert alone.told([OPEN], [[CODES]], sentence=SENTENCE) == "kept", "no ending yet"
    assert not Completion.objects.filter(enrolment=ada_in).exists()


def test_what_is_begun_there_goes_on_here(alone, player):
    answer = alone.sends([OPEN, WORRY]).json()

    assert answer == {
        "outcome": "kept",
        "sentence": "Votre dialogue est gardé là où vous en étiez.",
        "notes": [],
    }
    assert player.page().h1 == "Scène 3 : La peur"
    assert alone.told([OPEN], [[OPEN, WORRY]]) == "kept", "one went a scene back"
    assert player.page().h1 == "Scène 2 : Le courrier"


def test_what_went_further_on_another_device_stays_and_it_is_said(alone, player, ada):
    player.say_all([OPEN, WORRY, 0])
    answer = alone.sends([OPEN, TOGETHER]).json()

    assert answer["outcome"] == "kept_elsewhere"
    assert answer["notes"] == [answer["sentence"]]
    assert kept(ada)["choices"] == [OPEN, WORRY, 0]
    assert kept(ada)["endings"] == {"FIN_A": 2}, "an ending is never lost"


def test_a_game_that_went_further_there_is_the_one(alone, player, ada):
    player.say(CODES)

    assert alone.told([OPEN, WORRY, 0]) == "kept"
    assert kept(ada)["choices"] == [OPEN, WORRY, 0]
    assert kept(ada)["endings"] == {"FIN_R": 1}


def test_done_there_while_another_game_is_begun_here_keeps_both(alone, player, ada):
    player.say_all([OPEN, TOGETHER])
    assert alone.told(LONG_WAY, sentence=SENTENCE) == "recorded"

    assert kept(ada)["choices"] == [OPEN, TOGETHER]
    assert Attempt.objects.filter(state="handed_in").count() == 1


def test_done_here_meanwhile_a_shorter_game_there_opens_nothing_again(alone, player):
    player.say_all(LONG_WAY)
    player.write(SENTENCE)

    assert alone.told([CODES]) == "kept_elsewhere"
    assert not Attempt.objects.filter(state="draft").exists()


def test_what_names_somebody_stays_on_the_device_and_the_game_is_taken(alone, ada):
    answer = alone.sends(LONG_WAY, sentence="Demandez à Mme Rochette.")

    assert (answer.status_code, answer.json()["outcome"]) == (422, "to_correct")
    assert "relire" in answer.json()["sentence"]
    assert (kept(ada)["choices"], kept(ada)["sentence"]) == (LONG_WAY, "")


def test_a_scenario_that_changes_meanwhile_is_played_as_it_was(alone, a_moment):
    changed, _said = read(SMALL.replace("C'est pour vendredi.", "C'est pour lundi."))
    Scenario.objects.get().rewrite(changed, at=a_moment + timedelta(days=1))
    Scenario.objects.update(retired_at=timezone.now())

    assert alone.told(LONG_WAY, sentence=SENTENCE) == "recorded"
    assert Work.objects.get().made["version"] == Scenario.objects.get().versions.first().pk


def test_one_begun_again_elsewhere_as_its_author_says_it_now_is_another_game(
    alone, player, ada, a_moment
):
    changed, _said = read(SMALL.replace("C'est pour vendredi.", "C'est pour lundi."))
    player.say(OPEN)
    Scenario.objects.get().rewrite(changed, at=a_moment + timedelta(days=1))
    player.back_to(0)
    player.say_all([OPEN, WORRY])

    assert alone.told([OPEN, WORRY]) == "kept_elsewhere"
    assert "lundi" in player.page().text or kept(ada)["choices"] == [OPEN, WORRY]


def test_a_module_unpublished_meanwhile_takes_what_was_done_in_it(alone, player):
    Lesson.objects.get(slug="deux").get_parent().unpublish()
    assert alone.told([OPEN]) == "kept"
    assert alone.told(LONG_WAY, sentence=SENTENCE) in ("recorded", "retired")
    assert [attempt.passed for attempt in Attempt.objects.all()] == [True]


def test_one_asked_no_more_is_kept_and_it_is_said(alone):
    Activity.objects.update(retired_at=timezone.now())
    answer = alone.sends(LONG_WAY, sentence=SENTENCE).json()

    assert answer["outcome"] == "retired"
    assert len(answer["notes"]) == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"choices": "9"},
        {"choices": "0-0-0"},
        {"choices": "-1"},
        {"choices": "٣"},
        {"choices": "1" * 100_000},
        {"left": "0-7"},
        {"left": "0-1.9"},
        {"left": "1" * 50_000 + "x"},
        {"turn": "x:y:z"},
        {"turn": ""},
        {"activity": "x"},
        {"activity": str(uuid4())},
    ],
)
def test_what_is_forged_is_kept_nowhere_here(alone, forged):
    for sentence in ("", SENTENCE):
        answer = alone.sends(**{"sentence": sentence, **forged})
        assert (answer.status_code, answer.json()["outcome"]) == (400, "unknown")
    assert not Attempt.objects.exists()


def test_a_page_from_before_dialogues_were_kept_is_not_one_to_play_from(alone, ada):
    alone.token = signed_turn(ada, alone.player.activity.pk, 1)

    assert alone.told([OPEN]) == "unknown"


def test_the_next_person_on_the_device_never_gets_it(alone, denis, signed_in):
    answer = alone.sends(LONG_WAY, sentence=SENTENCE, client=signed_in(denis))

    assert (answer.status_code, answer.json()["outcome"]) == (403, "someone_else")
    assert not Attempt.objects.exists()


def test_a_module_to_keep_brings_its_dialogues_and_all_they_show(player):
    told = player.client.get(MODULE).json()
    (dialogue,) = told["dialogues"].values()

    assert player.address in told["pages"]
    assert [name for name in told["files"] if "dialogue" in name or "play" in name]
    assert not told["stays_online"]
    assert set(dialogue["scenario"]["scenes"]) == set(dialogue["texts"])
    assert dialogue["orders"][0]["N1"] == [int(place) for place in player.page().order]
    assert len(str(dialogue)) < 25_000


def test_what_is_brought_is_the_version_one_plays(player, a_moment):
    player.say(OPEN)
    changed, _said = read(SMALL.replace("C'est pour vendredi.", "C'est pour lundi."))
    Scenario.objects.get().rewrite(changed, at=a_moment + timedelta(days=1))
    (dialogue,) = player.client.get(MODULE).json()["dialogues"].values()
    assert "vendredi" in str(dialogue["texts"])
    player.back_to(0)
    (dialogue,) = player.client.get(MODULE).json()["dialogues"].values()
    assert "lundi" in str(dialogue["texts"])


def test_three_dialogues_cost_what_one_costs(player, ada, signed_in, django_assert_num_queries):
    blocks = Lesson.objects.get(slug="deux").body.raw_data
    block = next(it for it in blocks if it["type"] == "dialogue")
    for number, slug in ((1, "un"), (3, "trois")):
        module = write.new_module(slug=slug)
        asked = [{**block, "id": str(uuid4())} for _ in range(number)]
        write.new_lesson(module, *asked, slug="jouer")
        path = write.new_path(module, slug=f"parcours-{slug}")
        begin(ada, current_outline(path.translation_key), at=timezone.now())
        with django_assert_num_queries(7):
            told = player.client.get(f"/modules/{slug}/hors-ligne.json").json()
        assert len(told["dialogues"]) == number


def test_one_that_says_nothing_is_neither_played_nor_brought(player):
    ScenarioVersion.objects.update(is_current=False)

    assert player.client.get(player.address).status_code == 404
    told = player.client.get(MODULE).json()
    assert (told["dialogues"], player.address in told["pages"]) == ({}, False)
