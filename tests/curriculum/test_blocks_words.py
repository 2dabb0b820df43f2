"""The words of every kind of block find their English, and a block speaks one language."""

import pytest

from content.rules.languages import English, has_english
from curriculum.blocks.lessons import LessonBlocks
from curriculum.blocks.words import blocks_said, words_of_blocks
from curriculum.rules.rows import rows_of
from curriculum.rules.translating import Said
from tests.curriculum.lesson_writing import passage, picture

STREAM = LessonBlocks()
STEPS = {
    "type": "steps",
    "id": "s",
    "value": {
        "steps": [
            {"type": "item", "id": "one", "value": {"title": "Ouvrir", "text": "La porte."}},
            {"title": "Fermer", "text": ""},
        ]
    },
}
TABLE = {
    "type": "table",
    "id": "t",
    "value": {
        "data": [["Qui", "2026"], [None, "Ada"]],
        "table_caption": "Qui fait quoi",
        "table_header_choice": "row",
    },
}
NOTE = {"type": "note", "id": "n", "value": {"kind": "savoir", "title": "Vrai", "text": "Oui."}}


def english_of(*blocks):
    return {p: Said(f"EN {t}", t) for p, t in words_of_blocks(STREAM, blocks).items()}


@pytest.mark.parametrize(
    ("block", "places"),
    [
        ({"type": "heading", "id": "h", "value": "Titre"}, {"h"}),
        (NOTE, {"n/title", "n/text"}),
        (STEPS, {"s/steps/one/title", "s/steps/one/text", "s/steps/1/title"}),
        (TABLE, {"t/0/0", "t/1/1", "t/caption"}),
        ({"type": "recording", "id": "r", "value": {"recording": 3}}, set()),
        ({"type": "passage", "id": "p", "value": "2 + 2 = 4"}, set()),
        ({"type": "note", "id": "x", "value": None}, set()),
        ({"type": "table", "id": "x", "value": None}, set()),
        ({"type": "vanished", "id": "x", "value": "Texte"}, set()),
    ],
)
def test_every_text_has_a_place_and_nothing_else_has(block, places):
    assert set(words_of_blocks(STREAM, [block])) == places


def test_the_words_of_a_decorative_picture_are_read_by_nobody():
    block = picture(1, alt="")
    block["value"]["picture"]["alt_text"] = "Un reste"
    block["value"]["caption"] = "Légende"

    assert set(words_of_blocks(STREAM, [block])) == {f"{block['id']}/caption"}


def test_all_the_words_of_a_block_are_said_and_nothing_else_changes():
    steps, table = blocks_said(STREAM, [STEPS, TABLE], english_of(STEPS, TABLE))

    assert steps["value"]["steps"][0] == {
        "type": "item",
        "id": "one",
        "value": {"title": "EN Ouvrir", "text": "EN La porte."},
    }
    assert table["value"]["data"] == [["EN Qui", "2026"], [None, "EN Ada"]]
    assert table["value"]["table_header_choice"] == "row"


def test_a_block_that_misses_a_word_stays_in_french_and_the_others_are_in_english():
    text = passage("Un texte.")
    words = english_of(NOTE, text)
    del words["n/title"]
    note, said = blocks_said(STREAM, [NOTE, text], words)

    assert note == NOTE
    assert said["value"] == "EN Un texte."


def test_older_words_are_still_read():
    (said,) = blocks_said(STREAM, [NOTE], {**english_of(NOTE), "n/text": Said("Yes.", "Si.")})

    assert said["value"]["text"] == "Yes."


def test_english_words_know_that_they_are_through_the_rows_of_a_lesson():
    text = passage("Un texte.")
    (row,) = rows_of(blocks_said(STREAM, [text], english_of(text)))
    (french,) = rows_of([text])

    assert has_english(row.pieces)
    assert not has_english(french.pieces)
    assert has_english(["un", English("one")])
    assert not has_english(3)
