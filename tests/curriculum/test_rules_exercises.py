"""What is found in a text, said of a question, or marked in a sorting."""

from decimal import Decimal
from uuid import UUID

import pytest

from curriculum.rules.booklet import is_about_somebody, spots_in, without
from curriculum.rules.diagnosis import (
    clue_points,
    judging_words,
    remarks_on_question,
    remarks_on_step,
    right_clues,
)
from curriculum.rules.exercise_checks import faults_of
from curriculum.rules.exercises import exercise_of
from curriculum.rules.sorting import mixed, placed_in, right_cards, sorting_mark
from tests.curriculum import exercising

NOBODY = UUID(int=0)


def of(kind, **value):
    return exercise_of({"type": kind, "id": str(NOBODY), "value": value})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ma sœur est venue.", "sœur"),
        ("MA SOEUR EST VENUE.", "SOEUR"),
        ("mes soeurs", "soeurs"),
        ("rabat2019!", "rabat2019"),
        ("le RABAT2019", "RABAT2019"),
        ("ses traitements", "traitements"),
        ("se\u0301ur", None),
        ("la consœurerie", None),
        ("Rabat20199", None),
        ("مرحبا sœur 😀", "sœur"),
        ("l’aîné", "aîné"),
    ],
)
def test_a_word_is_found_whatever_its_case_its_accents_or_its_plural(text, word):
    found = spots_in(text, ["sœur", "Rabat2019", "traitement", "ainé", "", "\u0301"])

    assert [spot.word for spot in found] == ([word] if word else [])


def test_words_are_taken_out_without_leaving_a_hole():
    text = "Ma sœur , ma sœur et Rabat2019."

    assert without(text, spots_in(text, ["sœur", "Rabat2019"])) == "Ma, ma et."
    assert without("Rien.", []) == "Rien."


def test_a_text_of_a_hundred_thousand_signs_is_searched():
    assert len(spots_in("ma sœur " * 12_500, ["sœur"])) == 12_500


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Il a tapé.", True),
        ("Hier, elle est venue", True),
        ("J’ai tapé.", False),
        ("Il faut ranger.", False),
        ("Il y a un trombone.", False),
        ("l’île", False),
    ],
)
def test_somebody_else_is_spoken_of(text, is_said):
    assert is_about_somebody(text) is is_said


@pytest.mark.parametrize(
    ("question", "remarks"),
    [
        ("Avez-vous un ordinateur ?", ["closed"]),
        ("« Vous avez essayé ? »", ["closed"]),
        ("Est-ce que ça marche ?", ["closed"]),
        ("Y a-t-il le wifi ?", ["closed"]),
        ("Votre fille vous aide-t-elle ?", ["closed"]),
        ("Pourquoi avoir arrêté ?", ["why"]),
        ("« Montrez-moi où cela s’arrête. »", []),
        ("Comment avez-vous su ?", []),
        ("Qu’est-ce qui vous amène ?", []),
        ("De quelle démarche s’agit-il, et pour quand ?", []),
        ("Je ferais le dossier", ["no_question"]),
        ("", ["no_question"]),
        ("؟" * 100_000, ["no_question"]),
    ],
)
def test_a_question_is_open_or_it_is_said(question, remarks):
    assert remarks_on_question(question) == remarks


@pytest.mark.parametrize(
    ("step", "remarks"),
    [("Une pièce, jeudi.", []), ("Le 12.", []), ("Un atelier.", ["no_date"]), ("", ["no_date"])],
)
def test_a_step_has_a_date_or_it_is_said(step, remarks):
    assert remarks_on_step(step) == remarks


def test_words_that_judge_are_named_once():
    text = "Il est nul, NUL, trop vieux, assisté, et refuse d'apprendre. Il assiste à l’annulation."

    assert judging_words(text) == ["nul", "NUL", "trop vieux", "assisté", "refuse d'apprendre"]


def test_clues_count_when_ticked_and_present_or_neither():
    diagnosis = exercise_of(exercising.block(exercising.DIAGNOSIS))
    device, around, sight = (clue.id for clue in diagnosis.clues)

    assert right_clues(diagnosis, [device, around]) == {device, around, sight}
    assert clue_points(diagnosis, [device, around]) == 4
    assert clue_points(diagnosis, [device, sight, "x"]) == 1
    assert clue_points(of("diagnosis"), []) == 4


def test_cards_in_their_place_make_the_mark():
    sorting = exercise_of(exercising.block(exercising.SORTING))
    first, second = (group.id for group in sorting.groups)
    everything = dict.fromkeys((card.id for card in sorting.cards), first)

    assert placed_in(sorting, {**everything, "x": first, sorting.cards[0].id: "x"}) == {
        card.id: first for card in sorting.cards[1:]
    }
    assert len(right_cards(sorting, everything)) == 2
    assert sorting_mark(sorting, everything) == Decimal("0.50000")
    assert sorting_mark(sorting, {**everything, sorting.cards[2].id: second}) == Decimal("0.75000")
    assert sorting_mark(of("sorting"), {}) == 0


def test_cards_are_mixed_in_one_order_for_one_person():
    sorting = exercise_of(exercising.block(exercising.SORTING))

    assert mixed(sorting, "ada") == mixed(sorting, "ada")
    assert set(mixed(sorting, "ada")) == set(sorting.cards)
    assert len({mixed(sorting, str(n)) for n in range(20)}) > 1


@pytest.mark.parametrize(
    ("kind", "value", "faults"),
    [
        ("sorting", {}, ["few_groups", "few_cards"]),
        ("booklet", {"lines": []}, ["no_line"]),
        ("rewriting", {"sentences": []}, ["no_sentence"]),
        ("diagnosis", {"clues": [{"text": "a"}]}, ["no_clue"]),
    ],
)
def test_an_exercise_that_asks_nothing_is_refused(kind, value, faults):
    assert [found.fault for found in faults_of(of(kind, **value))] == faults
