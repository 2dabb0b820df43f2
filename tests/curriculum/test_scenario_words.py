"""A scenario in English: the same game in other words, whole or not at all."""

from dataclasses import replace
from itertools import product

import pytest

from content.rules.languages import English
from curriculum.rules.scenario_beside import Difference, differences
from curriculum.rules.scenario_faults import faults_of
from curriculum.rules.scenario_play import ForgedPlayError, play
from curriculum.rules.scenario_words import blur, scenario_said, words_of_scenario
from curriculum.rules.translating import NO_WORDS, Said
from tests.curriculum.scenario_english import english_of, shy, words_for
from tests.curriculum.scenario_writing import small


def with_scene(scenario, key, **changes):
    scenes = (replace(it, **changes) if it.key == key else it for it in scenario.scenes)
    return replace(scenario, scenes=tuple(scenes))


def with_choice(scenario, key, number, **changes):
    choices = list(scenario.by_key[key].choices)
    choices[number] = replace(choices[number], **changes)
    return with_scene(scenario, key, choices=tuple(choices))


def test_every_text_that_somebody_reads_has_its_place():
    places = words_of_scenario(small())

    assert list(places)[:9] == [
        "title",
        "person",
        "scene:N1/title",
        "scene:N1/setting",
        "scene:N1/says",
        "scene:N1/choice:0/text",
        "scene:N1/choice:0/feedback",
        "scene:N1/choice:1/text",
        "scene:N1/choice:1/feedback",
    ]
    assert places["scene:FIN_R/debrief"] == "Cherchez le moment où il a regardé la porte."
    assert "scene:N2/setting" not in places  # nothing is seen there
    assert len(places) == 28


def test_a_clue_that_pages_name_by_themselves_is_not_translated_another_is():
    assert not [place for place in words_of_scenario(small()) if place.startswith("clue")]
    assert words_of_scenario(shy())["clue:1"] == "peur du regard"


def games(scenario):
    """Every game of five turns or fewer, by its choices."""
    played = {}
    for choices in (c for length in range(6) for c in product((0, 1), repeat=length)):
        try:
            game = play(scenario, choices)
        except ForgedPlayError:
            continue
        played[choices] = [(it.scene.key, it.trust, len(it.clues)) for it in game.moments]
    return played


@pytest.mark.parametrize("scenario", [small(), shy()])
def test_it_is_the_same_game(scenario):
    english = english_of(scenario)

    assert faults_of(english) == []
    assert games(english) == games(scenario)
    assert len(games(english)) == 9
    assert isinstance(english.by_key["N1"].choices[0].text, English)


def test_a_clue_is_renamed_wherever_it_stands():
    french = with_choice(
        shy(),
        "N2",
        0,
        condition=replace(shy().by_key["N2"].choices[0].condition, clues=("peur du regard",)),
    )
    english = english_of(french)
    name = "EN peur du regard"

    assert english.clues == ("urgence", name)
    assert english.optional == english.by_key["N3"].clues == (name,)
    assert english.by_key["N2"].choices[0].condition.clues == (name,)


@pytest.mark.parametrize("place", ["title", "scene:N1/choice:1/feedback", "scene:FIN_B/debrief"])
def test_with_a_word_missing_or_older_than_its_french_it_is_read_in_french(place):
    words = words_for(small())
    missing = {at: said for at, said in words.items() if at != place}
    older = {**words, place: Said("EN", "Ce que le français disait")}

    assert scenario_said(small(), missing) is None
    assert scenario_said(small(), older) is None
    assert scenario_said(small(), NO_WORDS) is None


def test_a_scene_that_moved_or_a_choice_that_changed_places_keeps_its_english():
    one, two = small().by_key["N1"].choices
    turned = with_scene(small(), "N1", choices=(two, one))
    turned = replace(turned, scenes=turned.scenes[::-1])

    assert scenario_said(turned, words_for(small())).by_key["N1"].choices[0].text == (
        "EN Vos codes ?"
    )


def test_two_choices_or_two_clues_that_become_one_are_not_said():
    choices = words_for(small(), **{"Qu'est-ce qui vous amène ?": "Yes?", "Vos codes ?": "Yes? "})
    clues = words_for(shy(), **{"peur du regard": "urgence"})

    assert blur(small(), choices) == "N1"
    assert blur(shy(), clues) == ""
    assert blur(small(), words_for(small())) is None
    assert blur(small(), NO_WORDS) is None
    assert scenario_said(small(), choices) is scenario_said(shy(), clues) is None


def beside(change, scenario=None):
    french = scenario or small()
    return differences(french, change(english_of(french)))


def without_scene(scenario, key):
    return replace(scenario, scenes=tuple(it for it in scenario.scenes if it.key != key))


def test_english_beside_its_french_differs_by_its_words_alone():
    assert beside(lambda it: it) == beside(lambda it: it, shy()) == []
    assert beside(lambda it: replace(it, scenes=it.scenes[::-1])) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda it: replace(it, person=""), Difference("head", word="personne")),
        (lambda it: replace(it, start="N2"), Difference("head", word="depart")),
        (
            lambda it: replace(it, trust=replace(it.trust, start=3)),
            Difference("head", word="confiance"),
        ),
        (
            lambda it: replace(it, clues=("urgency", "frein")),
            Difference("clues", word="indices"),
        ),
        (lambda it: replace(it, clues=("urgence",)), Difference("clues", word="indices")),
        (lambda it: replace(it, optional=()), Difference("clues", word="facultatifs")),
        (
            lambda it: replace(it, scenes=(*it.scenes, replace(it.scenes[0], key="N9"))),
            Difference("unknown_scene", "N9"),
        ),
        (lambda it: without_scene(it, "N3"), Difference("missing_scene", word="N3")),
        (lambda it: with_scene(it, "N3", setting="A room."), Difference("scene", "N3")),
        (lambda it: with_scene(it, "N3", clues=()), Difference("scene", "N3")),
        (lambda it: with_scene(it, "FIN_B", debrief=""), Difference("scene", "FIN_B")),
        (
            lambda it: with_scene(it, "N1", choices=it.by_key["N1"].choices[:1]),
            Difference("choices", "N1", word="2"),
        ),
        (lambda it: with_choice(it, "N1", 1, trust=-1), Difference("choice", "N1", 2)),
        (lambda it: with_choice(it, "N1", 0, to="N3"), Difference("choice", "N1", 1)),
        (lambda it: with_choice(it, "N1", 0, kind="ecoute"), Difference("choice", "N1", 1)),
        (lambda it: with_choice(it, "N2", 0, condition=None), Difference("choice", "N2", 1)),
    ],
)
def test_what_differs_but_by_its_words_is_found_where_it_stands(change, found):
    assert beside(change) == [found]
