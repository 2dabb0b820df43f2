"""What a question says in English. A question is read in one language: whole, or in French.

What is typed (a number, a short text) is taken as it was written in French: marks are the same
in every language.
"""

from collections.abc import Iterator
from dataclasses import replace

from content.rules.languages import English
from curriculum.rules.questions import KINDS_TYPED, Choice, Wording, faults_of
from curriculum.rules.translating import State, Words, found_in, has_words


def words_of_wording(wording: Wording) -> dict[str, str]:
    """Every text that somebody reads, by its place ("prompt", "choice:0/text")."""
    return {place: text for place, text in _texts(wording) if has_words(text)}


def _texts(wording: Wording) -> Iterator[tuple[str, str]]:
    yield "prompt", wording.prompt
    for number, choice in enumerate(wording.choices):
        place = f"choice:{number}"
        if is_read(wording):
            yield f"{place}/text", choice.text
            yield f"{place}/match", choice.match
        yield f"{place}/feedback", choice.feedback
    yield "general_feedback", wording.general_feedback


def is_read(wording: Wording) -> bool:
    """Whether its choices are shown, in the words of their author."""
    return wording.kind not in KINDS_TYPED and wording.kind != "true_false"


def wording_said(wording: Wording, words: Words) -> Wording | None:
    """The same question in English; None when part of it is missing, or of a former version."""
    english = _in_english(wording, words)
    return english if english and asks_the_same(wording, english) else None


def mixes_replies(wording: Wording, words: Words) -> bool:
    """Whether it is whole in English, but some of its replies can no longer be told apart."""
    english = _in_english(wording, words)
    return english is not None and not asks_the_same(wording, english)


def _in_english(wording: Wording, words: Words) -> Wording | None:
    found = found_in(words, words_of_wording(wording))
    if not found or any(it.state is not State.FRESH for it in found.values()):
        return None
    said = {place: English(it.text) for place, it in found.items()}
    return replace(
        wording,
        prompt=said.get("prompt", wording.prompt),
        choices=tuple(_choice_said(c, f"choice:{n}", said) for n, c in enumerate(wording.choices)),
        general_feedback=said.get("general_feedback", wording.general_feedback),
    )


def _choice_said(choice: Choice, place: str, said: dict[str, English]) -> Choice:
    return replace(
        choice,
        text=said.get(f"{place}/text", choice.text),
        feedback=said.get(f"{place}/feedback", choice.feedback),
        match=said.get(f"{place}/match", choice.match),
    )


def asks_the_same(wording: Wording, english: Wording) -> bool:
    """Whether a reply to one is a reply to the other: replies are kept as places.

    Two choices or two matches that differ in French may not become the same in English.
    """
    return not set(faults_of(english)) - set(faults_of(wording)) and _matches(english) == _matches(
        wording
    )


def _matches(wording: Wording) -> list[int]:
    return [wording.matches.index(choice.match) for choice in wording.choices]
