"""A question is read in one language, and a reply means the same in both."""

from dataclasses import replace
from decimal import Decimal

import pytest

from curriculum.rules.question_words import mixes_replies, wording_said, words_of_wording
from curriculum.rules.questions import Choice, Wording
from curriculum.rules.translating import Said

SINGLE = Wording(
    "single",
    "Combien ?",
    (Choice("deux", Decimal(1), "Oui."), Choice("trois", Decimal(0))),
    "Deux.",
)
MATCHING = Wording(
    "matching",
    "Associez.",
    (Choice("chat", Decimal(1), match="miaule"), Choice("chien", Decimal(1), match="aboie")),
)


def said(wording, **other):
    """Every text in English, with another French or another English where a test says so."""
    words = {p: Said(f"EN {t}", t) for p, t in words_of_wording(wording).items()}
    return words | {place.replace("_", "/", 1): text for place, text in other.items()}


def test_every_text_that_somebody_reads_has_its_place():
    assert words_of_wording(SINGLE) == {
        "prompt": "Combien ?",
        "choice:0/text": "deux",
        "choice:0/feedback": "Oui.",
        "choice:1/text": "trois",
        "general_feedback": "Deux.",
    }


def test_a_question_in_english_has_the_same_choices_with_the_same_weights():
    english = wording_said(SINGLE, said(SINGLE))

    assert english.prompt == "EN Combien ?"
    assert [c.text for c in english.choices] == ["EN deux", "EN trois"]
    assert [c.fraction for c in english.choices] == [1, 0]
    assert english.general_feedback == "EN Deux."


def test_a_question_with_a_missing_or_an_older_word_is_read_in_french():
    words = said(SINGLE)
    del words["general_feedback"]

    assert wording_said(SINGLE, {}) is None
    assert wording_said(SINGLE, words) is None
    assert wording_said(replace(SINGLE, prompt="Combien donc ?"), said(SINGLE)) is None
    assert not mixes_replies(SINGLE, words)


def test_two_replies_that_become_one_in_english_leave_the_question_in_french():
    same = {"choice:0/text": Said("two", "deux"), "choice:1/text": Said("Two", "trois")}
    sounds = {f"choice:{n}/match": Said("shouts", t) for n, t in enumerate(("miaule", "aboie"))}

    assert wording_said(SINGLE, said(SINGLE) | same) is None
    assert mixes_replies(SINGLE, said(SINGLE) | same)
    assert mixes_replies(MATCHING, said(MATCHING) | sounds)
    assert wording_said(MATCHING, said(MATCHING)).matches == ("EN miaule", "EN aboie")


@pytest.mark.parametrize(
    ("kind", "texts"), [("short_text", ("Insee", "*")), ("true_false", ("true", "false"))]
)
def test_what_is_typed_or_true_is_taken_as_in_french(kind, texts):
    choices = (Choice(texts[0], Decimal(1), "Oui."), Choice(texts[1], Decimal(0)))
    wording = Wording(kind, "Qui ?", choices)

    assert set(words_of_wording(wording)) == {"prompt", "choice:0/feedback"}
    assert [c.text for c in wording_said(wording, said(wording)).choices] == list(texts)
