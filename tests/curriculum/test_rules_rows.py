"""A lesson's blocks, as rows."""

from uuid import UUID

from curriculum.rules.activities import ends_with_an_activity
from curriculum.rules.drawing import Draw
from curriculum.rules.rows import (
    Figure,
    Note,
    Part,
    Passage,
    Quiz,
    pictures_in,
    quizzes_of,
    rows_of,
)
from curriculum.rules.words import words_of_blocks

QUIZ = UUID("11111111-1111-4111-8111-111111111111")
QUESTION = UUID("22222222-2222-4222-8222-222222222222")


def block(kind, value, id_="a"):
    return {"type": kind, "value": value, "id": id_}


def picture(chosen, caption=""):
    return block("picture", {"picture": chosen, "caption": caption}, "p")


def quiz(questions):
    value = {"title": "Pour finir", "minutes": 1, "pass_mark": 100, "questions": questions}
    return block("quiz", value, str(QUIZ))


def test_a_heading_opens_a_row_and_stands_in_its_margin():
    rows = rows_of([block("heading", "Quatre côtés", "h"), block("passage", "Un.")])

    assert rows == [Part("h", "Quatre côtés", (Passage("Un."),))]


def test_what_comes_before_any_heading_is_a_row_without_a_title():
    assert rows_of([block("passage", "Un.", "x")]) == [Part("x", "", (Passage("Un."),))]


def test_a_picture_belongs_to_the_row_in_progress():
    chosen = {"image": 3, "decorative": False, "alt_text": "Un carré"}
    rows = rows_of([block("heading", "Voir", "h"), picture(chosen, "Quatre côtés")])

    assert rows == [Part("h", "Voir", (Figure(3, "Un carré", "Quatre côtés", is_first=True),))]


def test_a_decorative_picture_has_no_text_alternative():
    chosen = {"image": "3", "decorative": True, "alt_text": "oubliée"}

    assert rows_of([picture(chosen)]) == [Part("p", "", (Figure(3, "", "", is_first=True),))]


def test_a_picture_not_chosen_yet_shows_nothing():
    assert rows_of([picture(None), picture({"image": None})]) == []


def test_a_note_and_a_quiz_are_rows_of_their_own_and_the_text_goes_on_without_a_title():
    note = {"kind": "retenir", "title": "", "text": "- Un.\n- Deux."}
    rows = rows_of(
        [
            block("heading", "Ensemble", "h"),
            block("note", note, "n"),
            block("passage", "Après.", "s"),
            quiz([{"type": "item", "id": "i", "value": str(QUESTION)}]),
            block("passage", "Fin.", "f"),
        ]
    )

    assert rows == [
        Part("h", "Ensemble", ()),
        Note("n", "retenir", "", "- Un.\n- Deux."),
        Part("s", "", (Passage("Après."),)),
        Quiz(QUIZ, "Pour finir", 1, 100, (QUESTION,)),
        Part("f", "", (Passage("Fin."),)),
    ]


def test_questions_are_read_bare_or_as_items_and_an_empty_place_is_left_out():
    raw = quiz([str(QUESTION), None, {"type": "item", "value": QUIZ, "id": "i"}])

    assert quizzes_of([raw])[0].questions == (QUESTION, QUIZ)


def test_a_question_listed_twice_is_asked_once():
    assert quizzes_of([quiz([str(QUESTION), str(QUESTION)])])[0].questions == (QUESTION,)


def test_draws_are_read_bare_or_as_items_and_a_line_half_filled_draws_nothing():
    raw = quiz([str(QUESTION)])
    raw["value"]["draws"] = [
        {"topic": "accueil", "count": 2},
        {"type": "item", "value": {"topic": "gestes", "count": "1"}, "id": "i"},
        {"topic": None, "count": 2},
        {"topic": "accueil", "count": None},
    ]

    assert quizzes_of([raw])[0].draws == (Draw("accueil", 2), Draw("gestes", 1))


def test_the_numbers_in_a_draft_may_still_be_missing():
    value = {"title": None, "minutes": None, "pass_mark": None, "questions": []}

    assert quizzes_of([block("quiz", value, str(QUIZ))]) == [Quiz(QUIZ, "", 0, 0, ())]


def test_an_unknown_block_is_left_out():
    assert rows_of([block("hologram", {})]) == []


def test_the_pictures_of_a_lesson_are_known_by_number():
    chosen = {"image": 3, "decorative": True, "alt_text": ""}

    assert pictures_in([picture(chosen), picture(chosen), block("passage", "Un.")]) == {3}


def test_a_lesson_ends_with_an_activity_or_not():
    sorting = block("sorting", {"title": "Trier", "minutes": 7})

    assert ends_with_an_activity([block("passage", "Un."), quiz([])])
    assert ends_with_an_activity([quiz([]), sorting])
    assert not ends_with_an_activity([quiz([]), block("passage", "Un.")])
    assert not ends_with_an_activity([])


def test_a_block_that_nobody_knows_says_nothing():
    assert rows_of([block("hologram", "Un.")]) == []
    assert words_of_blocks([block("hologram", "Un."), block("passage", "Deux.")]) == "Deux."
