"""Exercises in packs: read, refused with their line, written back byte for byte."""

import pytest

from curriculum.actions.packs.exercises import said_by
from curriculum.rules.exercise_writing import exercise_text
from curriculum.rules.exercises import Booklet, Sorting, exercise_of
from tests.curriculum import exercising


@pytest.mark.parametrize("written", exercising.EVERY)
def test_an_exercise_comes_back_byte_for_byte(written):
    exercise, problems = exercising.read(written)

    assert problems == []
    assert exercise_text(exercise) == written


@pytest.mark.parametrize("written", exercising.EVERY)
def test_a_lesson_keeps_what_a_pack_says(written):
    exercise, _problems = exercising.read(written)
    block = exercising.block(written)

    assert said_by(block["type"], block["value"]) == exercise.value
    assert exercising.block(written) == block


def test_cards_keep_their_identity_whatever_is_said_of_them():
    corrected = exercising.SORTING.replace("Aucun geste ne rallume", "Rien ne rallume")
    before = exercise_of(exercising.block(exercising.SORTING))
    after = exercise_of(exercising.block(corrected))

    assert isinstance(before, Sorting)
    assert before.cards != after.cards
    assert [card.id for card in before.cards] == [card.id for card in after.cards]
    assert len({card.id for card in before.cards}) == 4


def test_the_words_that_betray_a_detail_are_separated_by_commas():
    booklet = exercise_of(exercising.block(exercising.BOOKLET))

    assert isinstance(booklet, Booklet)
    assert [detail.words for detail in booklet.details] == [
        ("Rabat2019",),
        ("sœur", "dispute"),
        (),
    ]


def test_a_draft_without_anything_is_an_exercise_all_the_same():
    own = exercising.block(exercising.SORTING)["id"]
    for kind in ("sorting", "diagnosis", "booklet", "rewriting"):
        assert exercise_of({"type": kind, "id": own, "value": {"title": None}}).title == ""
    bare = {"groups": [{"name": "un", "cards": [{"text": "a"}]}, {"name": "deux"}]}
    assert exercise_of({"type": "sorting", "id": own, "value": bare}).cards[0].id == "0-0"


@pytest.mark.parametrize(
    ("written", "old", "new", "line", "said"),
    [
        (exercising.SORTING, "cle=le-tri ", "", 1, "manque après tri"),
        (exercising.SORTING, "cle=le-tri", "cle=Le_tri", 1, "Une clé n’a que des minuscules"),
        (exercising.SORTING, "seuil=75", "seuil=0", 1, "Le seuil est un nombre entier"),
        (exercising.SORTING, "minutes=7", "minutes=x", 1, "La durée de l’activité"),
        (exercising.SORTING, "minutes=7", 'minutes="7', 1, "Guillemet jamais fermé après tri"),
        (exercising.SORTING, "seuil=75", "minutes=7", 1, "écrit deux fois après tri"),
        (exercising.SORTING, 'titre="Le tri"', f'titre="{"t" * 121}"', 1, "trop long"),
        (exercising.REWRITING, "minutes=12", "minutes=12 seuil=3", 1, "pas prévu après reecriture"),
        (exercising.SORTING, "        indice:", "        indise:", 8, "pas un mot-clé"),
        (exercising.SORTING, '- texte: "« Il s’éteint tout seul. »"', "- indice: x", 6,
         "manque dans l’en-tête"),
        (exercising.SORTING, "l’appareil", "la connexion", 1, "Le groupe"),
        (exercising.SORTING, "Il faut se mettre à la fenêtre.",
         "Il s’éteint tout seul.", 1, "La carte"),
        (exercising.DIAGNOSIS, "present: true", "present: peut-être", 6, "vaut true ou false"),
        (exercising.DIAGNOSIS, "present: true", "present: false", 1, "Aucun indice"),
        (exercising.BOOKLET, "ranger mes papiers.", "sans ma soeur.", 1, "Le modèle dit"),
        (exercising.BOOKLET, "  - texte: la photo jointe\n", "  - la photo\n  - texte: x\n", 11,
         "de «\u202fdetails\u202f» dit"),
        (exercising.REWRITING, "Dites-nous si vous travaillez.",
         "Il vous appartient de procéder à l’actualisation de votre situation.", 1, "version"),
        (exercising.REWRITING, "phrases:", "phrase:", 2, "pas un mot-clé"),
        (exercising.REWRITING, "depart: Il", "depart: 'Il", 3, "Guillemet jamais fermé"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(written, old, new, line, said):
    assert old in written
    _exercise, problems = exercising.read(written.replace(old, new))

    assert next(at for at, sentence in problems if said in sentence) == line


def test_lists_too_long_or_too_short_are_refused():
    _exercise, short = exercising.read(
        '```tri cle=a titre="A" minutes=1\ngroupes:\n  - nom: un\n    cartes:\n'
        "      - texte: a\n      - texte: b\n```"
    )
    _exercise, long = exercising.read(
        '```reecriture cle=a titre="A" minutes=1\nphrases:\n'
        + "  - depart: a\n    version: b\n" * 13
        + "```"
    )
    _exercise, empty = exercising.read('```tri cle=a titre="A" minutes=1\n```')

    assert "de 2 à 8. Il y en a 1" in short[0][1]
    assert "de 1 à 12. Il y en a 13" in long[0][1]
    assert empty
