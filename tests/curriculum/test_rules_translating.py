"""English words follow the French that they say."""

from curriculum.rules.translating import (
    Coverage,
    Found,
    Said,
    State,
    coverage_of,
    found_in,
    mark_of,
    reworded,
)

WORDS = {"a": Said("One", "Un"), "b": Said("Two", "Deux")}
FRENCH = {"a": "Un", "b": "Deux"}


def marks(french):
    return {place: mark_of(text) for place, text in french.items()}


def test_words_are_fresh_while_their_french_is_the_same_whatever_its_spaces():
    found = found_in(WORDS, {"a": " Un\n", "b": "Deux"})

    assert [it.state for it in found.values()] == [State.FRESH, State.FRESH]


def test_words_are_stale_once_their_french_changed_and_say_what_it_was():
    assert found_in(WORDS, {**FRENCH, "b": "Deux ou trois"})["b"] == Found(
        State.STALE, "Two", "Deux"
    )


def test_words_follow_a_text_that_moved_and_are_not_stale_where_it_stood():
    found = found_in(WORDS, {"a": "Nouveau", "b": "Un", "c": "Deux"})

    assert found["a"].state is State.MISSING
    assert (found["b"].text, found["c"].text) == ("One", "Two")


def test_a_part_is_said_once_all_its_words_are_and_stale_with_one_of_them():
    french = {"a/title": "Un", "a/text": "Deux", "b": "Trois", "c": "Quatre", "c/x": "Autre"}
    words = {"a/title": Said("One", "Un"), "a/text": Said("Two", "2"), "c": Said("4", "Quatre")}

    assert coverage_of(words, french) == Coverage(total=3, said=1, stale=1)
    assert not coverage_of(words, french).is_whole
    assert coverage_of(WORDS, FRENCH).is_whole


def test_stale_words_stay_stale_until_somebody_changes_them_or_agrees():
    french = {"a": "Un seul", "b": "Deux"}
    same = {"a": "One", "b": "Two"}

    untouched = reworded(WORDS, french, same, marks=marks(french))
    agreed = reworded(WORDS, french, same, marks=marks(french), agreed=["a"])
    changed = reworded(WORDS, french, {**same, "a": "Only one"}, marks=marks(french))

    assert untouched == WORDS
    assert agreed["a"] == Said("One", "Un seul")
    assert changed["a"] == Said("Only one", "Un seul")


def test_what_was_typed_beside_a_french_that_changed_meanwhile_is_to_be_read_again():
    seen, now = marks({"a": "Un", "b": "Deux"}), {"a": "Un", "b": "Autre chose"}
    words = reworded({}, now, {"a": "One", "b": "Two"}, marks=seen)

    assert words == {"a": Said("One", "Un"), "b": Said("Two", "")}
    assert found_in(words, now)["b"].state is State.STALE


def test_nothing_typed_takes_the_words_away_and_what_was_not_shown_is_kept():
    words = {**WORDS, "gone": Said("Gone", "Parti")}

    assert reworded(words, FRENCH, {"a": " ", "elsewhere": "?"}, marks=marks(FRENCH)) == {
        "b": Said("Two", "Deux"),
        "gone": Said("Gone", "Parti"),
    }
