"""Playing a scenario: trust, clues, conditions, breaking off, going back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.rules.scenario_faults import faults_of
from curriculum.rules.scenario_play import ForgedPlayError, back_to, play
from curriculum.rules.scenarios import Choice, Condition, Scenario, Scene, Trust
from tests.curriculum.scenario_writing import small


def where(*choices):
    now = play(small(), choices).now
    return now.scene.key, now.trust, now.clues


def test_a_game_begins_in_its_first_scene():
    assert where() == ("N1", 2, ())
    assert play(small()).number == 1


def test_a_choice_adds_its_trust_and_gathers_the_clues_of_the_scene():
    assert where(0) == ("N2", 3, ("urgence",))
    assert where(0, 1) == ("N3", 2, ("urgence", "frein"))


def test_a_condition_that_is_met_leads_where_it_says_and_else_elsewhere():
    assert where(0, 0) == ("FIN_A", 3, ("urgence",))
    assert where(0, 1, 0, 0) == ("FIN_B", 2, ("urgence", "frein"))


def test_without_any_trust_left_the_conversation_breaks_off_whatever_the_choice_says():
    assert where(1) == ("FIN_R", 0, ())
    assert play(small(), [1]).is_over


def test_one_comes_back_to_a_scene_with_what_one_knows_now():
    assert where(0, 1, 0) == ("N2", 2, ("urgence", "frein"))
    assert play(small(), [0, 1, 0]).number == 4
    assert play(small(), [0, 1, 0]).turns[-1].new_clues == ()
    assert play(small(), [0, 1]).turns[-1].gained == -1


@pytest.mark.parametrize("choices", [[2], [-1], [0, 0, 0], [0, 7]])
def test_a_choice_that_is_not_offered_is_refused(choices):
    with pytest.raises(ForgedPlayError):
        play(small(), choices)


def test_trust_stays_within_its_bounds():
    kind = Choice("Oui", "N1", 8, "ecoute", "…")
    end = Choice("Fin", "F", -1, "ecoute", "…")
    scenes = (
        Scene("N1", "Un", "…", choices=(kind, end)),
        Scene("F", "Fin", "…", is_ending=True),
    )
    game = play(Scenario("k", "K", "N1", Trust(2, "F"), (), scenes), [0, 0, 1])
    assert [moment.trust for moment in game.moments] == [2, 8, 8, 7]


# Whatever the scenario


KEYS = ["A", "B", "C", "D"]
CLUES = ["u", "v", "w"]
conditions = st.builds(
    Condition,
    otherwise=st.sampled_from([*KEYS, "FIN", "RUPTURE"]),
    trust=st.integers(0, 8),
    clue_count=st.integers(0, 3),
    clues=st.lists(st.sampled_from(CLUES), unique=True).map(tuple),
)
choices_of_scenes = st.builds(
    Choice,
    text=st.uuids().map(str),
    to=st.sampled_from([*KEYS, "FIN"]),
    trust=st.integers(-8, 8),
    kind=st.just("ecoute"),
    feedback=st.just("…"),
    condition=st.none() | conditions,
)
scenes_between = st.tuples(
    *(
        st.builds(
            Scene,
            key=st.just(key),
            title=st.just(key),
            says=st.just("…"),
            clues=st.lists(st.sampled_from(CLUES), unique=True).map(tuple),
            choices=st.lists(choices_of_scenes, min_size=1, max_size=3).map(tuple),
        )
        for key in KEYS
    )
)
ENDINGS = tuple(Scene(key, key, "…", is_ending=True) for key in ("FIN", "RUPTURE"))
scenarios = st.builds(
    lambda scenes, start: Scenario(
        "k", "K", "A", Trust(start, "RUPTURE"), tuple(CLUES), (*scenes, *ENDINGS)
    ),
    scenes_between,
    st.integers(1, 8),
)


@given(scenarios, st.lists(st.integers(0, 2), max_size=12))
def test_replaying_a_part_of_a_game_gives_the_moment_one_was_at(scenario, wishes):
    game = play(scenario)
    for wish in wishes:
        if not game.is_over:
            place = wish % len(game.now.scene.choices)
            game = play(scenario, [*game.choices, place])
    for number, moment in enumerate(game.moments, start=1):
        assert play(scenario, back_to(game.choices, number)).now == moment
        assert 0 <= moment.trust <= 8
        assert len(set(moment.clues)) == len(moment.clues)
        assert (moment.trust > 0) or moment.scene.key == "RUPTURE"


@given(scenarios)
def test_a_scenario_without_fault_can_be_ended_from_wherever_one_comes(scenario):
    if faults_of(scenario):
        return
    met, waiting = set(), [()]
    while waiting:
        choices = waiting.pop()
        now = play(scenario, choices).now
        if now in met:
            continue
        met.add(now)
        waiting += [(*choices, place) for place in range(len(now.scene.choices))]
    assert {moment.scene.key for moment in met} == {scene.key for scene in scenario.scenes}
    for moment in met:
        assert moment.scene.is_ending or moment.scene.choices


def test_a_scenario_with_too_many_games_to_play_is_judged_by_its_arrows():
    clues = tuple(f"u{number}" for number in range(15))
    asks = Condition("HUB", trust=8, clue_count=16)
    to_end = Choice("Fin", "FIN", 0, "ecoute", "…", asks)
    away = Choice("Rompre", "RUPTURE", 0, "ecoute", "…")
    visits = tuple(Choice(clue, clue, 0, "ecoute", "…") for clue in clues)
    back = (Choice("Retour", "HUB", 0, "ecoute", "…"),)
    scenes = (
        Scene("HUB", "Hub", "…", choices=(to_end, away, *visits)),
        *(Scene(clue, clue, "…", clues=(clue,), choices=back) for clue in clues),
    )
    scenario = Scenario("k", "K", "HUB", Trust(2, "RUPTURE"), clues, (*scenes, *ENDINGS))
    assert faults_of(scenario) == []
