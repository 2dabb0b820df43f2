"""How hard a French text is to read: the figures of the published formulas."""

import pytest

from content.rules.markdown import plain_text
from content.rules.plain_words import readability, syllables

CAT = "Le chat dort. Il est sur le lit."
OFFICIAL = (
    "Conformément aux dispositions réglementaires susvisées, l'allocataire est invité à procéder"
    " à l'actualisation dématérialisée de sa situation."
)
FRIENDLY = "Vous devez dire à la Caf ce qui a changé dans votre vie. Vous le faites sur internet."


@pytest.mark.parametrize(
    ("text", "ease", "lix", "longest"),
    [(CAT, 129.3, 4.0, 5), (OFFICIAL, -3.4, 68.0, 18), (FRIENDLY, 107.9, 14.6, 13)],
)
def test_the_reference_texts_have_their_known_measures(text, ease, lix, longest):
    measured = readability(text)

    assert (round(measured.ease, 1), round(measured.lix, 1)) == (ease, lix)
    assert measured.longest_words == longest


def test_a_simple_text_is_easy_and_has_no_long_sentence():
    long_but_easy = " ".join(["un chat dort sur le lit"] * 4) + "."

    assert readability(FRIENDLY).is_simple
    assert not readability(OFFICIAL).is_simple
    assert not readability(long_but_easy).is_simple
    assert readability(long_but_easy).longest == long_but_easy


def test_a_text_without_a_word_has_no_measure():
    assert readability(" …\n! ") is None


@pytest.mark.parametrize(
    ("word", "count"), [("le", 1), ("table", 1), ("tables", 1), ("aéré", 2), ("idée", 2), ("ch", 1)]
)
def test_a_mute_e_at_the_end_is_no_syllable(word, count):
    assert syllables(word) == count


def test_the_words_of_a_markdown_text_are_read_without_its_signs():
    table = "| a | b |\n|-|-|\n| c | d |"
    text = f"**Bonjour** à [tous](https://exemple.fr) !\n\n- un\n- deux & trois\n\n{table}"

    assert [line.strip() for line in plain_text(text).split("\n") if line.strip()] == [
        "Bonjour à tous !",
        "un",
        "deux & trois",
        "a",
        "b",
        "c",
        "d",
    ]
